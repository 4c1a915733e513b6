package import Archiving
import Model
package import Text

/// `show ID`.
package struct ShowVerb: ReadingVerb {
  package static let usage = VerbUsage(
    "show", "print all that is known of an opportunity", operands: "ID…",
    details: "Facts with the words they were read from, why it is here, every source, its history and its series.",
    examples: [("show p1a2b3c4d", "the whole record"), ("show p1a2b3c4d --json", "the same for a script")])

  /// One after the other; status 1 when any of them is not there.
  private let ids: [String]

  package init(_ words: some VerbWords) throws(VerbMistake) {
    ids = words.operands
    if ids.isEmpty { throw VerbMistake("the opportunity's id is missing; search prints ids") }
  }

  package func run(in reader: Reader) async throws -> Int32 {
    let archive = try reader.open()
    var status: Int32 = 0
    for (index, id) in ids.enumerated() {
      guard let record = try await archive.record(id) else {
        reader.say("no opportunity '\(id)' is in the archive")
        status = 1
        continue
      }
      let rounds = try await archive.series(record.opportunity.series ?? id).filter { $0.id != id }
      if reader.wantsJSON {
        reader.line(try record.json.adding("series_members", .array(rounds.map { .string($0.id) })).line)
      } else {
        let page = RecordText(record, rounds: rounds, today: reader.today, width: min(reader.width ?? 100, 100))
        reader.raw((index > 0 ? "\n" : "") + page.text)
      }
    }
    return status
  }
}

extension ArchiveRecord {
  /// The record as it is kept, sorted by key.
  package var json: JSON {
    get throws {
      try JSON(encoding: opportunity).adding("origins", JSON(encoding: origins)).adding(
        "history", JSON(encoding: history))
    }
  }
}

extension JSON {
  /// The members of an object and one more.
  func adding(_ key: String, _ value: JSON) -> JSON {
    var members = object ?? [:]
    members[key] = value
    return .object(members)
  }
}
