import Searching
import Text

/// The words after the verb, read against what it takes.
struct Words: VerbWords {
  /// All that is no option, in its order.
  private(set) var operands: [String] = []
  private var values: [String: String] = [:]
  private var switches: Set<String> = []

  /// Options that every verb takes.
  static let common: [VerbUsage.Option] = [
    .init("archive", "FILE", "the archive; what sync fetched, or $PREVNET_HOME/archive.sqlite"),
    .init("home", "DIR", "where the archive and kept searches are"),
    .init("now", "DAY", "a fixed day, such as 2026-11-21"),
    .init("json", nil, "print JSON for scripts"),
    .init("help", nil, "print what this verb does"),
  ]

  /// `--name value`, `--name=value`, `--switch`; all else are operands, `-word` too, which search excludes.
  init(_ words: ArraySlice<String>, for usage: VerbUsage) throws(VerbMistake) {
    let options = usage.options + Words.common
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
      if let placeholder = option.value {
        let given = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
        guard let value = given ?? rest.popFirst() else {
          throw VerbMistake("option '--\(name)' needs a value: --\(name) \(placeholder)")
        }
        values[name] = value
      } else {
        switches.insert(name)
      }
    }
  }

  /// Whether a switch was given.
  func has(_ name: String) -> Bool { switches.contains(name) }

  /// The value of an option, nil when it was not given.
  func value(_ name: String) -> String? { values[name] }
}

extension VerbUsage {
  /// The whole of `prevnet-search help VERB`.
  func help(_ program: String) -> String {
    func lines(_ options: [Option]) -> String {
      options.map { "  --\($0.name)" + ($0.value.map { " \($0)" } ?? "") + "\n      \($0.help)\n" }.joined()
    }
    var text = "\(program) \(name) [options] \(operands)\n\n\(summary.prefix(1).uppercased() + summary.dropFirst()).\n"
    if !details.isEmpty { text += "\n\(details)\n" }
    if !options.isEmpty { text += "\nOptions:\n" + lines(options) }
    text += "\nOptions of every verb:\n" + lines(Words.common)
    if !examples.isEmpty {
      text += "\nExamples:\n" + examples.map { "  \(program) \($0.line)\n      \($0.what)\n" }.joined()
    }
    return text
  }
}
