package import Model
package import SQLite

/// The ledger: one row per issue and subscriber, and every step it takes.
extension People {
  private static let parcelColumns = """
    d.id, d.issue, d.subscriber, d.state, d.message_id, d.attempts, d.detail, d.at, d.queued_at,
    s.id, s.address, s.name, s.organization, s.language, s.sections, s.status, s.consent, s.since
    """

  /// The ledger's part of a row of `parcelColumns`; a state this version does not know is in doubt.
  private static func delivery(_ row: borrowing Row) -> Delivery {
    Delivery(
      id: row.integer(0), issue: row.integer(1), subscriber: row.integer(2),
      state: Delivery.State(rawValue: row.text(3)) ?? .uncertain, messageID: row.text(4), attempts: row.integer(5),
      detail: row.text(6), at: Instant(seconds: row.integer(7)), queued: Instant(seconds: row.integer(8)))
  }

  /// Queues an issue for those who do not have it yet, and returns how many that were: once per (issue hash, subscriber).
  ///
  /// Who was already sent that issue number under other bytes is left out too: a correction is a new issue.
  package func enqueue(
    issue: Int, hash: String, subscribers: [Subscriber], messageID: @Sendable (Subscriber) -> String, at: Instant
  ) throws(DatabaseError) -> Int {
    try database.transaction { () throws(DatabaseError) in
      try database.run(
        """
        INSERT INTO mailing (issue, hash, started) VALUES (?, ?, ?)
        ON CONFLICT (issue) DO UPDATE SET hash = excluded.hash
        """, .integer(issue), .text(hash), .integer(at.seconds))
      var count = 0
      for subscriber in subscribers {
        count += try database.run(
          """
          INSERT OR IGNORE INTO delivery (issue, issue_hash, subscriber, state, message_id, at, queued_at)
          SELECT ?1, ?2, ?3, 'queued', ?4, ?5, ?5
          WHERE NOT EXISTS (SELECT 1 FROM delivery WHERE issue = ?1 AND subscriber = ?3)
          """, .integer(issue), .text(hash), .integer(subscriber.id), .text(messageID(subscriber)), .integer(at.seconds)
        )
      }
      return count
    }
  }

  /// What may go now, by row: queued, or deferred and due; after the row `after`.
  ///
  /// A row that was put off at a time still to come was put off by a clock that has been set back since: its hour means
  /// nothing, and it goes.
  package func due(issue: Int, after: Int = 0, limit: Int, now: Instant) throws(DatabaseError) -> [Parcel] {
    try database.rows(
      """
      SELECT \(People.parcelColumns) FROM delivery d JOIN subscriber s ON s.id = d.subscriber
      WHERE d.issue = ?1 AND d.id > ?2
        AND (d.state = 'queued' OR d.state = 'deferred' AND (d.retry_at <= ?3 OR d.at > ?3))
      ORDER BY d.id LIMIT ?4
      """, [.integer(issue), .integer(after), .integer(now.seconds), .integer(limit)]
    ) { (row: borrowing Row) in
      Parcel(delivery: People.delivery(row), subscriber: People.subscriber(row, from: 9))
    }
  }

  /// Writes steps in one transaction, and returns the rows whose step to `sending` is refused.
  ///
  /// It is refused when the issue is held, when the person is no longer subscribed (then the row is closed as failed),
  /// or when the row is not waiting any more: no row is ever in two hands.
  package func record(_ changes: [DeliveryChange]) throws(DatabaseError) -> Set<Int> {
    try database.transaction { () throws(DatabaseError) in
      var refused: Set<Int> = []
      for change in changes {
        if change.state == .sending {
          if try !begin(change) { refused.insert(change.id) }
        } else {
          try finish(change)
        }
      }
      return refused
    }
  }

  /// The step to `sending`, which only a waiting row of an active person of an issue that is not held may take.
  private func begin(_ change: DeliveryChange) throws(DatabaseError) -> Bool {
    let isBegun =
      try database.run(
        """
        UPDATE delivery SET state = 'sending', detail = ?1, at = ?2, attempts = attempts + 1
        WHERE id = ?3 AND state IN ('queued', 'deferred')
          AND (SELECT status FROM subscriber WHERE id = delivery.subscriber) = 'active'
          AND NOT EXISTS (SELECT 1 FROM mailing WHERE mailing.issue = delivery.issue AND held IS NOT NULL)
        """, .text(change.detail), .integer(change.at.seconds), .integer(change.id)) > 0
    if isBegun { return true }
    try database.run(
      """
      UPDATE delivery SET state = 'failed', detail = 'left before it was sent', at = ?1
      WHERE id = ?2 AND state IN ('queued', 'deferred')
        AND (SELECT status FROM subscriber WHERE id = delivery.subscriber) <> 'active'
      """, .integer(change.at.seconds), .integer(change.id))
    return false
  }

  /// The result; only of a row in `sending`, so that a late one never overwrites what staff have decided since.
  private func finish(_ change: DeliveryChange) throws(DatabaseError) {
    try database.run(
      "UPDATE delivery SET state = ?, detail = ?, at = ?, retry_at = ? WHERE id = ? AND state = 'sending'",
      .text(change.state.rawValue), .text(change.detail), .integer(change.at.seconds),
      SQLValue(change.retryAt?.seconds), .integer(change.id))
  }

