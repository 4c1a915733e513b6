import Archiving
import Foundation
import Mailing
import Model
import Synchronization
import Text
import Transport

// bench-mailing prepare FILE COUNT          a people.sqlite with COUNT subscribers, issue 7 queued for all
// bench-mailing send FILE PORT CONNECTIONS  sends what is due; --size BYTES --retry SECONDS --rounds N --null
//     --from ADDRESS (one sender for all) --sample FILE (writes one message instead)
// bench-mailing list FILE                   one line `state Message-ID address` a row
// bench-mailing imap PORT                   one line `uid SHA-256` a message of INBOX
// Tests/Bench/mail, soak and mailbox drive it; they start and end their own servers.

extension People: Ledger {}

/// Says yes to everything and keeps nothing: what the sender itself costs.
actor NoLedger: Ledger {
  private let count: Int
  init(count: Int) { self.count = count }

  func due(issue: Int, after: Int, limit: Int, now: Instant) -> [Parcel] {
    guard after < count else { return [] }
    return (after + 1...min(after + limit, count)).map { id in
      Parcel(
        delivery: Delivery(id: id, issue: 7, subscriber: id, messageID: "<\(id)@bench.example.org>", at: now),
        subscriber: Subscriber(id: id, address: "p\(id)@example.org", consent: "bench", since: now))
    }
  }

  func record(_ changes: [DeliveryChange]) -> Set<Int> { [] }
  func hold(issue: Int, reason: String, at: Instant) {}
  func held(issue: Int) -> String? { nil }
}

func now() -> Instant { Instant(seconds: Int(Date().timeIntervalSince1970)) }

func peakMegabytes() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
}

func letterhead(_ key: [UInt8]) throws -> Letterhead {
  var newsletter = Newsletter()
  newsletter.name = "Bench"
  newsletter.from = "news@bench.example.org"
  newsletter.domain = "bench.example.org"
  return try Letterhead(newsletter, MailSettings(), key: key)
}

func template(_ size: Int, _ head: Letterhead) -> MessageTemplate {
  let line = "A grant for community organizations, up to $50,000, closes on March 3.\n"
  let text = String(repeating: line, count: max(1, size / 4 / line.utf8.count)) + "~~unsubscribe~~\n"
  let html = String(repeating: "<p>" + line + "</p>", count: max(1, size * 3 / 4 / (line.utf8.count + 12)))
  return MessageTemplate(
    MessageContent(language: "en", subject: "Issue 7", text: text, html: html + "<a href=\"~~unsubscribe~~\">x</a>\n"),
    issue: 7, letterhead: head, markers: Markers(unsubscribe: "~~unsubscribe~~", preferences: "~~preferences~~"),
    date: Instant(seconds: 1_795_248_000))
}

func prepare(_ path: String, _ count: Int) async throws {
  let people = try People(path: path)
  let head = try letterhead(people.key)
  for start in stride(from: 0, to: count, by: 5000) {
    _ = try await people.add(
      (start..<min(start + 5000, count)).map {
        Subscriber(id: 0, address: "p\($0)@d\($0 % 50).example.org", consent: "bench", since: now())
      })
  }
  let queued = try await people.enqueue(
    issue: 7, hash: "bench", subscribers: try await people.subscribers(),
    messageID: { head.messageID(issue: 7, hash: "bench", subscriber: $0.id) }, at: now())
  print("{\"queued\": \(queued), \"peak_mb\": \(peakMegabytes())}")
}

