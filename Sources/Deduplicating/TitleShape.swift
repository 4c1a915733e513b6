import Foundation
import Text

/// A title taken apart: the words that name the program, and those that tell one of its rounds from another.
package struct TitleShape: Hashable, Sendable {
  /// The program's words in order with a space between them; of a title that goes on for ever the first 64.
  let text: String
  /// Of the words, in their order: nearly all that is ever asked of them.
  let marks: [WordMark]
  /// The words without those that a title may have or lack: `Youth Fund` and `Youth Fund Program` are one name.
  ///
  /// All of them when nothing would be left.
  let telling: [WordMark]
  /// Years as four digits, `FY26` and `2025-26` included.
  package private(set) var years: Set<Int> = []
  /// It says that it corrects, amends or reopens an earlier notice.
  package private(set) var isAmendment = false
  /// Round words with their number or season: `round 2`, `cycle 3`, `fall`.
  package private(set) var rounds: Set<String> = []

  package init(_ title: String) {
    let all = foldedWords(TitleShape.withoutChrome(title.contains("&") ? plainText(title) : title)).prefix(64)
    var words: [String] = []
    var index = 0
    while index < all.count {
      let word = all[index]
      if TitleShape.amendmentWords.contains(word) { isAmendment = true }
      if let year = TitleShape.year(word, after: index > 0 ? all[index - 1] : "") {
        years.insert(year)
      } else if TitleShape.roundWords.contains(word), index + 1 < all.count, let number = ordinal(all[index + 1]) {
        rounds.insert("\(word) \(number)")
        index += 1
      } else if let number = ordinal(word), index + 1 < all.count, TitleShape.roundWords.contains(all[index + 1]),
        index + 2 >= all.count || ordinal(all[index + 2]) == nil
      {
        // "Proposition 1 – Round 2" is round 2, "2nd cycle" is cycle 2.
        rounds.insert("\(all[index + 1]) \(number)")
        index += 1
      } else if TitleShape.seasons.contains(word) {
        rounds.insert(word)
      } else if !TitleShape.emptyWords.contains(word) {
        words.append(TitleShape.singular(word))
      }
      index += 1
    }
    text = words.joined(separator: " ")
    marks = words.map { WordMark($0.utf8) }
    telling = TitleShape.telling(marks)
  }

  /// From what was read before.
  init(text: String, marks: [WordMark], years: Set<Int>, rounds: Set<String>, isAmendment: Bool) {
    self.text = text
    self.marks = marks
    telling = TitleShape.telling(marks)
    self.years = years
    self.rounds = rounds
    self.isAmendment = isAmendment
  }

  /// The program's words with their letters.
  var words: [TitleWord] { zip(text.split(separator: " "), marks).map { TitleWord(String($0), $1) } }

  /// The telling words with their letters.
  var tellingWords: [TitleWord] {
    telling.count == marks.count ? words : words.filter { !TitleShape.isWeak($0.mark) }
  }

  static func telling(_ words: [WordMark]) -> [WordMark] {
    let telling = words.filter { !isWeak($0) }
    return telling.isEmpty ? words : telling
  }

  /// Whether a title may have the word or lack it.
  private static func isWeak(_ word: WordMark) -> Bool { weakSet.contains(word) }

  /// Whether it has a common word in its name that the other lacks; what publishers add to any name is none.
  func hasOwnCommonWord(beside other: TitleShape) -> Bool {
    guard telling.count < marks.count else { return false }
    return marks.contains { word in
      TitleShape.isWeak(word) && !other.marks.hold(word) && !TitleShape.addedSet.contains(word)
    }
  }

  /// Codes of kinds of award: R01, R21, UH3, and parts with a number: Level 3, Region 9.
  var codes: Set<String> {
    var codes: Set<String> = []
    guard marks.contains(where: { $0.hasDigits && $0.length <= 14 || TitleShape.partSet.contains($0) }) else {
      return codes
    }
    for word in tellingWords where word.mark.hasDigits && word.mark.length <= 14 {
      let letters = word.text.prefix { $0.isLetter }
      let digits = word.text.dropFirst(letters.count)
      if (1...3).contains(letters.count), (1...2).contains(digits.count), digits.allSatisfy(\.isNumber) {
        codes.insert(word.text)
      }
    }
    for (word, number) in zip(words, words.dropFirst()) where TitleShape.partSet.contains(word.mark) {
      if let number = ordinal(number.text) { codes.insert("\(word.text) \(number)") }
    }
    return codes
  }

  /// Drops what publishers put around a name: "deadline extended", "Correction", a site's own name after a bar.
  static func withoutChrome(_ title: String) -> String {
    var title = title
    // "[NIH] Title": a digest's note on the funder, which has its own field.
    if title.hasPrefix("["), let end = title.firstIndex(of: "]"), title.distance(from: title.startIndex, to: end) < 16,
      title.index(after: end) < title.endIndex
    {
      title = String(title[title.index(after: end)...])
    }
    for bar in [" | ", " - Grants.gov", " – Grants.gov"] {
      if let range = title.range(of: bar), title.distance(from: title.startIndex, to: range.lowerBound) > 12 {
        title = String(title[..<range.lowerBound])
      }
    }
    return title
  }

  /// `2026`, `fy26`, `fy2026`, `26` after `fy`.
  private static func year(_ word: String, after before: String) -> Int? {
    var digits = Substring(word)
    let fiscal = ["ffy", "sfy", "fy"].first { digits.hasPrefix($0) }
    if let fiscal { digits = digits.dropFirst(fiscal.count) }
    guard !digits.isEmpty, digits.allSatisfy(\.isNumber), let number = Int(digits) else { return nil }
    if digits.count == 4, (1990...2099).contains(number) { return number }
    if digits.count == 2, fiscal != nil || ["fy", "ffy", "sfy", "year"].contains(before) { return 2000 + number }
    // The second half of 2025-26 stands for the year that it follows.
    if digits.count == 2, let first = Int(before), (1990...2099).contains(first), number == (first + 1) % 100 {
      return first
    }
    return nil
  }

  /// `examiners` and `examiner` are one word; `campus` and `access` keep their end.
  private static func singular(_ word: String) -> String {
    guard word.utf8.count > 4, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") else { return word }
    return String(word.dropLast())
  }

  /// Words that a title may have or lack and name the same thing.
  static let weakWords: Set<String> = [
    "program", "grant", "project", "opportunity", "opportunitie", "funding", "rfp", "request", "proposal",
    "solicitation", "application", "initiative", "nofo", "rfa", "nofa", "available", "due", "soon", "reminder", "now",
    "open", "apply", "alert", "closing", "call", "by", "with", "at", "from", "or", "its",
  ]

  private static let weakSet = WordSet(weakWords)
  private static let partSet = WordSet(partWords)
  private static let addedSet = WordSet(addedWords)

  /// Of the weak words those that are no part of any name.
  private static let addedWords: Set<String> = [
    "opportunity", "opportunitie", "funding", "rfp", "request", "proposal", "solicitation", "application", "nofo",
    "rfa",
    "nofa", "available", "due", "soon", "reminder", "now", "open", "apply", "alert", "closing", "call", "grant", "by",
    "with", "at", "from", "or", "its",
  ]
  private static let partWords: Set<String> = [
    "level", "tier", "track", "category", "region", "district", "area", "part", "component",
  ]
  private static let roundWords: Set<String> = ["round", "cycle", "phase", "cohort", "wave", "ronda", "ciclo"]
  private static let amendmentWords: Set<String> = [
    "correction", "corrected", "amended", "amendment", "extension", "extended", "reopening", "reopened", "modification",
  ]
  private static let seasons: Set<String> = ["spring", "summer", "fall", "winter", "primavera", "verano", "otono"]
  private static let emptyWords: Set<String> = [
    "the", "a", "an", "of", "for", "and", "to", "in", "on", "fy", "ffy", "sfy", "fiscal", "year", "deadline",
    "extended", "extension",
    "correction", "corrected", "amended", "amendment", "reopened", "reopening", "modification", "new", "ampliacion",
    "updated", "revised", "notice", "de", "la", "el", "los",
    "las", "para", "del", "y",
  ]
}

/// Numbers up to ten as titles write them out.
private let namedNumbers: [String: Int] = [
  "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "one": 1, "two": 2, "three": 3, "four": 4,
  "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
]

/// `2`, `ii`, `second`, `2nd` as a number.
func ordinal(_ word: String) -> Int? {
  if let number = Int(word) { return number < 100 ? number : nil }
  if let number = namedNumbers[word] { return number }
  guard let first = word.utf8.first, (48...57).contains(first) else { return nil }
  let digits = word.prefix(while: \.isNumber)
  guard !digits.isEmpty, ["st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else { return nil }
  return Int(digits)
}
