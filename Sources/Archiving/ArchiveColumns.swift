import Model
import SQLite
import Text

/// One row of the archive as it is bound.
struct ArchiveColumns: Sendable {
  /// title, funder, labels, summary, marks: what the search index holds, in its order.
  let indexed: [String]
  /// The summary among them.
  static let summary = 3
  /// All columns after the number.
  let values: [SQLValue]

  /// The different words of the text columns, which "did you mean" may offer.
  let words: [String]

  init(_ opportunity: Opportunity, content: String, labels: [String: String]) {
    let judgement = opportunity.judgement
    let facts = opportunity.facts
    let tags = judgement.allTags
    indexed = [
      opportunity.title, opportunity.funder ?? "",
      tags.map { labels[$0] ?? ArchiveColumns.words($0) }.joined(separator: ", "),
      opportunity.summary, ArchiveColumns.marks(of: opportunity, tags: tags),
    ]
    var seen: Set<String> = []
    words = indexed.prefix(4).flatMap(foldedWords).filter { seen.insert($0).inserted }
    values =
      [
        .text(opportunity.id), .text(opportunity.title), .text(opportunity.funder ?? ""), .text(opportunity.summary),
        SQLValue(opportunity.link), SQLValue(judgement.section?.position),
        .integer(Place.allCases.firstIndex(of: judgement.place) ?? 0), .integer(judgement.relevance),
        .text(opportunity.status.rawValue), SQLValue(facts.closing?.value.day.number),
        .text(facts.closing.map { ArchiveColumns.due($0.value) } ?? ""), SQLValue(facts.rolling?.value == true),
        SQLValue(facts.award.minimum?.value), SQLValue(facts.award.maximum?.value ?? facts.award.minimum?.value),
        facts.applicants.fiscalSponsor.map { SQLValue($0.value) } ?? .null, .text(tags.joined(separator: " ")),
        SQLValue(opportunity.posted?.number), .integer(opportunity.firstSeen.seconds),
        .integer(opportunity.changed.seconds), SQLValue(opportunity.series), .text(content),
      ]
  }

  /// A tag as it is said: `mental_health` is "mental health".
  private static func words(_ tag: String) -> String { tag.split(separator: "_").joined(separator: " ") }

  /// A deadline no finer than it is known: `2026-12-01 17:00 PT`, `2026-12`.
  private static func due(_ deadline: Deadline) -> String {
    switch deadline.precision {
    case .month, .year: return String(deadline.day.description.prefix(deadline.precision == .month ? 7 : 4))
    case .minute, .day, .dayWithoutYear:
      let time = deadline.time.map { " \($0)" } ?? ""
      return deadline.day.description + time + (time.isEmpty ? "" : deadline.zone.map { " " + $0 } ?? "")
    }
  }

  /// One word a property, so that a filter is a word of the same search: `tagmentalhealth sectionfunding`.
  static func marks(of opportunity: Opportunity, tags: [String]) -> String {
    let judgement = opportunity.judgement
    var marks = tags.map { mark("tag", $0) }
    if let section = judgement.section { marks.append(mark("section", section.rawValue)) }
    marks.append(mark("place", judgement.place.rawValue))
    marks.append(mark("eligible", judgement.eligible.rawValue))
    marks.append(mark("equity", judgement.equity.rawValue))
    marks += opportunity.facts.applicants.classes.map { mark("applicant", $0.value) }
    marks += Set(opportunity.entries.map(\.source)).sorted().map { mark("source", $0) }
    if let language = opportunity.language { marks.append(mark("lang", String(language.prefix(2)))) }
    if let closing = opportunity.facts.closing { marks.append(month(closing.value.day)) }
    marks.append(ArchiveColumns.everyRecord)
    return marks.joined(separator: " ")
  }

  /// The mark of the month in which something closes: `closes202612`.
  static func month(_ day: Day) -> String { "closes" + day.description.prefix(7).filter { $0 != "-" } }

  /// The mark that all have, for questions that only exclude.
  static let everyRecord = "markall"

  /// Changes with every change of what is indexed, so that an archive of another program is indexed anew.
  static let form = "2"

  /// Letters and digits only: the index would take it apart at anything else.
  static func mark(_ property: String, _ value: String) -> String {
    guard value.utf8.allSatisfy({ $0 < 0x80 }) else {
      return property + value.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    var bytes = Array(property.utf8)
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
