import Text

/// Words for messages, and the words people write in place of ours.
enum Words {
  /// Keys that would put a secret into a file that is shared, printed and backed up.
  static let secrets: Set<String> = [
    "password", "pass", "passwd", "pwd", "secret", "token", "api_key", "apikey", "key", "credentials",
  ]

  /// What other programs and plain habit call our keys and values.
  private static let synonyms: [String: [String]] = [
    "url": ["link", "href", "address", "uri", "feed", "xmlurl", "endpoint"],
    "name": ["label", "source"],
    "title": ["headline", "subject"],
    "type": ["format", "kind"],
    "items": ["item", "entries", "records", "rows", "list"],
    "fields": ["columns", "mapping", "map"],
    "summary": ["description", "abstract", "body", "text", "content"],
    "published": ["date", "posted", "pubdate", "publication_date"],
    "deadline": ["due", "closes", "close_date", "closedate"],
    "every": ["interval", "schedule", "frequency"],
    "where": ["filter", "only"],
    "reason": ["note", "why", "comment"],
    "default": ["fallback"],
    "match": ["regex", "pattern"],
    "from": ["sender"],
    "minimum_relevance": ["min_relevance", "relevance"],
    "host": ["server", "relay", "smarthost"],
    "user": ["username", "login"],
    "crosswalk": ["codes"],
    "auto": ["rss", "atom", "rdf", "feed", "jsonfeed"],
    "ics": ["ical", "icalendar", "calendar"],
    "jsonl": ["ndjson", "jsonlines"],
    "starttls": ["ssl"],
    "max_pages": ["pages", "limit"],
    "agent": ["user_agent", "useragent"],
  ]

  /// The known word that was most likely meant: its other name, the same in another case or number, or the nearest.
  static func better(for word: String, among known: [String]) -> String? {
    let lower = word.lowercased().replacing("-", with: "_")
    if let same = known.first(where: { $0.lowercased().replacing("-", with: "_") == lower }) { return same }
    if let meant = known.sorted().first(where: { synonyms[$0]?.contains(lower) == true }) { return meant }
    return nearest(word, in: known)
  }

  /// `a, b or c`.
  static func list(_ words: [String], _ last: String) -> String {
    guard words.count > 1, let tail = words.last else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " \(last) " + tail
  }

  /// Without white space around.
  static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// A number without a needless `.0`.
  static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
  }
}
