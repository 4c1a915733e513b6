package import Model
import Text

/// Who writes: the newsletter and its list address, from which every header of every mail of ours is made.
package struct Letterhead: Sendable {
  package let newsletter: Newsletter
  package let list: ListAddress
  /// The mailbox in From.
  package let from: MailAddress
  /// The name beside it.
  private let fromName: String
  /// The domain of Message-IDs and List-Id, ASCII.
  package let domain: String

  /// `key` signs the extensions; without a list address, mail to the list goes to the sender's own.
  package init(_ newsletter: Newsletter, _ mail: MailSettings, key: [UInt8]) throws(AddressError) {
    let (name, address) = mailboxParts(newsletter.from)
    from = try MailAddress(address)
    fromName = name ?? newsletter.name
    list = ListAddress(mail.listAddress.isEmpty ? from : try MailAddress(mail.listAddress), key: key)
    domain = domainName(newsletter.domain) ?? from.domain
    self.newsletter = newsletter
  }

  /// `From:` as it stands in every mail.
  var fromField: String { headerField("From", mailbox(name: fromName, address: from.description)) }

  /// `Reply-To:` when feeds.yml names one that is an address; else nothing.
  var replyToField: String {
    guard let reply = newsletter.replyTo, let address = try? MailAddress(mailboxParts(reply).address) else { return "" }
    return headerField("Reply-To", address.description)
  }

  /// RFC 2919: a name for people, an identifier that never changes.
  var listIDField: String {
    headerField("List-Id", mailbox(name: newsletter.name, address: "news.\(domain)"))
  }

  /// The same id for the same issue and subscriber, and no trace of the address in it.
  package func messageID(issue: Int, hash: String, subscriber: Int) -> String {
    let seed = SHA256.hex(Array("\(hash):\(subscriber):\(domain)".utf8)).prefix(20)
    return "<i\(issue).\(seed)@\(domain)>"
  }

  /// The link that unsubscribes: a page when there is a site, else a mail.
  package func unsubscribeLink(_ subscriber: Subscriber) -> String? {
    publicLink("u", list.code(.unsubscribe, subscriber.id, boundTo: subscriber.address.lowercased()))
  }

  /// The page to choose sections and language on; nil without a site.
  package func preferencesLink(_ subscriber: Subscriber) -> String? {
    publicLink("p", list.code(.preferences, subscriber.id, boundTo: subscriber.address.lowercased()))
  }

  /// A page of the site with a signed code; nil unless public_url can stand in a header as it is.
  private func publicLink(_ page: String, _ code: String) -> String? {
    guard let base = newsletter.publicURL, base.hasPrefix("https://") || base.hasPrefix("http://"),
      base.utf8.allSatisfy({ (33...126).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
    else { return nil }
    return (base.hasSuffix("/") ? base : base + "/") + page + "/" + code
  }

  /// Where a delivery's bounces come back to; names it beyond doubt.
  package func returnPath(_ delivery: Delivery) -> String { list.address(.bounce, delivery.id) }

  /// Mail to it ends the subscription, whoever writes it.
  package func unsubscribeAddress(_ subscriber: Subscriber) -> String {
    list.address(.unsubscribe, subscriber.id, boundTo: subscriber.address.lowercased())
  }

  /// Mail to it changes that person's sections and language.
  package func preferencesAddress(_ subscriber: Subscriber) -> String {
    list.address(.preferences, subscriber.id, boundTo: subscriber.address.lowercased())
  }
}

/// `Name <address>` or a bare address; the name unquoted.
package func mailboxParts(_ text: String) -> (name: String?, address: String) {
  // What has a control in it is no mailbox: the whole text then fails as an address.
  guard text.unicodeScalars.allSatisfy({ $0.isPrintable || $0 == "\t" }), let opening = text.lastIndex(of: "<"),
    let closing = text.lastIndex(of: ">"), opening < closing
  else {
    return (nil, text.trimmingASCIISpace)
  }
  var name = String(text[..<opening]).trimmingASCIISpace
  if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
  return (name.isEmpty ? nil : name, String(text[text.index(after: opening)..<closing]).trimmingASCIISpace)
}