func send(_ path: String, port: Int, connections: Int, _ options: [String: String]) async throws {
  var limits = SendLimits()
  limits.connections = connections
  limits.patience = 1_000_000
  limits.pause = 0
  limits.retryDelays = [Int(options["retry"] ?? "300") ?? 300]
  let people = try People(path: path)
  let head = try letterhead(people.key)
  let mail = template(Int(options["size"] ?? "2000") ?? 2000, head)
  let server = SMTPServer(host: "127.0.0.1", port: port, security: .none, connectTimeout: 5, replyTimeout: 5)
  let ledger: any Ledger = options["null"].map { NoLedger(count: Int($0) ?? 0) } ?? people
  let sender = Sender(ledger: ledger, limits: limits, transport: .smtp, clock: now) { SMTPCarrier(server) }
  try await people.recover(at: now())
  var total = SendReport()
  let sample = Parcel(
    delivery: Delivery(id: 1, issue: 7, subscriber: 1, messageID: "<1@bench.example.org>", at: now()),
    subscriber: Subscriber(id: 1, address: "p1@example.org", consent: "bench", since: now()))
  let bytes = try mail.message(to: sample.subscriber, delivery: sample.delivery).count
  if let file = options["sample"] {
    // As `smtp-source -F` reads it: lines without their returns.
    let lines = try mail.message(to: sample.subscriber, delivery: sample.delivery).filter { $0 != 13 }
    try Data(lines).write(to: URL(filePath: file))
    return
  }
  let begun = Date()
  for _ in 0..<(Int(options["rounds"] ?? "1") ?? 1) {
    let report = try await sender.send(issue: 7) { parcel in
      Envelope(
        sender: options["from"] ?? head.returnPath(parcel.delivery), recipient: parcel.subscriber.address,
        message: try mail.message(to: parcel.subscriber, delivery: parcel.delivery), name: "\(parcel.delivery.id)")
    }
    total.sent += report.sent
    total.failed += report.failed
    total.uncertain += report.uncertain
    total.deferred = report.deferred
    total.stopped = report.stopped
    if options["null"] != nil { break }
    let counts = try await people.counts(of: 7)
    if (counts[.queued] ?? 0) + (counts[.deferred] ?? 0) == 0 { break }
    try await Task.sleep(for: .milliseconds(200))
  }
  let seconds = Date().timeIntervalSince(begun)
  print(
    """
    {"seconds": \(seconds), "sent": \(total.sent), "deferred": \(total.deferred), "failed": \(total.failed), \
    "uncertain": \(total.uncertain), "bytes": \(bytes), "rate": \(Double(total.sent) / seconds), "peak_mb": \(peakMegabytes())}
    """)
}

func list(_ path: String) async throws {
  for parcel in try await People(path: path).deliveries(of: 7) {
    print(parcel.delivery.state.rawValue, parcel.delivery.messageID, parcel.subscriber.address)
  }
}

/// Fetches every message and tells what it was given under which number.
func imap(port: Int) throws {
  let server = SMTPServer(
    host: "127.0.0.1", port: port, security: .none, login: .password(user: "list", password: "secret"))
  let mailbox = try IMAPMailbox(server)
  let (validity, count) = try mailbox.status()
  let uids = try mailbox.uids()
  guard uids.count == count else { throw IMAPError("\(uids.count) numbers of \(count) messages") }
  for uid in uids {
    print(uid, try mailbox.message(uid: uid, validity: validity).map { SHA256.hex($0) } ?? "none")
  }
}

let words = Array(CommandLine.arguments.dropFirst())
var options: [String: String] = [:]
for (index, word) in words.enumerated() where word.hasPrefix("--") && index + 1 < words.count {
  options[String(word.dropFirst(2))] = words[index + 1]
}
switch words.first {
case "prepare" where words.count >= 3: try await prepare(words[1], Int(words[2]) ?? 0)
case "send" where words.count >= 4:
  try await send(words[1], port: Int(words[2]) ?? 0, connections: Int(words[3]) ?? 1, options)
case "list" where words.count >= 2: try await list(words[1])
case "imap" where words.count >= 2: try imap(port: Int(words[1]) ?? 0)
default:
  print("bench-mailing prepare FILE COUNT | send FILE PORT CONNECTIONS | list FILE | imap PORT")
  exit(64)
}
