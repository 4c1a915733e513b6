import Model
import YAML

/// `mail`: how mail leaves and comes in.
func readMail(_ keys: MappingReader) -> MailSettings {
  var mail = MailSettings()
  mail.transport = keys.choice("transport", MailSettings.Transport.self) ?? mail.transport
  mail.host = keys.text("host") ?? ""
  mail.security = keys.choice("security", MailSettings.Security.self) ?? mail.security
  mail.port = keys.integer("port", 1...65_535) ?? mail.port
  mail.user = keys.text("user")
  mail.secret = readSecret(keys)
  mail.connections = keys.integer("connections", 1...256) ?? mail.connections
  mail.rate = keys.number("rate", 0...10_000) ?? mail.rate
  mail.perDomain = keys.integer("per_domain", 0...256) ?? mail.perDomain
  mail.usesToken = keys.choice("login", Login.self) == .xoauth2
  mail.authorities = keys.text("ca_file").map(keys.file.path)
  mail.listAddress = readMailbox(keys, "list_address") ?? ""
  mail.inbox = keys.mapping("inbox", readInbox) ?? nil
  if mail.transport == .smtp, !keys.has("host") {
    keys.mistake(keys.node.place, "\"transport: smtp\" needs \"host\", the name of the relay")
  }
  if mail.secret != nil, mail.user == nil, !keys.has("user") {
    keys.mistake(keys.node.place, "a password needs \"user\", the name to sign in with")
  }
  return mail
}

/// What the secret is.
private enum Login: String, CaseIterable { case password, xoauth2 }

/// Where a password is kept: exactly one of three keys.
private func readSecret(_ keys: MappingReader) -> MailSettings.Secret? {
  let names = ["password_file", "password_command", "password_credential"]
  let written = names.filter(keys.has)
  let file = keys.text(names[0]).map { MailSettings.Secret.file(keys.file.path($0)) }
  let command = keys.text(names[1]).map(MailSettings.Secret.command)
  let credential = keys.text(names[2]).map(MailSettings.Secret.credential)
  if written.count > 1 {
    keys.mistake(keys.node.place, "\(Words.list(written.map { "\"\($0)\"" }, "and")) exclude each other; keep one")
  }
  return file ?? command ?? credential
}

/// `inbox`: an IMAP account or a folder of messages.
private func readInbox(_ keys: MappingReader) -> MailSettings.Inbox? {
  let user = keys.text("user")
  let secret = readSecret(keys)
  let usesToken = keys.choice("login", Login.self) == .xoauth2
  let authorities = keys.text("ca_file").map(keys.file.path)
  guard let text = keys.requiredText("url"), let value = keys.value("url") else { return nil }
  var inbox = MailSettings.Inbox(url: text)
  if text.hasPrefix("imap://") || text.hasPrefix("imaps://") {
    let scheme = text.prefix { $0 != ":" }
    if let fault = Addresses.fault(ofWebAddress: "http" + text.dropFirst(scheme.count)) {
      keys.mistake(value.place, fault.replacing("\"http:", with: "\"\(scheme):"))
    }
  } else if text.contains("://") {
    keys.refuse(value, "url", takes: "an imap:// or imaps:// address, or a folder")
  } else {
    inbox.url = keys.file.path(text)
  }
  inbox.user = user
  inbox.secret = secret
  inbox.usesToken = usesToken
  inbox.authorities = authorities
  return inbox
}
