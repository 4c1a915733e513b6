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

  /// `more` is YAML that stands after the rest, such as `defaults: {allow_addresses: [127.0.0.0/8]}`.
  init(in folder: URL, more: String = "") async throws {
    self.folder = folder
    try Data((Self.configuration + "\n" + more + "\n").utf8).write(to: folder.appending(path: "feeds.yml"))
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

  func people() throws -> People { try People(path: folder.appending(path: "state/people.sqlite").path) }

  /// Every letter in the outbox, by its path, decoded from quoted-printable.
  func letters() throws -> [String: String] {
    let outbox = folder.appending(path: "state/outbox")
    let paths = FileManager.default.enumerator(atPath: outbox.path)?.allObjects as? [String] ?? []
    return try Dictionary(
      uniqueKeysWithValues: paths.filter { $0.hasSuffix(".eml") }.map { path in
        (path, decoded(try String(contentsOf: outbox.appending(path: path), encoding: .utf8)))
      })
  }

  /// Without quoted-printable (RFC 2045 §6.7); good enough for looking words up.
  private func decoded(_ letter: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(letter.replacing("=\r\n", with: "").utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "="), let code = UInt8(digits, radix: 16), digits.count == 2 {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Runs one command line as `who`, so many days after the office opened.
  @discardableResult
  func run(_ words: String..., who: String = "ana", days: Int = 0) async -> Reply {
    await run(arguments: words, who: who, days: days)
  }

  @discardableResult
  func run(arguments words: [String], who: String = "ana", days: Int = 0) async -> Reply {
    let output = CollectedOutput()
    let now = Instant(seconds: Self.now.seconds + days * 86_400)
    let place = ["--config", folder.appending(path: "feeds.yml").path, "--now", now.description]
    let status = await Commands.run(
      words + place, output: output.output, environment: ["PREVNET_WHO": who], clock: { Self.now })
    return Reply(status: status, out: output.standardOutput, err: output.standardError)
  }
}
