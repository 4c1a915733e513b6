import Archiving
import Model
import Text

/// Everything that is known about why entries are one opportunity, for staff who doubt it.
struct ClusterAccount: Sendable {
  /// As the sources say it, without the edits of staff.
  let opportunity: Opportunity
  let entries: [Entry]
  /// The log of every joining and parting, oldest first.
  let memberships: [Membership]
  let rulings: [StoredRuling]
  let changes: [Change]
  /// Other rounds of the same program.
  let rounds: [Opportunity]
  let doubts: [Doubt]

  init(of id: String, curator: Curator) async throws {
    let desk = curator.desk
    opportunity = try await curator.item(id).source
    let keys = try await curator.keys(of: opportunity)
    var entries: [Entry] = []
    for key in keys { if let entry = try await desk.entry(key) { entries.append(entry) } }
    self.entries = entries
    memberships = try await desk.memberships(of: opportunity.id)
    rulings = try await desk.rulings(on: keys, withUndone: true)
    changes = try await desk.changes(of: opportunity.id)
    let id = opportunity.id
    doubts = try await desk.doubts().filter { $0.opportunity == id || $0.other == id }
    guard let series = opportunity.series else {
      rounds = []
      return
    }
    var selection = Selection()
    selection.series = series
    rounds = try await desk.opportunities(where: selection).filter { $0.id != id }
  }

  /// For people.
  var lines: [String] {
    var lines = ["\(opportunity.id)  \(opportunity.title)"]
    for (number, entry) in entries.enumerated() {
      lines.append("  \(number + 1)  \(entry.source)  \(entry.title)")
      if let link = entry.link { lines.append("     \(link)") }
      let key = EntryKey(source: entry.source, id: entry.id)
      for row in memberships where row.entry == key { lines += words(of: row) }
    }
    for round in rounds {
      let closing = round.facts.closing.map { ", closes \($0.value.day)" } ?? ""
      lines.append("  another round: \(round.id)\(closing)  \(round.title)")
    }
    for ruling in rulings {
      let undone = ruling.undoneBy.map { ", taken back by \($0)" } ?? ""
      let reason = ruling.reason.isEmpty ? "" : ": \(ruling.reason)"
      lines.append("  \(ruling.who) said '\(ruling.verb)' on \(ruling.at.utcDay)\(reason)\(undone)")
    }
    for change in changes {
      let before = change.before.isEmpty ? "none" : change.before
      lines.append("  \(change.field) was \(before), is \(change.after) since \(change.at.utcDay)")
    }
    for doubt in doubts {
      let other = doubt.opportunity == opportunity.id ? doubt.other : doubt.opportunity
      lines.append("  asked: is it the same as \(other)?" + doubt.words.map { "\n     \($0)" }.joined())
    }
    return lines
  }

  /// Who joined an entry and when, with the points and reasons of that hour beneath.
  private func words(of row: Membership) -> [String] {
    let points = row.log.points == 0 ? "" : ", \(row.log.points) points"
    let before = row.before.map { ", was in \($0)" } ?? ""
    let head = "     \(row.log.verdict) by \(row.log.who) on \(row.log.at.utcDay)\(points)\(before)"
    return [head] + row.log.reasons.map { "       \($0)" }
  }

  /// For scripts.
  var json: JSON {
    [
      "id": .string(opportunity.id), "title": .string(opportunity.title),
      "entries": .array(
        entries.map { entry in
          [
            "source": .string(entry.source), "id": .string(entry.id), "title": .string(entry.title),
            "link": entry.link.map(JSON.string) ?? nil,
          ]
        }),
      "log": .array(memberships.map(json)), "rounds": .array(rounds.map { .string($0.id) }),
      "rulings": .array(
        rulings.map { ruling in
          [
            "verb": .string(ruling.verb), "who": .string(ruling.who), "reason": .string(ruling.reason),
            "at": .string(ruling.at.description), "undone_by": ruling.undoneBy.map(JSON.string) ?? nil,
          ]
        }),
      "changes": .array(
        changes.map { change in
          [
            "field": .string(change.field), "before": .string(change.before), "after": .string(change.after),
            "at": .string(change.at.description),
          ]
        }),
      "asked": .array(doubts.map { .string($0.opportunity == opportunity.id ? $0.other : $0.opportunity) }),
    ]
  }

  /// One row of the membership log, with the opportunity that the entry was in before.
  private func json(of row: Membership) -> JSON {
    [
      "source": .string(row.entry.source), "entry": .string(row.entry.id), "opportunity": .string(row.opportunity),
      "before": row.before.map(JSON.string) ?? nil, "verdict": .string(row.log.verdict),
      "points": .number(row.log.points), "reasons": .array(row.log.reasons.map(JSON.string)),
      "who": .string(row.log.who), "at": .string(row.log.at.description),
    ]
  }
}
