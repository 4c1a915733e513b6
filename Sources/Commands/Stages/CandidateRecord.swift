import Deduplicating
import Model
import Text

extension Candidate {
  /// From a record of the matching suites.
  init(record: JSON) {
    func text(_ key: String) -> String? { record[key]?.text.flatMap { $0.isEmpty ? nil : $0 } }
    func day(_ key: String) -> Day? { text(key).flatMap(recordDay) }
    self.init(
      entry: EntryKey(source: text("source") ?? "", id: text("id") ?? ""), title: text("title") ?? "",
      link: text("url"), number: text("number"), funder: text("agency"),
      dates: Dates(
        closes: day("close").map { [$0] } ?? [], posted: day("posted"), firstSeen: day("first_seen"),
        isForecast: text("status")?.lowercased().hasPrefix("forecast") ?? false,
        isOpenEnded: text("close").map(isSentinel) ?? false),
      amount: record["amount_max"]?.double.flatMap { $0 > 0 && $0 < 1e12 ? Int($0) : nil },
      summary: text("description") ?? "")
  }
}

/// `2099-01-01` and `2000-01-01` stand for "no closing date".
private func isSentinel(_ text: String) -> Bool {
  let years = text.split { "-/".contains($0) }.compactMap { Int($0) }.filter { $0 > 31 }
  return years.contains { $0 <= 2000 || $0 >= 2099 }
}

/// `2026-08-03`, `2023-11-9`, `08/03/2026`; sentinels for "none" give nil.
private func recordDay(_ text: String) -> Day? {
  let parts = text.split { "-/".contains($0) }.compactMap { Int($0) }
  guard parts.count == 3 else { return monthNameDay(text) }
  let day = parts[0] > 31 ? Day(parts[0], parts[1], parts[2]) : Day(parts[2], parts[0], parts[1])
  return day.flatMap { $0.year <= 2000 || $0.year >= 2099 ? nil : $0 }
}

/// `April 4, 2019`, `March 1st, 2021`.
private func monthNameDay(_ text: String) -> Day? {
  let words = foldedWords(text)
  let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  guard words.count == 3, let month = months.firstIndex(of: String(words[0].prefix(3))), let year = Int(words[2]),
    let day = Int(words[1].prefix(while: \.isNumber))
  else { return nil }
  return Day(year, month + 1, day)
}
