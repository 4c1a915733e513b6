import Model
import Reading
import Text

/// What a trial visit showed: each stage with its counts.
struct TrialResult: Sendable {
  let source: Source
  var answers: [String] = []
  var format = ""
  var entries: [Entry] = []
  var warnings: [Failure] = []
  var pages = 0
  /// The address that gave the entries, after redirects and by way of a page that names its feed.
  var address: String
  var failure: Failure?

  init(source: Source) {
    self.source = source
    address = source.request.url
  }

  mutating func fetched(_ document: Document, seconds: Double, movedTo: String?) {
    let kind = document.headers["content-type"].map { ", \($0)" } ?? ""
    let tenths = Int((seconds * 10).rounded())
    answers.append("\(document.bytes.count) bytes\(kind), \(tenths / 10).\(tenths % 10) s, \(document.url)")
    if entries.isEmpty { address = movedTo ?? (pages == 0 ? source.request.url : document.url) }
  }

  mutating func add(_ items: ReadItems) {
    pages += 1
    format = items.format
    entries += items.entries
    warnings += items.warnings
  }

  /// How many entries have a value, by field, the standard ones first.
  private var fieldCounts: [(String, Int)] {
    var counts = [
      ("title", entries.filter { !$0.title.isEmpty }.count), ("url", entries.filter { $0.link != nil }.count),
      ("summary", entries.filter { !$0.summary.isEmpty }.count),
      ("published", entries.filter { $0.published != nil }.count),
    ]
    let others = Set(entries.flatMap { $0.fields.keys }).sorted()
    counts += others.map { name in (name, entries.filter { $0.first(name) != nil }.count) }
    return counts
  }

  /// For a person: fetch, read, fields, the first three items.
  var lines: [String] {
    var lines = answers.map { "fetch   \($0)" }
    if pages > 0 {
      let warned = warnings.isEmpty ? "" : ", \(warnings.count) with faults"
      lines.append(
        "read    \(format): \(entries.count) entries on \(pages == 1 ? "one page" : "\(pages) pages")\(warned)")
    }
    if !entries.isEmpty {
      lines.append("fields  " + fieldCounts.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    }
    for (number, entry) in entries.prefix(3).enumerated() {
      lines.append("\(number + 1)       \(entry.title)")
      if let link = entry.link { lines.append("        \(link)") }
      if let day = entry.published?.utcDay { lines.append("        published \(day)") }
      let words = plainText(entry.summary).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty { lines.append("        \(words.prefix(160))\(words.count > 160 ? "…" : "")") }
    }
    lines += warnings.prefix(3).map { "fault   \($0)" }
    if let failure { lines.append("failed  \(failure)") }
    return lines
  }

  /// The entry to paste into feeds.yml.
  var suggestion: String {
    let host = WebAddress(address)?.host ?? "source"
    let plain = host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
    let id = String(plain.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    return yamlEntry(id: id, name: host, url: address)
  }

  var json: JSON {
    [
      "address": .string(address), "format": .string(format), "entries": .integer(entries.count),
      "pages": .integer(pages), "faults": .integer(warnings.count),
      "fields": .object(Dictionary(fieldCounts.map { ($0.0, JSON.integer($0.1)) }, uniquingKeysWith: { $1 })),
      "items": .array(entries.prefix(3).map { ["title": .string($0.title), "url": $0.link.map(JSON.string) ?? nil] }),
      "failure": failure.map { .string($0.description) } ?? nil,
    ]
  }
}

/// A source as it stands in feeds.yml; quoted text is JSON's, which YAML reads.
func yamlEntry(id: String, name: String, url: String, section: Section? = nil) -> String {
  var text = "- id: \(id)\n  name: \(JSON.string(name).line)\n  url: \(JSON.string(url).line)\n"
  if let section { text += "  section: \(section.rawValue)\n" }
  return text
}
