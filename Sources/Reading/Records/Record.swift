import Model
import Text

/// One item of a list: a row, an object, an element of a page.
protocol Record {
  /// Every text a path finds, in order; throws for a path that cannot be.
  func texts(_ path: String) throws(Failure) -> [String]
  /// Addresses and titles of the links a path finds, where the format has links.
  func links(_ path: String) throws(Failure) -> [(title: String, address: String)]
  /// All there is, by name, when a source names no fields.
  var columns: [(name: String, values: [String])] { get }
}

extension Record {
  func links(_ path: String) throws(Failure) -> [(title: String, address: String)] {
    try texts(path).map { ("", $0) }
  }
  var columns: [(name: String, values: [String])] { [] }
}

/// Makes entries of records by a source's field rules.
struct RecordReader {
  let source: Source
  /// The document's address, which relative links refer to.
  let base: String
  private let rules: [(name: String, rule: FieldRule, pattern: FieldPattern?)]
  /// Times without a zone are the region's own.
  private let zone = Zone.losAngeles

  init(_ answer: Answer) throws(Failure) {
    source = answer.source
    base = answer.document.url
    rules = try RecordReader.rules(answer.source.fields)
  }

  init(_ source: Source, fields: [String: FieldRule], base: String) throws(Failure) {
    self.source = source
    self.base = base
    rules = try RecordReader.rules(fields)
  }

  /// The rules by name, so that the same source gives the same entries, with their patterns compiled once.
  private static func rules(
    _ fields: [String: FieldRule]
  ) throws(Failure) -> [(name: String, rule: FieldRule, pattern: FieldPattern?)] {
    var rules: [(String, FieldRule, FieldPattern?)] = []
    for (name, rule) in fields.sorted(by: { $0.key < $1.key }) {
      rules.append((name, rule, try rule.match.map { text throws(Failure) in try FieldPattern(text) }))
    }
    return rules
  }

  /// Nil when `where` leaves the record out, or nothing at all could be read from it.
  func entry(_ record: some Record) throws(Failure) -> Entry? {
    for (column, wanted) in source.filter.sorted(by: { $0.key < $1.key }) {
      let values = try record.texts(column).map { oneLine($0).lowercased() }
      guard values.contains(where: { value in wanted.contains { $0.lowercased() == value } }) else { return nil }
    }
    var entry = Entry(source: source.id, id: "", title: "", language: source.language)
    try fill(&entry, from: record)
    guard !entry.title.isEmpty || entry.link != nil || !entry.summary.isEmpty else { return nil }
    if entry.id.isEmpty { entry.id = entry.link ?? fingerprint(of: entry) }
    return entry
  }

  /// Sets what the rules find; fields that are set already and not found stay.
  func fill(_ entry: inout Entry, from record: some Record) throws(Failure) {
    if rules.isEmpty { fillColumns(&entry, record) }
    for (name, rule, pattern) in rules {
      if name == "links" {
        try fillLinks(&entry, rule, pattern, record)
      } else {
        set(name, try values(rule, pattern, record), rule, &entry)
      }
    }
    completeEnd(&entry)
  }

  /// An end that is only a time of day is on the day of the start: "3:30 pm".
  private func completeEnd(_ entry: inout Entry) {
    guard let end = entry.first(EntryField.end), let start = entry.first(EntryField.start), start.utf8.count >= 10,
      readDate(oneLine(end), in: zone) == nil, let date = readDate("\(start.prefix(10)) \(oneLine(end))", in: zone)
    else { return }
    entry.fields[EntryField.end] = [date.iso]
  }

  /// The texts of the first path that gives any, after `match` and in their `form`; else the fallback.
  func values(_ rule: FieldRule, _ pattern: FieldPattern?, _ record: some Record) throws(Failure) -> [String] {
    let ways = rule.isJoined ? [""] : rule.paths
    for path in ways {
      var found = rule.isJoined ? try joined(rule, record) : try record.texts(path).filter { !isBlank($0) }
      if let pattern { found = found.compactMap { pattern.value(in: $0) }.filter { !isBlank($0) } }
      guard !found.isEmpty else { continue }
      if let form = rule.form { return found.map { form.replacing("{}", with: oneLine($0)) } }
      return found
    }
    return rule.fallback.map { [$0] } ?? []
  }

