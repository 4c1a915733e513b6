package import Model
package import SQLite

/// What became of a wish to be added.
package enum Addition: Hashable, Sendable {
  case added(Subscriber)
  /// The address was there already, in whatever case; nothing changed but a status that had ended.
  case already(Subscriber)
  /// The address asked or had to be left alone; the reason it was suppressed for.
  case suppressed(String)
}

extension People {
  private static let columns = "id, address, name, organization, language, sections, status, consent, since"

  /// A subscriber from nine columns beginning at `first`; a state this version does not know is never mailed.
  static func subscriber(_ row: borrowing Row, from first: Int = 0) -> Subscriber {
    Subscriber(
      id: row.integer(first), address: row.text(first + 1), name: row.isNull(first + 2) ? nil : row.text(first + 2),
      organization: row.isNull(first + 3) ? nil : row.text(first + 3), language: row.text(first + 4),
      sections: row.text(first + 5).split(separator: ",").compactMap { Section(rawValue: String($0)) },
      status: Subscriber.Status(rawValue: row.text(first + 6)) ?? .suppressed, consent: row.text(first + 7),
      since: Instant(seconds: row.integer(first + 8)))
  }

  /// Adds one under a new id.
  ///
  /// An address appears once whatever its case.
  ///
  /// With `confirmed` (the person has just answered from that address) an earlier erasure no longer stands in the way;
  /// a suppression for a bounce or a complaint always does.
  package func add(_ newcomer: Subscriber, confirmed: Bool = false) throws(DatabaseError) -> Addition {
    try database.transaction { () throws(DatabaseError) in try addOne(newcomer, confirmed, bringsBack: true) }
  }

  /// All of them in one transaction, in their order.
  ///
  /// A list may be older than a goodbye: who has unsubscribed since is not brought back by it, only one by one.
  package func add(_ newcomers: [Subscriber]) throws(DatabaseError) -> [Addition] {
    try database.transaction { () throws(DatabaseError) in
      var results: [Addition] = []
      for newcomer in newcomers { results.append(try addOne(newcomer, false, bringsBack: false)) }
      return results
    }
  }

  /// The rules of adding: suppression first, then who is there already, then a new row.
  private func addOne(
    _ newcomer: Subscriber, _ confirmed: Bool, bringsBack: Bool
  ) throws(DatabaseError) -> Addition {
    if let reason = try suppression(of: newcomer.address) {
      guard confirmed, reason == "erased" else { return .suppressed(reason) }
      try database.run("DELETE FROM suppression WHERE hash = ?", .text(hash(newcomer.address)))
    }
    if var present = try subscriber(address: newcomer.address) {
      if present.status == .unsubscribed, !bringsBack { return .suppressed("unsubscribed") }
      guard present.status == .unsubscribed || present.status == .pending, newcomer.status == .active else {
        return .already(present)
      }
      present.status = .active
      present.consent = newcomer.consent
      try update(present, at: newcomer.since)
      return .already(present)
    }
    return .added(try insert(newcomer))
  }

