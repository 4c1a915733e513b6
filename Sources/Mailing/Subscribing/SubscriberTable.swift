package import Model

/// A list of people as CSV: a header line, then one person a line.
///
/// Columns by name, in any order and in English or Spanish: address (or email, correo), name, organization, language,
/// sections, consent (who asked, how), consent_date, status. Without a consent of its own, a row has the one given for
/// the file.
package struct SubscriberTable: Hashable, Sendable {
  package var subscribers: [Subscriber] = []
  /// `people.csv:7: 'x' has no …`, one a row that was left out.
  package var mistakes: [String] = []
  /// Rows whose status says that this person is not to be mailed: left, suppressed, never confirmed.
  package var absent = 0

  /// Reads every row it can; `consent` and `since` hold for rows that do not say.
  package init(_ text: String, file: String, consent: String?, since: Instant) {
    let rows = csvRows(text)
    guard let header = rows.first else {
      mistakes = ["\(file):1: the file is empty"]
      return
    }
    let columns = header.cells.map { SubscriberTable.column($0) }
    guard columns.contains("address") else {
      mistakes = ["\(file):1: no column 'address'; the first line names the columns"]
      return
    }
    var seen: Set<String> = []
    for row in rows.dropFirst() where !row.cells.allSatisfy({ $0.trimmingASCIISpace.isEmpty }) {
      do {
        guard try SubscriberTable.isMailed(row.cells, columns) else {
          absent += 1
          continue
        }
        let person = try SubscriberTable.person(row.cells, columns, consent, since)
        if seen.insert(person.address.lowercased()).inserted { subscribers.append(person) }
      } catch {
        mistakes.append("\(file):\(row.line): \(error)")
      }
    }
  }

  /// Why one row was left out; its place is added by the reader of the table.
  private struct RowError: Error, CustomStringConvertible { let description: String }

  /// Our name for a column, whatever a spreadsheet or another list calls it.
  private static func column(_ title: String) -> String {
    let word = headerText(title).lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    switch word {
    case "address", "email", "e_mail", "mail", "email_address", "correo", "correo_electrónico": return "address"
    case "nombre", "full_name": return "name"
    case "organisation", "organización", "organizacion", "agency": return "organization"
    case "lang", "idioma": return "language"
    case "secciones": return "sections"
    case "consent_source", "consentimiento", "source": return "consent"
    case "estado", "state", "subscription_status": return "status"
    case "date", "consented", "consented_at", "fecha", "consent_at": return "consent_date"
    default: return word
    }
  }

  /// Whether a row's status, in our words or those of other lists, lets it be mailed; a row without one does.
  ///
  /// - Throws: `RowError` for a word that could mean either: nobody is mailed on a guess.
  private static func isMailed(_ cells: [String], _ columns: [String]) throws -> Bool {
    guard let index = columns.firstIndex(of: "status"), index < cells.count else { return true }
    switch headerText(cells[index]).lowercased().trimmingASCIISpace {
    case "", "active", "subscribed", "confirmed", "activo", "activa": return true
    case "unsubscribed", "suppressed", "pending", "unconfirmed", "inactive", "bounced", "cleaned", "complained", "baja":
      return false
    case let word: throw RowError(description: "'\(word)' is no status of ours; active, unsubscribed or suppressed")
    }
  }

  /// One row as a subscriber.
  ///
  /// - Throws: `AddressError` or `RowError` for what cannot be taken as it stands; nothing is guessed.
  private static func person(
    _ cells: [String], _ columns: [String], _ consent: String?, _ since: Instant
  ) throws -> Subscriber {
    func value(_ name: String) -> String? {
      guard let index = columns.firstIndex(of: name), index < cells.count else { return nil }
      let text = headerText(cells[index])
      return text.isEmpty ? nil : text
    }
    // The raw cell: an address must not become valid by cleaning it.
    let index = columns.firstIndex(of: "address") ?? 0
    let address = try MailAddress(index < cells.count ? cells[index] : "")
    guard let source = value("consent") ?? consent else {
      throw RowError(description: "'\(address)' has no consent; add a column 'consent' or give --consent WORDS")
    }
    let language = value("language")?.lowercased().prefix(2) ?? "en"
    guard language == "en" || language == "es" else {
      throw RowError(description: "'\(language)' is no language of ours; en or es")
    }
    let day = try value("consent_date").map { text in
      guard let day = Day(text) else { throw RowError(description: "'\(text)' is no day such as 2026-02-03") }
      return day
    }
    let sections = (value("sections") ?? "").lowercased().split { !$0.isLetter }
      .compactMap { Section(rawValue: String($0)) }
    return Subscriber(
      id: 0, address: address.description, name: value("name"), organization: value("organization"),
      language: String(language), sections: sections, consent: day.map { "\(source), \($0)" } ?? source, since: since)
  }
}

/// RFC 4180 with `;` and tabs as other separators (the first line decides), quotes doubled inside quotes, any line end.
func csvRows(_ text: String) -> [(line: Int, cells: [String])] {
  let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
  let head = body.prefix { !$0.isNewline }
  let separator = [",", ";", "\t"].max { left, right in
    head.filter { String($0) == left }.count < head.filter { String($0) == right }.count
  }
  var rows: [(line: Int, cells: [String])] = []
  var (cells, cell, isQuoted, line, start) = ([String](), "", false, 1, 1)
  var rest = body[...]
  while let character = rest.popFirst() {
    if character.isNewline { line += 1 }
    if isQuoted {
      if character == "\"" {
        if rest.first == "\"" { cell.append(rest.removeFirst()) } else { isQuoted = false }
      } else {
        cell.append(character)
      }
    } else if character == "\"", cell.isEmpty {
      isQuoted = true
    } else if String(character) == separator {
      cells.append(cell)
      cell = ""
    } else if character.isNewline {
      rows.append((start, cells + [cell]))
      (cells, cell, start) = ([], "", line)
    } else {
      cell.append(character)
    }
  }
  if !cell.isEmpty || !cells.isEmpty { rows.append((start, cells + [cell])) }
  return rows.filter { $0.cells != [""] }
}

/// A cell that a spreadsheet would take for a formula is written as text.
package func csvCell(_ text: String) -> String {
  let clean = headerText(text)
  let isFormula = clean.first.map { "=+-@\t\r|%".contains($0) } ?? false
  return "\"" + (isFormula ? "'" : "") + clean.replacing("\"", with: "\"\"") + "\""
}