  /// After a crash, before anything is sent: rows left in `sending`.
  ///
  /// A file is written whole under its own name or not at all, so the outbox does it again; over SMTP nobody knows, and
  /// the row is `uncertain`, for staff, never sent again by itself. Returns how many became uncertain.
  @discardableResult
  package func recover(at: Instant) throws(DatabaseError) -> Int {
    try database.transaction { () throws(DatabaseError) in
      try database.run(
        "UPDATE delivery SET state = 'queued', detail = '', at = ? WHERE state = 'sending' AND detail = 'outbox'",
        .integer(at.seconds))
      try database.run(
        "UPDATE letter SET state = 'queued', detail = '', at = ? WHERE state = 'sending' AND detail = 'outbox'",
        .integer(at.seconds))
      try database.run(
        "UPDATE letter SET state = 'uncertain', at = ? WHERE state = 'sending'", .integer(at.seconds))
      return try database.run(
        """
        UPDATE delivery SET state = 'uncertain', detail = 'the program ended before the server''s answer was noted', at = ?
        WHERE state = 'sending'
        """, .integer(at.seconds))
    }
  }

  /// Sends deferred rows of an issue at the next run, or those whose fate staff have looked up; returns how many.
  package func retry(issue: Int, _ states: [Delivery.State], at: Instant) throws(DatabaseError) -> Int {
    try database.transaction { () throws(DatabaseError) in
      var count = 0
      for state in states where state != .sent && state != .sending {
        count += try database.run(
          "UPDATE delivery SET state = 'queued', retry_at = NULL, queued_at = ?1, at = ?1 WHERE issue = ?2 AND state = ?3",
          .integer(at.seconds), .integer(issue), .text(state.rawValue))
      }
      return count
    }
  }

  /// Every row of an issue with its person, in the order they were queued.
  package func deliveries(of issue: Int) throws(DatabaseError) -> [Parcel] {
    try database.rows(
      """
      SELECT \(People.parcelColumns) FROM delivery d JOIN subscriber s ON s.id = d.subscriber
      WHERE d.issue = ? ORDER BY d.id
      """, [.integer(issue)]
    ) { (row: borrowing Row) in
      Parcel(delivery: People.delivery(row), subscriber: People.subscriber(row, from: 9))
    }
  }

  /// What was sent to a subscriber, oldest first.
  package func history(of subscriber: Int) throws(DatabaseError) -> [Delivery] {
    try database.rows(
      """
      SELECT \(People.parcelColumns) FROM delivery d JOIN subscriber s ON s.id = d.subscriber
      WHERE d.subscriber = ? ORDER BY d.id
      """, [.integer(subscriber)]
    ) { (row: borrowing Row) in People.delivery(row) }
  }

  /// The row a returned mail's tag names.
  package func delivery(id: Int) throws(DatabaseError) -> Parcel? {
    try database.first(
      """
      SELECT \(People.parcelColumns) FROM delivery d JOIN subscriber s ON s.id = d.subscriber WHERE d.id = ?
      """, [.integer(id)]
    ) { (row: borrowing Row) in
      Parcel(delivery: People.delivery(row), subscriber: People.subscriber(row, from: 9))
    }
  }

  /// How many rows of an issue are in each state.
  package func counts(of issue: Int) throws(DatabaseError) -> [Delivery.State: Int] {
    var counts: [Delivery.State: Int] = [:]
    try database.eachRow("SELECT state, count(*) FROM delivery WHERE issue = ? GROUP BY state", [.integer(issue)]) {
      (row: borrowing Row) in
      if let state = Delivery.State(rawValue: row.text(0)) { counts[state] = row.integer(1) }
    }
    return counts
  }

  /// Issues with rows still to send, lowest number first.
  package func openIssues() throws(DatabaseError) -> [Int] {
    try database.rows(
      "SELECT DISTINCT issue FROM delivery WHERE state IN ('queued', 'deferred') ORDER BY issue"
    ) { (row: borrowing Row) in row.integer(0) }
  }

  /// When the next deferred row of an issue may be tried; nil when none waits.
  package func nextRetry(of issue: Int) throws(DatabaseError) -> Instant? {
    try database.first(
      "SELECT min(retry_at) FROM delivery WHERE issue = ? AND state = 'deferred'", [.integer(issue)]
    ) { (row: borrowing Row) in row.isNull(0) ? nil : Instant(seconds: row.integer(0)) } ?? nil
  }

  /// Stops the presses: from the next row on, nothing of that issue is sent until it is released.
  package func hold(issue: Int, reason: String, at: Instant) throws(DatabaseError) {
    try database.run(
      """
      INSERT INTO mailing (issue, hash, started, held, held_at) VALUES (?1, '', ?3, ?2, ?3)
      ON CONFLICT (issue) DO UPDATE SET held = ?2, held_at = ?3
      """, .integer(issue), .text(reason), .integer(at.seconds))
  }

  /// Lets a held issue go on.
  package func release(issue: Int) throws(DatabaseError) {
    try database.run("UPDATE mailing SET held = NULL, held_at = NULL WHERE issue = ?", .integer(issue))
  }

  /// Why an issue is held; nil when it is not.
  package func held(issue: Int) throws(DatabaseError) -> String? {
    try database.first("SELECT held FROM mailing WHERE issue = ?", [.integer(issue)]) { (row: borrowing Row) in
      row.isNull(0) ? nil : row.text(0)
    } ?? nil
  }
}
