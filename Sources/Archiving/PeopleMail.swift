package import Model
package import SQLite

/// What came in by mail, what followed from it, and the single letters that answer.
extension People {
  static let mailSchema = """
    CREATE TABLE token (
      hash TEXT PRIMARY KEY, subscriber INTEGER NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;

    CREATE TABLE reply (address TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE INDEX reply_address ON reply (address, kind);

    CREATE TABLE seen (
      mailbox TEXT NOT NULL, validity INTEGER NOT NULL, uid INTEGER NOT NULL, content TEXT NOT NULL,
      outcome TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE UNIQUE INDEX seen_uid ON seen (mailbox, validity, uid) WHERE uid > 0;
    CREATE INDEX seen_content ON seen (mailbox, content);

    CREATE TABLE letter (
      id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, recipient TEXT NOT NULL, sender TEXT NOT NULL,
      message_id TEXT NOT NULL, message BLOB NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
      detail TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL, queued_at INTEGER NOT NULL, retry_at INTEGER);
    """

  /// The uids of a mailbox that are done, and whether each was left there for a person.
  package func readUIDs(mailbox: String, validity: Int) throws(DatabaseError) -> [Int: Bool] {
    var uids: [Int: Bool] = [:]
    try database.eachRow(
      """
      SELECT uid, outcome LIKE 'person%' OR outcome LIKE 'unreadable%' FROM seen
      WHERE mailbox = ? AND validity = ? AND uid > 0
      """, [.text(mailbox), .integer(validity)]
    ) { (row: borrowing Row) in uids[row.integer(0)] = row.integer(1) != 0 }
    return uids
  }

  /// Whether these very bytes were read from that mailbox before, under whatever number.
  package func hasRead(content: String, mailbox: String) throws(DatabaseError) -> Bool {
    try database.integer(
      "SELECT count(*) FROM seen WHERE mailbox = ? AND content = ?", [.text(mailbox), .text(content)]) > 0
  }

