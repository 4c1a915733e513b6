import Composing
import Foundation
import Model
import Text

/// An approved issue as bytes: what is mailed is what was approved, and nothing made afresh.
struct FrozenIssue: Hashable, Sendable, Codable {
  var number: Int
  /// Stands in the Date field of every copy.
  var date: Instant
  var editions: [ComposedIssue]

  /// SHA-256 over all that a reader gets.
  var hash: String {
    var hash = SHA256()
    hash.update("\(number)\u{0}\(date.seconds)".utf8)
    for edition in editions {
      let sections = edition.sections?.map(\.rawValue).joined(separator: ",") ?? ""
      for part in [edition.language, sections, edition.subject, edition.html, edition.text, edition.calendar ?? ""] {
        hash.update("\u{0}\(part.utf8.count)\u{0}\(part)".utf8)
      }
    }
    return hexadecimal(hash.finish())
  }

  /// The whole edition in that language, else in the first.
  func edition(_ language: String) -> ComposedIssue? {
    let whole = editions.filter { $0.sections == nil }
    return whole.first { $0.language == language } ?? whole.first
  }

  /// The place in `editions` of what a subscriber gets; nil when there is no edition at all.
  ///
  /// Their language, else the first; their sections, and where nobody had chosen just these when the issue was approved,
  /// the fewest that hold them all: what is mailed is what was approved.
  func edition(for subscriber: Subscriber) -> Int? {
    let isKnown = editions.contains { $0.language == subscriber.language }
    let language = isKnown ? subscriber.language : editions.first?.language
    let wanted = Section.choice(subscriber.sections).map(Set.init)
    let fitting = editions.indices.filter { index in
      guard editions[index].language == language else { return false }
      guard let sections = editions[index].sections else { return true }
      return wanted?.isSubset(of: sections) ?? false
    }
    let all = Section.allCases.count
    return fitting.min { (editions[$0].sections?.count ?? all) < (editions[$1].sections?.count ?? all) }
  }

  /// Writes `issues/N/`: the parts as files a person can open, and issue.json from which they are read back.
  ///
  /// The folder appears whole or not at all.
  func write(below folder: URL, newsletter: Newsletter) throws {
    let whole = folder.appending(path: "\(number)")
    let part = folder.appending(path: "\(number).part")
    let files = FileManager.default
    try? files.removeItem(at: part)
    try files.createDirectory(at: part, withIntermediateDirectories: true)
    // The pages are everybody's; who chose which sections is nobody's business.
    for edition in editions where edition.sections == nil {
      let page = edition.webVersion(newsletter)
      try Data(page.utf8).write(to: part.appending(path: "issue.\(edition.language).html"))
      try Data(edition.text.utf8).write(to: part.appending(path: "issue.\(edition.language).txt"))
      if let calendar = edition.calendar {
        try Data(calendar.utf8).write(to: part.appending(path: "deadlines.\(edition.language).ics"))
      }
      for (id, calendar) in edition.itemCalendars {
        try Data(calendar.utf8).write(to: part.appending(path: "\(id).\(edition.language).ics"))
      }
    }
    let line = try JSON(encoding: self).line
    try Data(line.utf8).write(to: part.appending(path: "issue.json"))
    if files.fileExists(atPath: whole.path) { try files.removeItem(at: whole) }
    try files.moveItem(at: part, to: whole)
  }

  /// Reads it back; throws when it is missing or not what was approved.
  static func read(_ issue: Issue, below folder: URL) throws -> FrozenIssue {
    let file = folder.appending(path: "\(issue.number)/issue.json")
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw CommandError(.badData, "\(file.path): issue \(issue.number) is not frozen; approve it again")
    }
    let frozen = try JSONDecoder().decode(FrozenIssue.self, from: data)
    guard frozen.hash == issue.hash else {
      throw CommandError(
        .badData, "\(file.path): not the bytes that were approved; approve issue \(issue.number) again")
    }
    return frozen
  }
}
