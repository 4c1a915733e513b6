import Text

/// The words after the verb, read against its manual.
struct Arguments: Sendable, Equatable {
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]
  private var switches: Set<String> = []
  private let verb: String

  /// Reads `--name value`, `--name=value`, `--switch` and operands in any order; after `--` all are operands.
  init(_ words: some Sequence<String>, for manual: Manual) throws(UsageError) {
    verb = manual.name
    let options = manual.options + Manual.common
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      guard word.hasPrefix("--") else {
        guard
          manual.takesWords || !word.hasPrefix("-") || word == "-" || word.dropFirst().first?.isLetter != true
            || word.contains(":")
        else {
          throw UsageError(verb, "unknown option '\(word)'; options begin with two dashes")
        }
        operands.append(word)
        continue
      }
      let name = String(word.dropFirst(2).prefix { $0 != "=" })
      guard let option = options.first(where: { $0.name == name }) else {
        let hint = nearest(name, in: options.map(\.name)).map { "; did you mean '--\($0)'?" } ?? ""
        throw UsageError(verb, "unknown option '--\(name)'\(hint)")
      }
      try take(option, written: word, from: &rest)
    }
  }

  private mutating func take(
    _ option: Manual.Option, written word: String, from rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let given = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
    guard let placeholder = option.value else {
      guard given == nil else { throw UsageError(verb, "option '--\(option.name)' takes no value") }
      switches.insert(option.name)
      return
    }
    guard let value = given ?? rest.popFirst() else {
      throw UsageError(verb, "option '--\(option.name)' needs a value: --\(option.name) \(placeholder)")
    }
    values[option.name, default: []].append(value)
  }

  /// Whether the switch was given.
  func has(_ name: String) -> Bool { switches.contains(name) }

  /// The last value given for the option.
  func value(_ name: String) -> String? { values[name]?.last }

  /// Every value given for the option, in order.
  func values(_ name: String) -> [String] { values[name] ?? [] }

  /// The option as a whole number within the range; throws when it is none.
  func number(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        verb, "'\(text)' is no number for --\(name); give one from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The operands when their count fits; the error names what is missing or too much.
  func operands(_ count: ClosedRange<Int>, _ what: String) throws(UsageError) -> [String] {
    if operands.count < count.lowerBound {
      throw UsageError(verb, "\(what) \(what.contains(" and ") ? "are" : "is") missing")
    }
    if operands.count > count.upperBound {
      throw UsageError(verb, "'\(operands[count.upperBound])' is one operand too many")
    }
    return operands
  }
}

/// A command line that cannot be understood: exit 64.
struct UsageError: Error, Equatable, CustomStringConvertible {
  var verb: String
  var message: String

  init(_ verb: String, _ message: String) {
    self.verb = verb
    self.message = message
  }

  var description: String {
    verb.isEmpty ? "prevnet: \(message)" : "prevnet \(verb): \(message)\nprevnet help \(verb) shows how it is used"
  }
}
