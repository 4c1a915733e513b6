import Text

/// The words after a verb, read against what it takes.
package struct CommandWords: VerbWords {
  /// All that is no option, in its order.
  package private(set) var operands: [String] = []
  private var values: [String: String] = [:]
  private var switches: Set<String> = []

  /// `--name value`, `--name=value`, `--switch`; all else are operands, `-word` too, which search excludes.
  ///
  /// Throws for an option that is not among `options`, with the nearest that is, for one without its value, and for a
  /// switch with one.
  package init(_ words: ArraySlice<String>, options: [VerbUsage.Option]) throws(VerbMistake) {
    var rest = words
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), word.count > 2 else {
        if word == "--" {
          operands += rest
          return
        }
        operands.append(word)
        continue
      }
      let name = String(word.dropFirst(2).prefix { $0 != "=" })
      guard let option = options.first(where: { $0.name == name }) else {
        let hint = nearest(name, in: options.map(\.name)).map { "; did you mean '--\($0)'?" } ?? ""
        throw VerbMistake("unknown option '--\(name)'\(hint)")
      }
      let given = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
      if let placeholder = option.value {
        guard let value = given ?? rest.popFirst() else {
          throw VerbMistake("option '--\(name)' needs a value: --\(name) \(placeholder)")
        }
        values[name] = value
      } else if given == nil {
        switches.insert(name)
      } else {
        throw VerbMistake("option '--\(name)' takes no value")
      }
    }
  }

  /// Whether a switch was given.
  package func has(_ name: String) -> Bool { switches.contains(name) }

  /// The value of an option, nil when it was not given.
  package func value(_ name: String) -> String? { values[name] }
}
