import SQLite

/// Words that mean nearly the same, found by their stems.
///
/// The text is only sorted by the beginnings of its words when it is opened; a line is taken apart when a question holds
/// a word that begins like one of the line's, so that a question pays for a few lines and not for all of them.
struct Thesaurus {
  /// One line in which a word stands: what else may be looked for, and what that is worth beside the word typed.
  private struct Entry {
    var line: Int
    var words: [String]
    var worth: Double
  }

  private let text: [UInt8]
  /// Where each line stands in `text`, the lines that go on with it included.
  private var lines: [Range<Int>] = []
  /// Lines by the first two bytes of each word they may be found by; Porter's stems never change those.
  private var linesByBeginning: [UInt16: [Int]] = [:]
  private var loaded: Set<Int> = []
  /// By the stems of the word they are found by, joined by spaces.
  private var entries: [String: [Entry]] = [:]
  /// The most words any entry loaded so far has.
  private(set) var longest = 1

  static let same = 0.5
  static let narrower = 0.4

  init(_ text: String = Thesaurus.text) {
    self.text = Array(text.utf8)
    var start = 0
    while start < self.text.count {
      let end = endOfLine(from: start)
      note(start..<end, as: lines.count)
      lines.append(start..<end)
      start = end + 1
    }
  }

  /// The line feed that ends the line and those that go on with it by beginning with a space.
  private func endOfLine(from start: Int) -> Int {
    var end = start
    while end < text.count {
      if text[end] == newline, end + 1 == text.count || text[end + 1] != space { break }
      end += 1
    }
    return end
  }

  /// Sorts the line in by the beginnings of the words before its `>`, or of all its words.
  private mutating func note(_ range: Range<Int>, as line: Int) {
    var isInside = false
    for index in range {
      let byte = text[index]
      if byte == arrow { return }
      let isLetter = byte > space && byte != comma && byte != equals
      if isLetter, !isInside {
        let key = Thesaurus.beginning(byte, index + 1 < range.upperBound ? text[index + 1] : 0)
        if linesByBeginning[key, default: []].last != line { linesByBeginning[key, default: []].append(line) }
      }
      isInside = isLetter
    }
  }

  private static func beginning(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) << 8 | UInt16(second > space && second != comma ? second : 0)
  }

  /// Makes ready for a question with these stems; `stems` gives the stems of a text, one for each of its words.
  mutating func load(for words: some Sequence<String>, stems: (String) throws(DatabaseError) -> [String])
    throws(DatabaseError)
  {
    var wanted: Set<Int> = []
    for word in words {
      let first = Array(word.utf8.prefix(2))
      guard let start = first.first else { continue }
      wanted.formUnion(linesByBeginning[Thesaurus.beginning(start, first.count > 1 ? first[1] : 0)] ?? [])
    }
    wanted.subtract(loaded)
    loaded.formUnion(wanted)
    var heads: [String] = []
    var found: [Entry] = []
    for line in wanted.sorted() {
      let content = String(decoding: text[lines[line]], as: UTF8.self)
      let parts = content.drop { $0 == "=" }.split(separator: ">").map(Thesaurus.words)
      guard let first = parts.first, let last = parts.last else { continue }
      heads += first
      let worth = content.hasPrefix("=") ? Thesaurus.same : Thesaurus.narrower
      found += first.map { _ in Entry(line: line, words: last, worth: worth) }
    }
    guard !heads.isEmpty else { return }
    // One call for all of them, told apart by a word that is none: a call costs more than a hundred words.
    let separator = "zqzq"
    let stemmed = try stems(heads.joined(separator: " \(separator) ")).split(
      separator: separator, omittingEmptySubsequences: false)
    for (head, entry) in zip(stemmed, found) {
      entries[head.joined(separator: " "), default: []].append(entry)
      longest = max(longest, head.count)
    }
  }

  /// What else may be looked for, and what it is worth; empty when the words are in no entry that was loaded.
  func related(to stems: some Sequence<String>) -> [(text: String, worth: Double)] {
    var worths: [String: Double] = [:]
    var order: [String] = []
    // In the order of the text, whichever question had a line loaded.
    for entry in (entries[stems.joined(separator: " ")] ?? []).sorted(by: { $0.line < $1.line }) {
      for word in entry.words {
        if worths[word] == nil { order.append(word) }
        worths[word] = max(worths[word] ?? 0, entry.worth)
      }
    }
    return order.map { ($0, worths[$0] ?? 0) }
  }

  func knows(_ stems: some Sequence<String>) -> Bool { entries[stems.joined(separator: " ")] != nil }

  /// `a, b  c` as `a` and `b c`.
  private static func words(_ list: some StringProtocol) -> [String] {
    list.split(separator: ",").map { item in
      item.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
private let comma = UInt8(ascii: ",")
private let equals = UInt8(ascii: "=")
private let arrow = UInt8(ascii: ">")
