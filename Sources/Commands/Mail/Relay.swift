import Archiving
import Composing
import Foundation
import Mailing
import Model
import Synchronization
import Text
import Transport

extension People: Members {}
extension People: MailRegister {}

extension Workplace {
  /// What takes mail away: the outbox, or connections to the relay with its password fetched once.
  func carrier(_ configuration: Configuration) throws -> @Sendable () throws -> any Carrier {
    let mail = configuration.mail
    guard mail.transport == .smtp else {
      let outbox = state("outbox")
      return { try Outbox(folder: outbox) }
    }
    let security: SMTPServer.Security =
      switch mail.security {
      case .none: .none
      case .starttls: .startTLS
      case .tls: .tls
      }
    let server = SMTPServer(
      host: mail.host, port: mail.port, security: security,
      login: try login(mail.user, mail.secret, isToken: mail.usesToken),
      greetingName: domainName(configuration.newsletter.domain) ?? "localhost", authorities: mail.authorities)
    return { SMTPCarrier(server) }
  }

  /// The password never stands in a flag, a log or an error: it goes from where it is kept into the connection.
  private func login(
    _ user: String?, _ secret: MailSettings.Secret?, isToken: Bool
  ) throws -> SMTPServer.Login {
    guard let user, let secret else { return .none }
    do {
      let password = try readSecret(secret, folder: config.deletingLastPathComponent(), environment: environment)
      return isToken ? .bearer(user: user, token: password) : .password(user: user, password: password)
    } catch {
      throw CommandError(.badConfiguration, error.description)
    }
  }

  /// The mailbox that mail to the list comes to.
  func mailbox(_ inbox: MailSettings.Inbox) throws -> any Mailbox {
    guard inbox.url.hasPrefix("imap://") || inbox.url.hasPrefix("imaps://") else {
      let folder = URL(filePath: inbox.url, relativeTo: config.deletingLastPathComponent())
      guard FileManager.default.fileExists(atPath: folder.path) else {
        throw CommandError(.badConfiguration, "\(folder.path): there is no such folder; mail.inbox.url names it")
      }
      return FolderMailbox(folder: folder)
    }
    guard let address = URL(string: inbox.url), let host = address.host() else {
      throw CommandError(.badConfiguration, "'\(inbox.url)' is no address of a mailbox")
    }
    let isTLS = inbox.url.hasPrefix("imaps://")
    let isLoopback = host == "localhost" || host.hasPrefix("127.")
    // On this machine nobody listens in; who names an authority wants TLS all the same.
    let isOpen = isLoopback && inbox.authorities == nil
    let server = SMTPServer(
      host: host, port: address.port ?? (isTLS ? 993 : 143), security: isTLS ? .tls : isOpen ? .none : .startTLS,
      login: try login(inbox.user, inbox.secret, isToken: inbox.usesToken), replyTimeout: 60,
      authorities: inbox.authorities)
    let path = address.path().drop { $0 == "/" }
    return try ServerMailbox(server, mailbox: path.isEmpty ? "INBOX" : String(path), user: inbox.user ?? "")
  }

  /// Letters in the words of Templates/letters.
  func letterWriter(_ letterhead: Letterhead) throws -> LetterWriter {
    let templates = try Templates(folder: beside("Templates").path)
    return LetterWriter(letterhead) { kind, language, values in
      let names = ["letters/\(kind).\(language).txt", "letters/\(kind).en.txt"]
      let name = names.first { templates.names.contains($0) } ?? names[1]
      let members = values.mapValues { TemplateValue(JSON.string($0)) }
      return String(decoding: try templates.render(name, .object(members)), as: UTF8.self)
    }
  }
}

/// Letters of people.sqlite as a ledger that the sender can work through.
struct LetterLedger: Ledger {
  let people: People
  private let letters = LetterBox()

  init(_ people: People) { self.people = people }

  func due(issue: Int, after: Int, limit: Int, now: Instant) async throws -> [Parcel] {
    try await people.dueLetters(after: after, limit: min(limit, 100), now: now).map { delivery, letter in
      letters.put(letter, at: delivery.id)
      return Parcel(
        delivery: delivery, subscriber: Subscriber(id: 0, address: letter.recipient, consent: "", since: now))
    }
  }

  func record(_ changes: [DeliveryChange]) async throws -> Set<Int> { try await people.recordLetters(changes) }
  func hold(issue: Int, reason: String, at: Instant) {}
  func held(issue: Int) -> String? { nil }

  /// The envelope of a letter; each is taken out once.
  func envelope(_ parcel: Parcel) throws -> Envelope {
    guard let letter = letters.take(parcel.delivery.id) else { throw CommandError(.badData, "a letter without text") }
    return Envelope(
      sender: letter.sender, recipient: letter.recipient, message: letter.message,
      name: "letters/\(padded(parcel.delivery.id, 6))")
  }
}

/// Letters between being read and being sent.
private final class LetterBox: Sendable {
  private let letters = Mutex<[Int: Letter]>([:])

  func put(_ letter: Letter, at id: Int) { letters.withLock { $0[id] = letter } }
  func take(_ id: Int) -> Letter? { letters.withLock { $0.removeValue(forKey: id) } }
}

extension Workplace {
  /// Sends the letters that wait.
  func sendLetters(_ people: People, _ configuration: Configuration) async throws -> SendReport {
    let ledger = LetterLedger(people)
    var limits = SendLimits(configuration.mail)
    limits.connections = 1
    let sender = Sender(
      ledger: ledger, limits: limits, transport: configuration.mail.transport, clock: clock,
      carrier: try carrier(configuration))
    return try await sender.send(issue: 0) { try ledger.envelope($0) }
  }
}
