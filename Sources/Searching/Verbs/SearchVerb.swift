package import Archiving
import Model
package import Text

/// `search WORDS`.
package struct SearchVerb: ReadingVerb {
  package static let usage = VerbUsage(
    "search", "find opportunities by words and filters", operands: "WORDS…",
    options: [
      .init("limit", "N", "at most so many; 20"), .init("ids", nil, "print the ids alone"),
      .init("jsonl", nil, "print one JSON object a line"),
      .init("save", "NAME", "keep the question under a name"),
      .init("new", "NAME", "ask a kept question again and print only what is new since last time"),
    ],
    details: """
      Words are found in any form; "quoted words" stand together; begin* finds beginnings; -word excludes; a OR b.
      When too little has all of the words, the best with any of them, or with words that mean the same, are listed,
      and then what is spelled nearly like them; a line on stderr says which.

      Filters, each with - before it for the opposite, several values with a comma:
        tag:housing,youth        section:funding        place:south-la       funder:"LA County"
        deadline:<30d            deadline:2026-12       deadline:2026-12-01..2027-01    deadline:none  rolling
        amount:>=50k             amount:5k..50k         eligible:nonprofit   sponsor:yes   equity:yes
        is:open  closed  rolling  forecast  posted  amended  withdrawn  undated  series
        since:2026-01  30d       source:grants-gov      lang:es
        sort:best  deadline  newest  amount
      """,
    examples: [
      ("search youth reentry 'deadline:<30d' sponsor:yes", "what is due within a month and open with a fiscal sponsor"),
      (
        "search 'vivienda tag:housing' is:open --save rent",
        "keeps the question; cron can ask: prevnet search --new rent"
      ),
    ])

  /// What is printed of a hit.
  private enum Form { case lines, ids, jsonLines }

  private let words: String
  private let limit: Int
  private let form: Form
  /// The name to keep the question under, and the name of the kept question to ask; nil for neither.
  private let save: String?
  private let new: String?

  package init(_ words: some VerbWords) throws(VerbMistake) {
    self.words = words.operands.joined(separator: " ")
    limit = try number(words.value("limit"), in: 1...100_000, of: "limit") ?? 20
    form = words.has("ids") ? .ids : words.has("jsonl") ? .jsonLines : .lines
    save = words.value("save")
    new = words.value("new")
    if new != nil, !words.operands.isEmpty { throw VerbMistake("--new asks a kept question; give no words with it") }
    if new == nil, words.operands.isEmpty { throw VerbMistake("the words to look for are missing") }
    for name in [save, new].compactMap(\.self) where !SavedSearches.isName(name) {
      throw VerbMistake("'\(name)' is no name; use letters, digits, - and _")
    }
  }

  package func run(in reader: Reader) async throws -> Int32 {
    let archive = try reader.open()
    if let new { return try await runKept(new, archive, reader) }
    let query = try SearchQuery(words, today: reader.today, names: try await names(archive, words))
    let result = try await archive.search(query, limit: limit, fills: save == nil)
    if let save {
      let lock = try await FolderLock.awaited(reader.folder)
      defer { withExtendedLifetime(lock) {} }
      var kept = SavedSearches(folder: reader.folder)
      let seen = try await archive.search(query, limit: SavedSearches.limit).hits.map(\.id)
      try kept.keep(save, words: words, seen: seen, at: reader.now)
      reader.say("kept as '\(save)'; --new \(save) prints what is new from now on")
    }
    return list(result, query, reader)
  }

  /// Names of tags are read only when a filter asks for them.
  private func names(_ archive: Archive, _ words: String) async throws -> [String: String] {
    words.lowercased().contains("tag:") ? try await archive.tagNames() : [:]
  }

  /// Asks a kept question, prints what it never gave before, and remembers that.
  private func runKept(_ name: String, _ archive: Archive, _ reader: Reader) async throws -> Int32 {
    // Two at once would each forget what the other saw.
    let lock = try await FolderLock.awaited(reader.folder)
    defer { withExtendedLifetime(lock) {} }
    var kept = SavedSearches(folder: reader.folder)
    let search = try kept.search(name)
    let query = try SearchQuery(search.words, today: reader.today, names: try await names(archive, search.words))
    var result = try await archive.search(query, limit: SavedSearches.limit)
    let seen = Set(search.seen)
    let all = result.hits.map(\.id)
    result.hits = Array(result.hits.filter { !seen.contains($0.id) })
    result.total = result.hits.count
    // What was seen stays seen, although it may be among the hits no longer.
    try kept.keep(name, words: search.words, seen: search.seen + all.filter { !seen.contains($0) }, at: reader.now)
    result.hits = Array(result.hits.prefix(limit))
    return list(result, query, reader)
  }

  // MARK: printing

  /// Prints the hits in the form asked for, and a line to stderr on how they were found.
  private func list(_ result: SearchResult, _ query: SearchQuery, _ reader: Reader) -> Int32 {
    switch form {
    case .ids: reader.raw(result.hits.map { $0.id + "\n" }.joined())
    case .jsonLines: reader.raw(result.hits.map { $0.json.line + "\n" }.joined())
    case .lines where reader.wantsJSON: reader.line(json(result, query).line)
    case .lines:
      if let width = reader.width {
        let lines = ResultLines(today: reader.today, width: width, usesColour: reader.usesColour)
        reader.raw(result.hits.flatMap(lines.lines).map { $0 + "\n" }.joined())
      } else {
        reader.raw(result.hits.map { ResultLines.tabs($0) + "\n" }.joined())
      }
    }
    if let remark = remark(result, query, reader) { reader.say(remark) }
    return result.hits.isEmpty ? 1 : 0
  }

  /// Which attempt ran, when it was not the plain one or somebody is reading.
  private func remark(_ result: SearchResult, _ query: SearchQuery, _ reader: Reader) -> String? {
    guard !result.hits.isEmpty else {
      return new == nil ? "nothing found for: \(query.text)" : nil
    }
    switch result.attempt {
    case .didYouMean: return "nothing has these words; did you mean: \(result.suggestion ?? "")"
    case .anyWord where result.exact > 0:
      return "the first \(result.exact) have all of the words; then what has any of them, or one that means the same"
    case .anyWord:
      return "listed is what has any of these words, or one that means the same, the best first"
    case .allWords:
      guard reader.width != nil else { return nil }
      let what = query.groups.isEmpty ? "" : " with all of the words"
      guard result.hits.count < result.total ?? .max else { return "\(result.hits.count)\(what)" }
      return "\(result.hits.count) of \(result.total.map(String.init) ?? "many")\(what); --limit shows more"
    }
  }

  /// The whole result for a script: what was asked, which attempt ran, how many there are, the hits.
  private func json(_ result: SearchResult, _ query: SearchQuery) -> JSON {
    [
      "query": .string(query.text), "attempt": .string(result.attempt.rawValue),
      "suggestion": result.suggestion.map(JSON.string) ?? .null, "total": result.total.map(JSON.integer) ?? .null,
      "exact": .integer(result.exact),
      "hits": .array(result.hits.map(\.json)),
    ]
  }
}

/// A whole number within the range, nil when none was given.
func number(_ text: String?, in range: ClosedRange<Int>, of option: String) throws(VerbMistake) -> Int? {
  guard let text else { return nil }
  guard let number = Int(text), range.contains(number) else {
    throw VerbMistake(
      "'\(text)' is no number for --\(option); give one from \(range.lowerBound) to \(range.upperBound)")
  }
  return number
}

extension Hit {
  /// For scripts; null where nothing is known.
  package var json: JSON {
    [
      "id": .string(id), "title": .string(title), "funder": .string(funder), "url": link.map(JSON.string) ?? .null,
      "section": section.map { .string($0.rawValue) } ?? .null, "place": .string(place.rawValue),
      "status": .string(status.rawValue), "deadline": closing.map { .string($0.description) } ?? .null,
      "due": .string(due), "rolling": .bool(isRolling), "amount_min": amountLow.map(JSON.integer) ?? .null,
      "amount_max": amountHigh.map(JSON.integer) ?? .null, "tags": .array(tags.map(JSON.string)),
      "first_seen": .string(firstSeen.description),
    ]
  }
}
