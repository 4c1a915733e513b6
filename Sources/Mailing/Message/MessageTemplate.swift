package import Model
import Text

/// What an issue says in one language, before anyone's name is on it.
package struct MessageContent: Hashable, Sendable {
  /// As in Content-Language.
  package var language: String
  package var subject: String
  package var text: String
  package var html: String
  /// An `.ics` with the deadlines, attached when there is one.
  package var calendar: String?
  /// The attachment's file name.
  package var calendarName: String

  package init(
    language: String, subject: String, text: String, html: String, calendar: String? = nil,
    calendarName: String = "deadlines.ics"
  ) {
    self.language = language
    self.subject = subject
    self.text = text
    self.html = html
    self.calendar = calendar
    self.calendarName = calendarName
  }
}

/// The fixed texts that Composing leaves where each subscriber's own links go.
package struct Markers: Hashable, Sendable {
  package var unsubscribe: String
  package var preferences: String

  package init(unsubscribe: String, preferences: String) {
    self.unsubscribe = unsubscribe
    self.preferences = preferences
  }
}

/// One issue in one language, rendered once: what differs between subscribers is filled in between finished bytes.
package struct MessageTemplate: Sendable {
  /// A part of the body: finished bytes, or the place of a link of the person's own.
  private enum Piece: Sendable {
    case fixed([UInt8])
    case unsubscribe(inText: Bool)
    case preferences(inText: Bool)
  }

  private let letterhead: Letterhead
  /// The fields that name nobody, rendered once.
  private let sharedHead: [UInt8]
  /// Between the fixed pieces stand each reader's own links.
  private let body: [Piece]
  /// About how long a message gets, to ask for memory once.
  private let length: Int

  /// `date` stands in every copy, so that the same issue has the same bytes whenever it is rendered.
  package init(
    _ content: MessageContent, issue: Int, letterhead: Letterhead, markers: Markers, date: Instant
  ) {
    self.letterhead = letterhead
    sharedHead = MessageTemplate.head(content, issue, letterhead, date)
    let seed = SHA256.hex(Array("\(issue):\(content.language):\(letterhead.domain)".utf8)).prefix(16)
    var pieces = MessageTemplate.alternatives(content, markers, boundary: "=_alt_\(seed)")
    if let calendar = content.calendar {
      pieces = MessageTemplate.withCalendar(pieces, calendar, content.calendarName, boundary: "=_mix_\(seed)")
    }
    body = MessageTemplate.joined(pieces)
    length = body.reduce(sharedHead.count + 1024) { sum, piece in
      if case .fixed(let bytes) = piece { sum + bytes.count } else { sum + 200 }
    }
  }

  /// The whole message for one subscriber, CRLF throughout.
  package func message(to subscriber: Subscriber, delivery: Delivery) throws(AddressError) -> [UInt8] {
    let address = try MailAddress(subscriber.address)
    var message: [UInt8] = []
    message.reserveCapacity(length)
    message += sharedHead
    let leaving = Ways(letterhead.unsubscribeLink(subscriber), letterhead.unsubscribeAddress(subscriber))
    message += personalHead(subscriber, address, delivery, leaving).utf8
    var choosing: Ways?
    for piece in body {
      switch piece {
      case .fixed(let bytes): message += bytes
      case .unsubscribe(let inText): message += leaving.place(inText)
      case .preferences(let inText):
        let ways =
          choosing ?? Ways(letterhead.preferencesLink(subscriber), letterhead.preferencesAddress(subscriber))
        message += ways.place(inText)
        choosing = ways
      }
    }
    return message
  }

  /// How a person reaches something of their own: both ways carry a MAC, so they are made once a mail.
  private struct Ways {
    let link: String?
    let address: String

    init(_ link: String?, _ address: String) {
      self.link = link
      self.address = address
    }

    /// A page when there is one; else a mail: in HTML a link that writes it, in text the address itself.
    func place(_ inText: Bool) -> [UInt8] { quotedPrintable(link ?? (inText ? address : "mailto:\(address)")) }
  }

  /// What names the person: To, Message-ID and both ways to unsubscribe (RFC 2369, RFC 8058).
  private func personalHead(
    _ subscriber: Subscriber, _ address: MailAddress, _ delivery: Delivery, _ leaving: Ways
  ) -> String {
    let mail = "<mailto:\(leaving.address)?subject=unsubscribe>"
    var head = headerField("To", mailbox(name: subscriber.name, address: address.description))
    head += headerField("Message-ID", headerText(delivery.messageID))
    if let link = leaving.link, link.hasPrefix("https://") {
      head += headerField("List-Unsubscribe", "<\(link)>, \(mail)")
      head += headerField("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
    } else {
      head += headerField("List-Unsubscribe", mail)
    }
    return head
  }
}

// MARK: the shared parts

extension MessageTemplate {
  /// The header fields that are the same for everybody, CRLF after each.
  private static func head(
    _ content: MessageContent, _ issue: Int, _ letterhead: Letterhead, _ date: Instant
  ) -> [UInt8] {
    var head = letterhead.fromField + letterhead.replyToField
    head += headerField("Subject", unstructured(content.subject))
    head += headerField("Date", mailDate(date))
    head += headerField("MIME-Version", "1.0")
    head += letterhead.listIDField
    head += headerField("List-Help", "<mailto:\(letterhead.list.extended("help"))?subject=help>")
    if let site = letterhead.newsletter.publicURL, letterhead.domain == domainName(letterhead.domain) {
      head += headerField("List-Archive", "<\(headerText(site).replacing(" ", with: "%20"))>")
    }
    head += headerField("Feedback-ID", "i\(issue):newsletter:issue:\(letterhead.domain)")
    head += headerField("Content-Language", headerText(content.language))
    return Array(head.utf8)
  }

  /// Text before HTML: a reader shows the last part it can.
  private static func alternatives(_ content: MessageContent, _ markers: Markers, boundary: String) -> [Piece] {
    let text = partHead(boundary, "text/plain; charset=utf-8", "quoted-printable")
    let html = partHead(boundary, "text/html; charset=utf-8", "quoted-printable")
    return [.fixed(multipartHead("alternative", boundary) + text)]
      + filled(content.text, markers, inText: true) + [.fixed(html)]
      + filled(content.html, markers, inText: false) + [.fixed(Array("\r\n--\(boundary)--\r\n".utf8))]
  }

  /// Around the alternatives a multipart/mixed with the deadlines attached, for calendars that import a file.
  private static func withCalendar(
    _ inner: [Piece], _ calendar: String, _ name: String, boundary: String
  ) -> [Piece] {
    let type = "text/calendar; charset=utf-8; method=PUBLISH" + parameter("name", name)
    let disposition = "attachment" + parameter("filename", name)
    var attachment = partHead(boundary, type, "quoted-printable", disposition: disposition)
    attachment += quotedPrintable(calendar) + Array("\r\n--\(boundary)--\r\n".utf8)
    return [.fixed(multipartHead("mixed", boundary) + Array("--\(boundary)\r\n".utf8))] + inner + [.fixed(attachment)]
  }

  /// The Content-Type of a multipart and the empty line before its first part.
  private static func multipartHead(_ subtype: String, _ boundary: String) -> [UInt8] {
    Array((headerField("Content-Type", "multipart/\(subtype); boundary=\"\(boundary)\"") + "\r\n").utf8)
  }

  /// A delimiter and the header of the part after it; quoted-printable cannot contain `=_`, so no boundary is in a body.
  private static func partHead(
    _ boundary: String, _ type: String, _ encoding: String, disposition: String? = nil
  ) -> [UInt8] {
    var head = "\r\n--\(boundary)\r\n" + headerField("Content-Type", type)
    head += headerField("Content-Transfer-Encoding", encoding)
    if let disposition { head += headerField("Content-Disposition", disposition) }
    return Array((head + "\r\n").utf8)
  }

  /// The encoded text between its markers; each piece ends its line, so that a filled-in value starts one.
  private static func filled(_ text: String, _ markers: Markers, inText: Bool) -> [Piece] {
    var pieces: [Piece] = []
    // A soft break at the very end of a part is no legal quoted-printable: the last line is always a whole one.
    var rest = text.hasSuffix("\n") ? text[...] : (text + "\n")[...]
    while let (range, piece) = nextMarker(in: rest, markers, inText: inText) {
      pieces += [.fixed(quotedPrintable(String(rest[..<range.lowerBound]))), piece]
      rest = rest[range.upperBound...]
    }
    return pieces + [.fixed(quotedPrintable(String(rest)))]
  }

  /// The first marker of either kind, and where it stands.
  private static func nextMarker(
    in text: Substring, _ markers: Markers, inText: Bool
  ) -> (Range<Substring.Index>, Piece)? {
    let found: [(Range<Substring.Index>, Piece)] = [
      (markers.unsubscribe, Piece.unsubscribe(inText: inText)), (markers.preferences, .preferences(inText: inText)),
    ].compactMap { marker, piece in
      marker.isEmpty ? nil : text.firstRange(of: marker).map { ($0, piece) }
    }
    return found.min { $0.0.lowerBound < $1.0.lowerBound }
  }

  /// Fixed pieces that follow each other as one.
  private static func joined(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    for piece in pieces {
      if case .fixed(let bytes) = piece, case .fixed(let before)? = result.last {
        result[result.count - 1] = .fixed(before + bytes)
      } else {
        result.append(piece)
      }
    }
    return result
  }
}
