import Text
import YAML

/// One mapping of feeds.yml, asked key by key; `finish` reports the keys that nobody asked for.
///
/// Each question gives nil when the key is absent or its value is wrong; wrong values are reported on the spot.
final class MappingReader {
  let node: YAMLNode
  /// What it describes, for messages: `a source`, `"mail"`.
  let what: String
  let file: ConfigurationFile
  private var values: [String: YAMLNode.Pair] = [:]
  private var asked: [String] = []

  /// Reports and gives nil when the node is no mapping.
  init?(_ node: YAMLNode, _ what: String, in file: ConfigurationFile) {
    self.node = node
    self.what = what
    self.file = file
    guard let pairs = node.pairs else {
      if node.content != .faulty {
        file.mistake(node.place, "\(what) is a mapping of keys and values, not \(node.kind)")
      }
      return nil
    }
    for pair in pairs { values[pair.key] = pair }
  }

  /// Whether the key is written at all, whatever its value.
  func has(_ key: String) -> Bool { values[key] != nil }

  /// Every key and value as written, for mappings whose keys are free.
  var pairs: [YAMLNode.Pair] { node.pairs ?? [] }

  /// The key's value, if there is one to read.
  func value(_ key: String) -> YAMLNode? {
    asked.append(key)
    guard let pair = values[key], pair.value.content != .faulty else { return nil }
    guard !pair.value.isNull else {
      mistake(pair.keyPlace, "\"\(key)\" has no value; write one or take the line out")
      return nil
    }
    return pair.value
  }

  /// A value that must be there.
  func required(_ key: String) -> YAMLNode? {
    let found = value(key)
    if values[key] == nil { mistake(node.place, "\(what) needs \"\(key)\"") }
    return found
  }

  /// Reports what is wrong at a place of the file.
  func mistake(_ place: YAMLPlace, _ message: String) { file.mistake(place, message) }

  /// Reports that a value is not what the key takes.
  func refuse(_ value: YAMLNode, _ key: String, takes: String) {
    mistake(value.place, "\"\(key)\" takes \(takes), not \(value.kind)")
  }

  /// Says that these keys are known although this reading does not need them.
  func know(_ keys: [String]) { asked += keys }

  /// Reports every key that was not asked for, with the nearest one that was.
  func finish() {
    for pair in pairs where !asked.contains(pair.key) {
      mistake(pair.keyPlace, unknown(pair.key))
    }
  }

  /// What to say of a key that nobody asked for: a secret, a slip of a known one, or a list of what there is.
  private func unknown(_ key: String) -> String {
    if Words.secrets.contains(key.lowercased()) {
      let better = asked.contains("password_file") ? "write password_file: with the path of a file that holds it" : ""
      return "\"\(key)\" is a secret, which never stands here" + (better.isEmpty ? "" : "; " + better)
    }
    let name = "unknown key \"\(YAMLNode.excerpt(key))\""
    if let better = Words.better(for: key, among: asked) { return "\(name); did you mean \"\(better)\"?" }
    return "\(name); \(what) knows \(Words.list(asked.sorted(), "and"))"
  }
}

extension MappingReader {
  /// Text on one or more lines, without the blanks around it.
  func text(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    return text(value, key)
  }

  /// A text that must be there and not be empty.
  func requiredText(_ key: String) -> String? {
    guard let value = required(key) else { return nil }
    return text(value, key)
  }

  private func text(_ value: YAMLNode, _ key: String) -> String? {
    guard let scalar = value.scalar else {
      refuse(value, key, takes: "text")
      return nil
    }
    let trimmed = Words.trimmed(scalar.text)
    guard !trimmed.isEmpty else {
      mistake(value.place, "\"\(key)\" is empty")
      return nil
    }
    return trimmed
  }

  /// The scalars of a list, or the one that stands there without a list.
  func scalars(_ key: String) -> [YAMLNode] {
    guard let value = value(key) else { return [] }
    guard let items = value.items else {
      if value.scalar == nil { refuse(value, key, takes: "text or a list of texts") }
      return value.scalar == nil ? [] : [value]
    }
    return items.filter { item in
      let isText = item.scalar.map { !Words.trimmed($0.text).isEmpty && !item.isNull } ?? false
      if !isText, item.content != .faulty { refuse(item, key, takes: "text in its list") }
      return isText
    }
  }

  /// The same as texts.
  func texts(_ key: String) -> [String] {
    scalars(key).compactMap { $0.scalar.map { Words.trimmed($0.text) } }
  }

  /// A whole number within a range; one outside of it is reported with the range.
  func integer(_ key: String, _ range: ClosedRange<Int>) -> Int? {
    guard let value = value(key) else { return nil }
    guard let number = value.integer, range.contains(number) else {
      refuse(value, key, takes: "a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// A number within a range; one outside of it is reported with the range.
  func number(_ key: String, _ range: ClosedRange<Double>) -> Double? {
    guard let value = value(key) else { return nil }
    guard let number = value.number, range.contains(number) else {
      refuse(value, key, takes: "a number from \(Words.plain(range.lowerBound)) to \(Words.plain(range.upperBound))")
      return nil
    }
    return number
  }

  /// True or false, written `true`, `false`, `yes` or `no` without quotes.
  func bool(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    if value.bool == nil { refuse(value, key, takes: "true or false, without quotes") }
    return value.bool
  }

  /// Seconds of a duration such as `6 hours`.
  func duration(_ key: String, _ range: ClosedRange<Int>) -> Int? {
    guard let value = value(key) else { return nil }
    guard let text = value.scalar?.text, let seconds = Units.seconds(text),
      let whole = Int(exactly: seconds.rounded(.up))
    else {
      refuse(value, key, takes: "a duration such as \"6 hours\" or \"2 days\"")
      return nil
    }
    guard range.contains(whole) else {
      let bounds = "\(Units.words(range.lowerBound)) to \(Units.words(range.upperBound))"
      mistake(value.place, "\"\(key)\" is \(value.kind); it may be \(bounds)")
      return nil
    }
    return whole
  }

  /// One of the words of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    guard let value = value(key) else { return nil }
    let known = Choice.allCases.map(\.rawValue)
    if let word = value.scalar?.text, let choice = Choice(rawValue: word) { return choice }
    let better = value.scalar.flatMap { Words.better(for: $0.text, among: known) }.map { "; did you mean \"\($0)\"?" }
    mistake(value.place, "\"\(key)\" takes \(Words.list(known, "or")), not \(value.kind)\(better ?? "")")
    return nil
  }

  /// The mapping under a key, read by `body` and finished.
  func mapping<Result>(_ key: String, _ body: (MappingReader) -> Result) -> Result? {
    guard let value = value(key), let reader = MappingReader(value, "\"\(key)\"", in: file) else { return nil }
    let result = body(reader)
    reader.finish()
    return result
  }
}