  /// Writes that a message is done together with all that follows from it: after a crash it is all there or none.
  package func settle(
    _ key: MailKey, outcome: String, effects: [MailEffect], at: Instant
  ) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      try database.run(
        "INSERT OR IGNORE INTO seen (mailbox, validity, uid, content, outcome, at) VALUES (?, ?, ?, ?, ?, ?)",
        .text(key.mailbox), .integer(key.validity), .integer(key.uid), .text(key.content), .text(outcome),
        .integer(at.seconds))
      for effect in effects { try apply(effect, at) }
    }
  }

  /// One thing that follows from a message, inside the transaction that notes the message as done.
  private func apply(_ effect: MailEffect, _ at: Instant) throws(DatabaseError) {
    switch effect {
    case .pend(let newcomer, let token, let expires): try pend(newcomer, token, expires)
    case .confirm(let id, let consent): try confirm(id, consent, at)
    case .leave(let id, let how, let issue):
      guard let subscriber = try subscriber(id: id) else { return }
      try remove(subscriber.address, how: how, issue: issue, at: at)
    case .update(let subscriber): try update(subscriber, at: at)
    case .bounce(let report): try note(report, at)
    case .write(let letter): try queue(letter, at: at)
    }
  }

  /// A person who asked waits as `pending`; asking again makes a new token and leaves the old one valid.
  private func pend(_ newcomer: Subscriber, _ token: String, _ expires: Instant) throws(DatabaseError) {
    let present = try subscriber(address: newcomer.address)
    let waiting = if let present { present } else { try insert(newcomer) }
    if waiting.status == .unsubscribed {
      var again = waiting
      (again.status, again.language, again.consent) = (.pending, newcomer.language, newcomer.consent)
      try update(again, at: newcomer.since)
    }
    try database.run(
      "INSERT OR IGNORE INTO token (hash, subscriber, expires) VALUES (?, ?, ?)",
      .text(tokenHash(token, waiting.address)), .integer(waiting.id), .integer(expires.seconds))
  }

  /// Active from now on; the tokens are used up, and the count of confirmations begins anew.
  private func confirm(_ id: Int, _ consent: String, _ at: Instant) throws(DatabaseError) {
    guard var subscriber = try subscriber(id: id) else { return }
    (subscriber.status, subscriber.consent) = (.active, consent)
    try update(subscriber, at: at)
    try database.run("DELETE FROM token WHERE subscriber = ?", .integer(id))
    try database.run("DELETE FROM reply WHERE address = ?", .text(hash(subscriber.address)))
    try database.run(
      "DELETE FROM suppression WHERE hash = ? AND reason = 'erased'", .text(hash(subscriber.address)))
  }

  /// Bound to its purpose and its address, and useless to who reads the file.
  private func tokenHash(_ token: String, _ address: String) -> String {
    hash("confirm:\(address.lowercased()):\(token)")
  }

  /// Who waits for that token; nil when it is unknown or too old.
  ///
  /// The candidates are few, and each comparison of hashes takes the same time wherever they differ.
  package func waiting(token: String, at: Instant) throws(DatabaseError) -> Subscriber? {
    let candidates = try database.rows(
      """
      SELECT s.id, s.address, t.hash FROM token t JOIN subscriber s ON s.id = t.subscriber
      WHERE t.expires > ? AND s.status <> 'suppressed' ORDER BY s.id
      """, [.integer(at.seconds)]
    ) { (row: borrowing Row) in (id: row.integer(0), address: row.text(1), hash: row.text(2)) }
    var found: Int?
    for candidate in candidates where isSame(tokenHash(token, candidate.address), candidate.hash) {
      found = candidate.id
    }
    guard let found else { return nil }
    return try subscriber(id: found)
  }

  /// Compares every byte whatever it finds.
  private func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && zip(left.utf8, right.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

// MARK: bounces

extension People {
  /// Counts a bounce once per delivery and kind, and ends what must end.
  private func note(_ report: BounceReport, _ at: Instant) throws(DatabaseError) {
    let isKnown =
      try database.integer(
        "SELECT count(*) FROM bounce WHERE subscriber = ? AND delivery IS ? AND kind = ?",
        [.integer(report.subscriber), SQLValue(report.delivery), .text(report.kind.rawValue)]) > 0
    if !isKnown {
      try database.run(
        "INSERT INTO bounce (subscriber, delivery, issue, kind, status, detail, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        .integer(report.subscriber), SQLValue(report.delivery), SQLValue(report.issue), .text(report.kind.rawValue),
        .text(report.status), .text(report.detail), .integer(at.seconds))
    }
    guard let subscriber = try subscriber(id: report.subscriber), subscriber.status != .suppressed else { return }
    switch report.kind {
    case .hard: try suppress(subscriber.address, reason: "hard bounce", at: at)
    case .complaint: try suppress(subscriber.address, reason: "complaint", at: at)
    case .soft:
      if try softBouncesInARow(subscriber.id) >= 3 {
        try suppress(subscriber.address, reason: "three soft bounces", at: at)
      }
    case .policy: break
    }
  }

  /// How many of the last three issues that were sent to a subscriber came back softly.
  private func softBouncesInARow(_ id: Int) throws(DatabaseError) -> Int {
    try database.integer(
      """
      SELECT count(*) FROM (SELECT DISTINCT issue FROM delivery WHERE subscriber = ?1 AND state = 'sent'
        ORDER BY issue DESC LIMIT 3) last
      WHERE EXISTS (SELECT 1 FROM bounce WHERE subscriber = ?1 AND kind = 'soft' AND bounce.issue = last.issue)
      """, [.integer(id)])
  }

  /// What came back for an issue, in the order it came.
  package func bounces(of issue: Int) throws(DatabaseError) -> [BounceReport] {
    try database.rows(
      "SELECT subscriber, delivery, issue, kind, status, detail FROM bounce WHERE issue = ? ORDER BY id",
      [.integer(issue)]
    ) { (row: borrowing Row) in
      BounceReport(
        subscriber: row.integer(0), delivery: row.optionalInteger(1), issue: row.optionalInteger(2),
        kind: BounceKind(rawValue: row.text(3)) ?? .policy, status: row.text(4), detail: row.text(5))
    }
  }

  /// Who left by way of an issue, with how.
  package func departures(of issue: Int) throws(DatabaseError) -> [(subscriber: Int, how: String)] {
    try database.rows(
      "SELECT subscriber, how FROM departure WHERE issue = ? ORDER BY at, subscriber", [.integer(issue)]
    ) { (row: borrowing Row) in (row.integer(0), row.text(1)) }
  }

  /// The row whose mail carried that Message-ID.
  package func delivery(messageID: String) throws(DatabaseError) -> Parcel? {
    guard
      let id = try database.first(
        "SELECT id FROM delivery WHERE message_id = ?", [.text(messageID)], { (row: borrowing Row) in row.integer(0) })
    else { return nil }
    return try delivery(id: id)
  }
}

// MARK: letters

extension People {
  /// When letters of a kind were written to an address; kept as a hash.
  package func replies(to address: String, kind: String) throws(DatabaseError) -> [Instant] {
    try database.rows(
      "SELECT at FROM reply WHERE address = ? AND kind = ? ORDER BY at", [.text(hash(address)), .text(kind)]
    ) { (row: borrowing Row) in Instant(seconds: row.integer(0)) }
  }

  /// Puts a letter into the queue.
  package func queue(_ letter: Letter, at: Instant) throws(DatabaseError) {
    try database.run(
      "INSERT INTO reply (address, kind, at) VALUES (?, ?, ?)", .text(hash(letter.recipient)), .text(letter.kind),
      .integer(at.seconds))
    try database.run(
      """
      INSERT INTO letter (kind, recipient, sender, message_id, message, state, at, queued_at)
      VALUES (?1, ?2, ?3, ?4, ?5, 'queued', ?6, ?6)
      """, .text(letter.kind), .text(letter.recipient), .text(letter.sender), .text(letter.messageID),
      .blob(letter.message), .integer(at.seconds))
  }

  /// Letters that may go now, each with its row and its attempts so far.
  package func dueLetters(
    after: Int, limit: Int, now: Instant
  ) throws(DatabaseError) -> [(delivery: Delivery, letter: Letter)] {
    try database.rows(
      """
      SELECT id, kind, recipient, sender, message_id, message, attempts, at, queued_at FROM letter
      WHERE id > ?1 AND (state = 'queued' OR state = 'deferred' AND (retry_at <= ?2 OR at > ?2)) ORDER BY id LIMIT ?3
      """, [.integer(after), .integer(now.seconds), .integer(limit)]
    ) { (row: borrowing Row) in
      let delivery = Delivery(
        id: row.integer(0), issue: 0, subscriber: 0, messageID: row.text(4), attempts: row.integer(6),
        at: Instant(seconds: row.integer(7)), queued: Instant(seconds: row.integer(8)))
      let letter = Letter(
        kind: row.text(1), recipient: row.text(2), sender: row.text(3), messageID: row.text(4), message: row.blob(5))
      return (delivery, letter)
    }
  }

  /// Steps of letters, with the rules of the ledger; a letter that is done keeps no copy of itself.
  package func recordLetters(_ changes: [DeliveryChange]) throws(DatabaseError) -> Set<Int> {
    try database.transaction { () throws(DatabaseError) in
      var refused: Set<Int> = []
      for change in changes {
        if change.state == .sending {
          let changed = try database.run(
            """
            UPDATE letter SET state = 'sending', detail = ?, at = ?, attempts = attempts + 1
            WHERE id = ? AND state IN ('queued', 'deferred')
            """, .text(change.detail), .integer(change.at.seconds), .integer(change.id))
          if changed == 0 { refused.insert(change.id) }
        } else {
          try database.run(
            """
            UPDATE letter SET state = ?1, detail = ?2, at = ?3, retry_at = ?4,
              message = CASE WHEN ?1 IN ('sent', 'failed') THEN x'' ELSE message END,
              recipient = CASE WHEN ?1 IN ('sent', 'failed') THEN '' ELSE recipient END
            WHERE id = ?5 AND state = 'sending'
            """, .text(change.state.rawValue), .text(change.detail), .integer(change.at.seconds),
            SQLValue(change.retryAt?.seconds), .integer(change.id))
        }
      }
      return refused
    }
  }
}
