import MailParsing
package import Model
import Text

/// Writes single letters: an automatic answer says so, and has an empty return path.
package struct LetterWriter: Sendable {
  /// The words of a letter: kind, language, values for its places; the first line is `Subject: …`.
  package typealias Words = @Sendable (String, String, [String: String]) throws -> String

  private let letterhead: Letterhead
  private let words: Words

  package init(_ letterhead: Letterhead, words: @escaping Words) {
    self.letterhead = letterhead
    self.words = words
  }

  /// The letter to an address; `seed` makes its Message-ID, so that the same answer twice is the same letter.
  package func letter(
    _ kind: String, to address: MailAddress, name: String? = nil, language: String, values: [String: String] = [:],
    replyTo: String? = nil, answering: String? = nil, addition: String = "", seed: String, at: Instant
  ) throws -> Letter {
    var known = values
    known["newsletter"] = letterhead.newsletter.name
    known["postal_address"] = letterhead.newsletter.postalAddress
    known["list_address"] = letterhead.list.base.description
    let text = try words(kind, language, known)
    let (subject, body) = subjectAndBody(text)
    let messageID = "<\(kind).\(SHA256.hex(Array("\(kind):\(seed)".utf8)).prefix(24))@\(letterhead.domain)>"
    var message = letterhead.fromField
    message += headerField("To", mailbox(name: name, address: address.description))
    if let replyTo { message += headerField("Reply-To", replyTo) }
    message += headerField("Subject", unstructured(subject))
    message += headerField("Date", mailDate(at))
    message += headerField("Message-ID", messageID)
    if let answering, answering.hasPrefix("<"), answering.utf8.count < 400 {
      message += headerField("In-Reply-To", headerText(answering))
      message += headerField("References", headerText(answering))
    }
    message += headerField("MIME-Version", "1.0") + headerField("Auto-Submitted", "auto-replied")
    message += headerField("X-Auto-Response-Suppress", "All") + letterhead.listIDField
    message += headerField("Content-Language", headerText(language))
    message += headerField("Content-Type", "text/plain; charset=utf-8")
    message += headerField("Content-Transfer-Encoding", "quoted-printable") + "\r\n"
    let whole = body + (body.hasSuffix("\n") ? "" : "\n") + addition
    return Letter(
      kind: kind, recipient: address.description, messageID: messageID,
      message: Array(message.utf8) + quotedPrintable(whole.hasSuffix("\n") ? whole : whole + "\n"))
  }

  /// The template's first line is the subject; without one the newsletter's name stands there.
  private func subjectAndBody(_ text: String) -> (String, String) {
    guard let end = text.firstIndex(of: "\n"), text.hasPrefix("Subject:") else {
      return (letterhead.newsletter.name, text)
    }
    let body = text[text.index(after: end)...].drop { $0 == "\n" }
    return (String(text[..<end].dropFirst("Subject:".count)).trimmingASCIISpace, String(body))
  }
}
