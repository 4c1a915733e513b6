import Mailing
import Model

/// What the suites of this room write about.
enum Samples {
  static let key = [UInt8](0..<32)
  static let date = Instant(seconds: 1_795_248_000)
  static let markers = Markers(unsubscribe: "%%UNSUBSCRIBE%%", preferences: "%%PREFERENCES%%")

  static var newsletter: Newsletter {
    var newsletter = Newsletter()
    newsletter.name = "Prevención y Community"
    newsletter.from = "Prevention Desk <news@desk.example.org>"
    newsletter.domain = "desk.example.org"
    newsletter.postalAddress = "100 Main Street, Los Angeles, CA 90011"
    return newsletter
  }

  static var settings: MailSettings {
    var settings = MailSettings()
    settings.listAddress = "list@desk.example.org"
    return settings
  }

  static func letterhead(publicURL: String? = nil) throws -> Letterhead {
    var newsletter = newsletter
    newsletter.publicURL = publicURL
    return try Letterhead(newsletter, settings, key: key)
  }

  static let content = MessageContent(
    language: "en", subject: "Issue 7: niñez y familia",
    text: "Funding\n\n* A grant — $5,000\n.\nUnsubscribe: %%UNSUBSCRIBE%%\nYour sections: %%PREFERENCES%%",
    html: "<p>A grant</p><p><a href=\"%%UNSUBSCRIBE%%\">Unsubscribe</a> <a href=\"%%PREFERENCES%%\">Sections</a></p>\n",
    calendar: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")

  static func subscriber(_ id: Int = 3, _ address: String = "maria@example.org", name: String? = "María") -> Subscriber
  {
    Subscriber(id: id, address: address, name: name, consent: "by form 2026-01-02", since: date)
  }

  static func delivery(_ id: Int = 11, subscriber: Int = 3) -> Delivery {
    Delivery(id: id, issue: 7, subscriber: subscriber, messageID: "<i7.abc@desk.example.org>", at: date)
  }
}