  /// A new row under an id that was never used before.
  func insert(_ newcomer: Subscriber) throws(DatabaseError) -> Subscriber {
    try database.run(
      """
      INSERT INTO subscriber
        (address, address_key, name, organization, language, sections, status, consent, since, changed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .text(newcomer.address), .text(newcomer.address.lowercased()), SQLValue(newcomer.name),
      SQLValue(newcomer.organization), .text(newcomer.language),
      .text(newcomer.sections.map(\.rawValue).joined(separator: ",")), .text(newcomer.status.rawValue),
      .text(newcomer.consent), .integer(newcomer.since.seconds), .integer(newcomer.since.seconds))
    var subscriber = newcomer
    subscriber.id = database.lastInsertedRow
    return subscriber
  }

  /// Writes everything but the address.
  package func update(_ subscriber: Subscriber, at: Instant) throws(DatabaseError) {
    try database.run(
      """
      UPDATE subscriber SET name = ?, organization = ?, language = ?, sections = ?, status = ?, consent = ?, changed = ?
      WHERE id = ?
      """,
      SQLValue(subscriber.name), SQLValue(subscriber.organization), .text(subscriber.language),
      .text(subscriber.sections.map(\.rawValue).joined(separator: ",")), .text(subscriber.status.rawValue),
      .text(subscriber.consent), .integer(at.seconds), .integer(subscriber.id))
  }

  /// Whoever has that address, in whatever case.
  package func subscriber(address: String) throws(DatabaseError) -> Subscriber? {
    try database.first(
      "SELECT \(People.columns) FROM subscriber WHERE address_key = ?", [.text(address.lowercased())]
    ) { (row: borrowing Row) in People.subscriber(row) }
  }

  /// The row of that number.
  package func subscriber(id: Int) throws(DatabaseError) -> Subscriber? {
    try database.first("SELECT \(People.columns) FROM subscriber WHERE id = ?", [.integer(id)]) {
      (row: borrowing Row) in
      People.subscriber(row)
    }
  }

  /// In the order they came; all of them, or those of one status.
  package func list(_ status: Subscriber.Status? = nil) throws(DatabaseError) -> [Subscriber] {
    try database.rows(
      "SELECT \(People.columns) FROM subscriber WHERE ? IS NULL OR status = ? ORDER BY id",
      [SQLValue(status?.rawValue), SQLValue(status?.rawValue)]
    ) { (row: borrowing Row) in People.subscriber(row) }
  }

  /// Who gets an issue: everybody active.
  package func subscribers() throws(DatabaseError) -> [Subscriber] { try list(.active) }

  /// Ends a subscription at the person's wish; false when nobody active has that address.
  ///
  /// The row stays for the ledger.
  @discardableResult
  package func remove(_ address: String, how: String, issue: Int? = nil, at: Instant) throws(DatabaseError) -> Bool {
    try database.transaction { () throws(DatabaseError) in
      guard let present = try subscriber(address: address), present.status == .active || present.status == .pending
      else { return false }
      try setStatus(.unsubscribed, of: present.id, at: at)
      try database.run(
        "INSERT INTO departure (subscriber, issue, how, at) VALUES (?, ?, ?, ?)", .integer(present.id), SQLValue(issue),
        .text(how), .integer(at.seconds))
      return true
    }
  }

  /// A new state and when it came about.
  func setStatus(_ status: Subscriber.Status, of id: Int, at: Instant) throws(DatabaseError) {
    try database.run(
      "UPDATE subscriber SET status = ?, changed = ? WHERE id = ?", .text(status.rawValue), .integer(at.seconds),
      .integer(id))
  }
}

// MARK: never again

extension People {
  /// The reason, when the address must never be mailed again.
  package func suppression(of address: String) throws(DatabaseError) -> String? {
    try database.first("SELECT reason FROM suppression WHERE hash = ?", [.text(hash(address))]) {
      (row: borrowing Row) in
      row.text(0)
    }
  }

  /// Never mails that address again, subscribed or not; the first reason stays.
  package func suppress(_ address: String, reason: String, at: Instant) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      try database.run(
        "INSERT OR IGNORE INTO suppression (hash, reason, at) VALUES (?, ?, ?)", .text(hash(address)), .text(reason),
        .integer(at.seconds))
      if let present = try subscriber(address: address) { try setStatus(.suppressed, of: present.id, at: at) }
    }
  }

  /// Takes a suppression back at staff's word; false when there was none.
  ///
  /// The person is not subscribed by that.
  package func liftSuppression(_ address: String, at: Instant) throws(DatabaseError) -> Bool {
    try database.transaction { () throws(DatabaseError) in
      guard try database.run("DELETE FROM suppression WHERE hash = ?", .text(hash(address))) > 0 else { return false }
      if let present = try subscriber(address: address) { try setStatus(.unsubscribed, of: present.id, at: at) }
      return true
    }
  }

  /// Forgets a person: address, name and organization go; the ledger keeps a row without them, the hash keeps the wish.
  package func erase(_ address: String, at: Instant) throws(DatabaseError) -> Bool {
    try database.transaction { () throws(DatabaseError) in
      guard let present = try subscriber(address: address) else { return false }
      try suppress(address, reason: "erased", at: at)
      let stand = "erased-\(present.id)"
      try database.run(
        """
        UPDATE subscriber SET address = ?, address_key = ?, name = NULL, organization = NULL, sections = '',
          consent = 'erased', status = 'suppressed', changed = ? WHERE id = ?
        """, .text(stand), .text(stand), .integer(at.seconds), .integer(present.id))
      try database.run("UPDATE delivery SET detail = '' WHERE subscriber = ?", .integer(present.id))
      try database.run("UPDATE bounce SET detail = '' WHERE subscriber = ?", .integer(present.id))
      return true
    }
  }
}
