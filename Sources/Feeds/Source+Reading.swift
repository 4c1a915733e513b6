import Model
import YAML

/// One entry of `sources`; nil when it is no mapping.
///
/// What is wrong in it is reported to `file`, and the reading goes on. A source that stands alone needs no id, name or
/// address.
func readSource(
  _ node: YAMLNode, _ defaults: Configuration.Defaults, isAlone: Bool = false, in file: ConfigurationFile
) -> Source? {
  guard let keys = MappingReader(node, "a source", in: file) else { return nil }
  let id = isAlone && !keys.has("id") ? "source" : readID(keys)
  let name = isAlone && !keys.has("name") ? id : keys.requiredText("name") ?? id
  var source = Source(id: id, name: name, request: readRequest(keys, isAlone), location: file.location(node.place))
  source.format = keys.choice("type", Source.Format.self) ?? .auto
  readStanding(keys, into: &source)
  readItems(keys, into: &source)
  source.expect = keys.mapping("expect") { readExpectation($0, source) } ?? source.expect
  source.interval = readInterval(keys, defaults.interval)
  source.paging = keys.mapping("paging", readPaging) ?? nil
  checkShape(keys, source)
  keys.finish()
  return source
}

/// The name under which everything the source ever said is stored; 1 to 64 small letters, digits, `-` and `_`.
private func readID(_ keys: MappingReader) -> String {
  guard let id = keys.requiredText("id"), let value = keys.value("id") else { return "" }
  let isWord =
    id.count <= 64 && id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-" || $0 == "_") }
  if !isWord { keys.mistake(value.place, "an id has small letters, digits, - and _, at most 64, not \(value.kind)") }
  return id
}

/// Whether robots.txt is kept to; `ignore` is for APIs whose owners invite programs.
private enum RobotsRule: String, CaseIterable { case obey, ignore }

/// What holds for every item of the source.
private func readStanding(_ keys: MappingReader, into source: inout Source) {
  source.section = keys.choice("section", Section.self)
  source.place = keys.choice("place", Place.self)
  source.language = keys.value("language").flatMap { checkedLanguage($0, "language", keys) }
  source.isOfficial = keys.bool("official") ?? false
  source.isEnabled = keys.bool("enabled") ?? true
  source.reason = keys.text("reason")
  source.ignoresRobots = keys.choice("robots", RobotsRule.self) == .ignore
  let tags = keys.scalars("tags")
  source.tags = tags.compactMap { $0.scalar?.text }
  for tag in tags { keys.file.note(tag: tag.scalar?.text ?? "", at: tag.place) }
  if !source.isEnabled, !keys.has("reason"), let value = keys.value("enabled") {
    keys.mistake(value.place, "\"enabled: false\" needs \"reason\", in words for whoever wonders later")
  }
}

/// Where the items are, and how each field is read.
private func readItems(_ keys: MappingReader, into source: inout Source) {
  let isMarkup = [.html, .xml].contains(source.format)
  source.items = keys.text("items")
  if isMarkup, let items = source.items, let value = keys.value("items") { checkXPath(items, at: value.place, keys) }
  source.runsOn = keys.bool("run_on") ?? false
  if source.runsOn, source.format != .html, let value = keys.value("run_on") {
    keys.mistake(value.place, "\"run_on\" is for type html: an item there runs on to where the next one begins")
  }
  source.frame = keys.value("frame").flatMap { readFieldRule($0, "frame", keys, true) }
  source.within = keys.value("within").flatMap { readFieldRule($0, "within", keys, false) }
  source.fields = readFieldRules("fields", keys, isMarkup)
  source.detail = readFieldRules("detail", keys, true)
  source.next = keys.value("next").flatMap { readFieldRule($0, "next", keys, isMarkup) }
  source.filter =
    keys.mapping("where") { columns in
      columns.pairs.reduce(into: [:]) { $0[$1.key] = columns.texts($1.key) }
    } ?? [:]
  source.remove = keys.scalars("remove").compactMap { node in
    let path = node.scalar?.text ?? ""
    checkXPath(path, at: node.place, keys)
    return path
  }
}

/// `expect: {min_items, required, every_days}`.
private func readExpectation(_ keys: MappingReader, _ source: Source) -> Source.Expectation {
  var expectation = Source.Expectation()
  expectation.minimumItems = keys.integer("min_items", 0...1_000_000) ?? 0
  expectation.everyDays = keys.integer("every_days", 1...3660)
  let known = Fields.known + source.fields.keys.sorted()
  expectation.required = keys.scalars("required").compactMap { node in
    let name = node.scalar?.text ?? ""
    return Fields.check(name, known, at: node.place, keys) ? name : nil
  }
  return expectation
}

/// `paging: {offset: PARAMETER, size: 25}` or `{page: PARAMETER, size: 50, start: 1}`.
private func readPaging(_ keys: MappingReader) -> Source.Paging? {
  let offset = keys.text("offset")
  let page = keys.text("page")
  let size = keys.integer("size", 1...100_000)
  let start = keys.integer("start", 0...1_000_000)
  let most = keys.integer("max_pages", 1...1000)
  guard (offset == nil) != (page == nil) else {
    let fault = offset == nil ? "needs one of" : "takes only one of"
    keys.mistake(
      keys.node.place, "\"paging\" \(fault) \"offset\" and \"page\": the parameter that counts items or pages")
    return nil
  }
  if !keys.has("size") { keys.mistake(keys.node.place, "\"paging\" needs \"size\", the number of items on a page") }
  return Source.Paging(
    style: page == nil ? .offset : .page, parameter: offset ?? page ?? "", size: size ?? 1,
    start: start ?? (page == nil ? 0 : 1),
    maximumPages: most ?? 20)
}

/// Reports what its type needs and what its type cannot use.
private func checkShape(_ keys: MappingReader, _ source: Source) {
  let type = source.format.rawValue
  if [.html, .xml].contains(source.format), !keys.has("items") {
    keys.mistake(keys.node.place, "a source of type \(type) needs \"items\", the XPath of each item")
  }
  if [.json, .jsonl, .csv, .html, .xml].contains(source.format), source.fields["title"] == nil,
    keys.node["fields"]?["title"] == nil
  {
    keys.mistake(keys.node.place, "a source of type \(type) needs \"fields\" with at least \"title\"")
  }
  if [.jsonl, .csv, .ics].contains(source.format), let value = keys.value("items") {
    keys.mistake(value.place, "a source of type \(type) has its items line by line; take \"items\" out")
  }
}
