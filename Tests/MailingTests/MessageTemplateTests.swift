import Foundation
import Mailing
import Model
import TestSupport
import Testing

@Suite("message")
struct MessageTemplateTests {
  func message(_ content: MessageContent = Samples.content, publicURL: String? = nil) throws -> String {
    let template = MessageTemplate(
      content, issue: 7, letterhead: try Samples.letterhead(publicURL: publicURL), markers: Samples.markers,
      date: Samples.date)
    return String(decoding: try template.message(to: Samples.subscriber(), delivery: Samples.delivery()), as: UTF8.self)
  }

  @Test("is the same bytes as ever", .tags(.golden))
  func golden() throws {
    try expectGolden(try message().replacing("\r\n", with: "\n"), "message-mailto.eml")
    try expectGolden(
      try message(publicURL: "https://desk.example.org/news").replacing("\r\n", with: "\n"), "message-one-click.eml")
  }

  @Test("ends every line CRLF, is 7-bit, and has no long line")
  func bytes() throws {
    let bytes = Array(try message().utf8)
    for (index, byte) in bytes.enumerated() {
      #expect(byte < 0x80)
      if byte == 10 { #expect(bytes[index - 1] == 13) }
      if byte == 13 { #expect(bytes[index + 1] == 10) }
    }
    #expect(bytes.split(separator: 10).allSatisfy { $0.count <= 999 })
  }

  @Test("names both ways to unsubscribe only when a page answers the one click")
  func oneClick() throws {
    #expect(!(try message()).contains("List-Unsubscribe-Post"))
    #expect(!(try message(publicURL: "http://desk.example.org")).contains("List-Unsubscribe-Post"))
    let head = try message(publicURL: "https://desk.example.org")
    #expect(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
    #expect(head.contains("<https://desk.example.org/u/3-"))
  }

  @Test("adds no header and no recipient, whatever stands in any field", .enabled(if: sharedFolder != nil))
  func injection() throws {
    let file = try #require(sharedFolder).appending(path: "suites/hostile/header_injection.json")
    let suite = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    let values = try #require(suite?["items"] as? [[String: String]]).compactMap { $0["value"] }
    #expect(values.count > 150)
    let expected = try fieldNames(message())
    for value in values {
      for field in ["subject", "name", "list", "from", "html", "calendar", "reply", "language"] {
        // A sender that is no mailbox is refused, and nothing is written.
        guard let message = try? poisoned(value, field) else { continue }
        #expect(try fieldNames(message) == expected, "\(field): \(value)")
      }
    }
  }

  private func poisoned(_ value: String, _ field: String) throws -> String {
    var (content, newsletter, subscriber) = (Samples.content, Samples.newsletter, Samples.subscriber())
    switch field {
    case "subject": content.subject = value
    case "name": subscriber.name = value
    case "list": newsletter.name = value
    case "from": newsletter.from = "\(value) <news@desk.example.org>"
    case "html": (content.html, content.text) = (value, value)
    case "calendar": content.calendarName = value
    case "language": content.language = value
    default: newsletter.replyTo = value
    }
    let letterhead = try Letterhead(newsletter, Samples.settings, key: Samples.key)
    let template = MessageTemplate(
      content, issue: 7, letterhead: letterhead, markers: Samples.markers, date: Samples.date)
    return String(decoding: try template.message(to: subscriber, delivery: Samples.delivery()), as: UTF8.self)
  }

  /// The names of the fields before the first empty line.
  private func fieldNames(_ message: String) throws -> [String] {
    let head = try #require(message.range(of: "\r\n\r\n")).lowerBound
    return message[..<head].components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }.map {
      String($0.prefix { $0 != ":" })
    }
  }
}
