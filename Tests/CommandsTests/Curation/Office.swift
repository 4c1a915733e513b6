import Archiving
import Foundation
import Model
import TestSupport

@testable import Commands

/// A folder with a small feeds.yml and a desk with a few opportunities, where staff work by a fixed clock.
struct Office {
  let folder: URL
  static let now = Instant(Day(number: 20_788), hour: 20)  // 2026-12-01, noon in Los Angeles
  static let today = Day(number: 20_788)

  static let configuration = """
    newsletter:
      name: Prevention Network
      from: letter@prevention.example
      domain: prevention.example
      postal_address: |
        Prevention Network
        100 Example Avenue, Los Angeles, CA 90044
      languages: [en, es]
      cadence: {every: 1 month, on: first tuesday, at: "09:00", zone: America/Los_Angeles}
      staff: [ana@prevention.example]
    mail:
      transport: outbox
      list_address: list@prevention.example
    topics:
      issue:
        youth:
          labels: {en: Youth, es: Juventud}
          phrases: {2: [young people]}
    sources:
      - id: portal
        name: Grants portal
        section: funding
        type: jsonl
        url: file:portal.jsonl
        fields: {id: id, title: title, url: url}
    """

  init(in folder: URL) async throws {
    self.folder = folder
    try Data(Self.configuration.utf8).write(to: folder.appending(path: "feeds.yml"))
    try Data().write(to: folder.appending(path: "portal.jsonl"))
    try FileManager.default.copyItem(
      at: projectRoot.appending(path: "Templates"), to: folder.appending(path: "Templates"))
    try FileManager.default.createDirectory(
      at: folder.appending(path: "state"), withIntermediateDirectories: true)
    try await desk().save(
      [
        Self.item("pyouth001", "Youth fund", closes: 20), Self.item("psoon0002", "Closes first", closes: 9),
        Self.item("pweak0003", "Street trees", closes: 30, relevance: 0),
        Self.item("pevent004", "Training", .events, closes: 12),
      ], at: Self.now)
  }

  static func item(
    _ id: String, _ title: String, _ section: Section = .funding, closes: Int, relevance: Int = 3
  ) -> Opportunity {
    var item = Opportunity(
      id: id, title: title, link: "https://example.org/\(id)", language: "en",
      entries: [EntryKey(source: "portal", id: id)], firstSeen: now, changed: now)
    item.judgement = Judgement(section: relevance == 0 ? nil : section, relevance: relevance)
    item.judgement.reasons = [Reason(about: "relevance", rule: "outside the topics", points: -1)]
    item.facts.deadlines = [Fact(Deadline(day: today + closes), quote: "by then")]
    return item
  }

  func desk() throws -> Desk { try Desk(path: folder.appending(path: "state/desk.sqlite").path) }

  func issue(_ number: Int) async throws -> Issue? { try await desk().issue(number) }
  func opportunity(_ id: String) async throws -> Opportunity? { try await desk().opportunity(id) }

  struct Reply {
    var status: Int32
    var out: String
    var err: String
  }

  /// Runs one command line as `who`.
  @discardableResult
  func run(_ words: String..., who: String = "ana") async -> Reply {
    let output = CollectedOutput()
    let place = ["--config", folder.appending(path: "feeds.yml").path, "--now", Self.now.description]
    let status = await Commands.run(
      words + place, output: output.output, environment: ["PREVNET_WHO": who], clock: { Self.now })
    return Reply(status: status, out: output.standardOutput, err: output.standardError)
  }
}
