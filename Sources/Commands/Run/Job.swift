import Archiving
import Classifying
import Composing
import Model
import Text

/// The scheduled job: each step reads what the one before stored, so that a job killed anywhere goes on with the next.
struct Job: Sendable {
  let workplace: Workplace
  let configuration: Configuration
  let desk: Desk
  let archive: Archive
  let people: People
  let zone: Zone

  init(in workplace: Workplace, _ configuration: Configuration) throws {
    self.workplace = workplace
    self.configuration = configuration
    desk = try workplace.desk()
    archive = try workplace.archive()
    people = try workplace.people()
    zone = Zone.named(configuration.newsletter.zone) ?? .losAngeles
  }

  /// The local day by the job's clock.
  var today: Day { zone.day(of: workplace.now) }

  /// Names of sources by their id, for people.
  var names: [String: String] { Dictionary(configuration.sources.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 }) }

  func source(_ id: String) -> Source? { configuration.sources.first { $0.id == id } }

  /// Writes what the desk has new into the archive, in batches; each is complete in itself.
  func publishToArchive() async throws {
    let letter = configuration.newsletter
    try await archive.describe(name: letter.name, address: letter.publicURL, domain: letter.domain)
    try await archive.describe(configuration.topics)
    while true {
      let changes = try await desk.changes(after: archive.revision(), limit: 500, names: names)
      guard !changes.records.isEmpty || !changes.removed.isEmpty else { return }
      let decisions = try await desk.decisions()
      let (shown, hidden) = changes.records.reduce(into: ([ArchiveRecord](), [String]())) { lists, record in
        let said = decisions[record.opportunity.id] ?? []
        var record = record
        record.opportunity = Edits(said).applied(to: record.opportunity)
        let isSkipped = said.last { [.keep, .skip].contains($0.verb) }?.verb == .skip
        let isShown = record.opportunity.judgement.section != nil && !isSkipped
        if isShown { lists.0.append(record) } else { lists.1.append(record.opportunity.id) }
      }
      try await archive.update(shown, removing: changes.removed + hidden, revision: changes.revision)
    }
  }
}
