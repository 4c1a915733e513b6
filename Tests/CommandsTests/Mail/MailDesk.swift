import Archiving
import Foundation
import Model
import TestSupport

@testable import Commands

/// A desk in a folder, whose mail goes to a relay on loopback; driven by the program itself.
struct MailDesk {
  let folder: URL

  /// `mail` stands under `mail:` in feeds.yml beside the relay and the list address.
  init(in folder: URL, relay: Int, security: String = "none", host: String = "127.0.0.1", mail: [String] = []) throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: projectRoot.appending(path: "Templates"), to: folder.appending(path: "Templates"))
    let settings = [
      "transport: smtp", "host: \(host)", "port: \(relay)", "security: \(security)",
      "list_address: list@desk.example.org",
    ]
    let text = """
      newsletter:
        name: The Desk
        from: The Desk <news@desk.example.org>
        domain: desk.example.org
        postal_address: 100 Main Street, Los Angeles
        languages: [en, es]
      mail:
      \((settings + mail).map { "  " + $0 }.joined(separator: "\n"))
      sources:
        - {id: a, name: A, url: "https://example.org/feed"}

      """
    try Data(text.utf8).write(to: folder.appending(path: "feeds.yml"))
  }

  func prevnet(_ words: String...) throws -> Ending { try runProgram(prevnetProgram, words, in: folder) }

  /// Adds them with a consent.
  func add(_ addresses: [String]) throws {
    let list = folder.appending(path: "people.csv")
    try Data(("address\n" + addresses.joined(separator: "\n") + "\n").utf8).write(to: list)
    _ = try prevnet("people", "import", list.path, "--consent", "at the meeting")
  }

  /// Puts an issue among the approved ones, as `issue approve` would.
  func approveIssue() async throws {
    let now = Instant(seconds: Int(Date().timeIntervalSince1970))
    let editions = ["en", "es"].map { language in
      ComposedIssue(
        number: 1, language: language, subject: "Issue 1 (\(language))", preheader: "",
        html: "<p>A grant <a href=\"\(Marker.unsubscribe)\">leave</a></p>", text: "A grant\n\(Marker.unsubscribe)\n")
    }
    let frozen = FrozenIssue(number: 1, date: now, editions: editions)
    try frozen.write(below: folder.appending(path: "state/issues"), newsletter: Newsletter())
    let issue = Model.Issue(
      number: 1, state: .approved, period: now.utcDay...now.utcDay + 14, next: now.utcDay + 15, hash: frozen.hash,
      due: now)
    try await Archiving.Desk(path: folder.appending(path: "state/desk.sqlite").path).save(issue)
  }
}
