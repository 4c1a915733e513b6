import Model

@testable import Reading

/// A source for a test.
func source(
  _ format: Source.Format, items: String? = nil, fields: [String: FieldRule] = [:], url: String = "https://e.org/list"
) -> Source {
  var source = Source(
    id: "s", name: "S", format: format, request: Source.Request(url: url),
    location: Location(file: "feeds.yml", line: 3, column: 1))
  source.items = items
  source.fields = fields
  return source
}

func fields(_ paths: [String: String]) -> [String: FieldRule] { paths.mapValues { FieldRule(paths: [$0]) } }

func document(_ text: String, url: String = "https://e.org/list") -> Document {
  Document(bytes: Array(text.utf8), url: url)
}

/// 2026-11-21 12:00 UTC.
let testNow = Instant(Day(number: 20_778), hour: 12)