  /// What the paths give, one text with spaces between: a day and a time in two columns.
  private func joined(_ rule: FieldRule, _ record: some Record) throws(Failure) -> [String] {
    var parts: [String] = []
    for path in rule.paths { parts += try record.texts(path).filter { !isBlank($0) }.prefix(1) }
    return parts.isEmpty ? [] : [parts.map(oneLine).joined(separator: " ")]
  }

  /// Links with their titles; `match` takes the address out of what holds it, such as a script.
  private func fillLinks(
    _ entry: inout Entry, _ rule: FieldRule, _ pattern: FieldPattern?, _ record: some Record
  ) throws(Failure) {
    for path in rule.paths {
      var links = try record.links(path)
      if let pattern { links = links.compactMap { link in pattern.value(in: link.address).map { (link.title, $0) } } }
      links.removeAll { isBlank($0.address) }
      guard !links.isEmpty else { continue }
      entry.fields["links"] = links.map { resolvedAddress($0.address, base: base) }
      entry.fields["link_titles"] = links.map { oneLine($0.title) }
      return
    }
  }

  /// Puts the values of a rule where the entry has a place for them, all others under their name.
  private func set(_ name: String, _ values: [String], _ rule: FieldRule, _ entry: inout Entry) {
    guard let first = values.first else { return }
    switch name {
    case "title": entry.title = oneLine(plainText(first))
    case "url", "link": entry.link = address(first)
    case "id": entry.id = oneLine(first)
    case "summary": entry.summary = values.map(trimmed).joined(separator: "\n")
    case "language": entry.language = oneLine(first)
    case "published", "updated": setDate(name, first, rule, &entry)
    default: entry.fields[name] = values.compactMap { fieldValue(name, $0, rule) }
    }
    if entry.fields[name]?.isEmpty == true { entry.fields[name] = nil }
  }

  /// An absolute web address from what a column or attribute says; nil when it is none.
  private func address(_ text: String) -> String? {
    let joined = resolvedAddress(decodedReferencesOnce(trimmed(text)), base: base)
    if WebAddress(joined) != nil { return joined }
    // "www.example.org" in a column is meant as an address.
    return joined.hasPrefix("www.") ? WebAddress("https://" + joined)?.description : nil
  }

  /// By the formats of the rule in turn; without any, by whatever shape it has.
  private func date(_ text: String, _ rule: FieldRule) -> DateText? {
    let text = oneLine(text)
    for pattern in rule.format {
      if let date = readDate(text, pattern: pattern, in: zone) { return date }
    }
    return rule.format.isEmpty ? readDate(text, in: zone) : nil
  }

  /// A date of the item itself; its precision is kept beside it when it is no full day.
  private func setDate(_ name: String, _ text: String, _ rule: FieldRule, _ entry: inout Entry) {
    guard let date = date(text, rule), !date.isSentinel else { return }
    if name == "published" { entry.published = date.instant } else { entry.updated = date.instant }
    entry.fields[name + "_date"] = [date.iso]
    entry.fields[name + "_precision"] = [date.precision.rawValue]
  }

  /// Dates become ISO where the rule says how to read them and for events; sentinels go; all else stays as written.
  private func fieldValue(_ name: String, _ text: String, _ rule: FieldRule) -> String? {
    let value = trimmed(text)
    let isEvent = name == EntryField.start || name == EntryField.end
    guard isEvent || !rule.format.isEmpty || name == EntryField.deadline || name == EntryField.opens else {
      return value
    }
    guard let date = date(value, rule) else { return value }
    if date.isSentinel { return nil }
    return isEvent || !rule.format.isEmpty ? date.iso : value
  }

  /// Without rules: the standard names, else every column under its own name.
  private func fillColumns(_ entry: inout Entry, _ record: some Record) {
    let rule = FieldRule(paths: [])
    for (name, values) in record.columns {
      let key = name.lowercased()
      set(RecordReader.aliases[key] ?? (EntryField.all.contains(key) ? key : "x_" + key), values, rule, &entry)
    }
  }

  private static let aliases: [String: String] = [
    "title": "title", "name": "title", "url": "url", "link": "url", "id": "id", "summary": "summary",
    "description": "summary", "published": "published", "posted": "published", "date": "published",
    "updated": "updated", "language": "language", "close": "deadline", "open": "opens",
  ]
}
