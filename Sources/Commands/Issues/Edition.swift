import Archiving
import Composing
import Foundation
import Model
import Text

/// The sections somebody chose, in the language they read.
struct SectionChoice: Hashable, Sendable {
  var language: String
  /// In printed order; empty for all.
  var sections: [Section]

  /// For sorting: the same choices always stand in the same order.
  var name: String { sections.map { String($0.position) }.joined() }
}

extension Job {
  /// The items of an issue as staff edited them, by id.
  func shownItems(of issue: Issue) async throws -> [String: Opportunity] {
    let decisions = try await desk.decisions()
    let opportunities = try await desk.opportunities(ids: Array(issue.items.values.joined()))
    let pairs = opportunities.map { ($0.id, Edits(decisions[$0.id] ?? []).applied(to: $0)) }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// What an issue says beside its items: staff's blurbs, when sources were last read, what changed since the last one.
  func notes(for issue: Issue) async throws -> IssueNotes {
    var notes = IssueNotes()
    let decisions = try await desk.decisions()
    for id in issue.items.values.joined() {
      let blurbs = Edits(decisions[id] ?? []).blurbs
      if !blurbs.isEmpty { notes.blurbs[id] = blurbs }
    }
    for id in issue.items[.advocacy] ?? [] {
      let words = try await desk.entries(of: id).first?.first(EntryField.status) ?? ""
      // One word, `Open` or `posted`, says nothing that the card does not.
      if words.contains(" ") { notes.standing[id] = words }
    }
    notes.checked = try await desk.health().compactMapValues { $0.lastGood.map(zone.day) }
    notes.changes = try await changes(since: issue)
    return notes
  }

  /// What became of the items of the issue before: extended, amended, withdrawn, as far as a reader can use it.
  private func changes(since issue: Issue) async throws -> [IssueNotes.Change] {
    let earlier = try await desk.issues().filter { $0.number < issue.number && $0.state != .draft }
    guard let last = earlier.max(by: { $0.number < $1.number }), let from = last.approved else { return [] }
    let changes = try await desk.changes(since: from)
    let shown = Set(issue.items.values.joined())
    var found: [IssueNotes.Change] = []
    for item in try await desk.opportunities(ids: Set(last.items.values.joined()).subtracting(shown).sorted()) {
      guard let fields = changes[item.id], !fields.isEmpty else { continue }
      if item.status == .withdrawn || item.status == .closed {
        found.append(.init(.withdrawn, item))
      } else if item.isOpen(on: issue.period.lowerBound) {
        let isLater = fields.contains { $0.field == "deadline" && $0.after > $0.before && !$0.before.isEmpty }
        found.append(.init(isLater ? .extended : .amended, item))
      }
    }
    return found
  }

  /// Every edition of an issue as it would be approved now: the whole one in each language, then one for each choice of
  /// sections that is asked for.
  func editions(of issue: Issue, on day: Day, choices: [SectionChoice] = []) async throws -> [ComposedIssue] {
    let composer = try workplace.composer(configuration)
    let items = try await shownItems(of: issue)
    let notes = try await notes(for: issue)
    let languages = configuration.newsletter.languages
    let whole = languages.map { SectionChoice(language: $0, sections: []) }
    return try (whole + choices.filter { languages.contains($0.language) }).map { choice in
      try composer.compose(
        issue, items: items, language: choice.language, today: day, sections: choice.sections, notes: notes)
    }
  }

  /// What subscribers chose other than the whole issue, each choice once, in order.
  func sectionChoices() async throws -> [SectionChoice] {
    let first = configuration.newsletter.languages.first ?? "en"
    let choices = try await people.subscribers().compactMap { subscriber in
      Section.choice(subscriber.sections).map { sections in
        let isKnown = configuration.newsletter.languages.contains(subscriber.language)
        return SectionChoice(language: isKnown ? subscriber.language : first, sections: sections)
      }
    }
    return Set(choices).sorted { ($0.language, $0.name) < ($1.language, $1.name) }
  }

  /// The day on which readers get it.
  func readingDay(of issue: Issue) -> Day { zone.day(of: max(issue.due ?? workplace.now, workplace.now)) }

  /// All points of the checklist; `links` are the broken ones, if they were asked.
  func checklist(of issue: Issue, checkingLinks: Bool) async throws -> Checklist {
    let day = readingDay(of: issue)
    let editions: [ComposedIssue]
    do {
      editions = try await self.editions(of: issue, on: day)
    } catch let error as TemplateError {
      return Checklist(
        issue, items: try await shownItems(of: issue), error: error, newsletter: configuration.newsletter,
        templates: try workplace.templates(), day: day)
    }
    var list = Checklist(
      issue, items: try await shownItems(of: issue), editions: editions, newsletter: configuration.newsletter,
      templates: try workplace.templates(), day: day)
    guard checkingLinks else { return list }
    let links = editions.flatMap { MailLint($0.html).links }.filter { !isOwn($0) }
    let check = LinkCheck(job: self)
    let broken = await check.broken(links)
    if let first = broken.first, broken.count >= 3, broken.count == Set(links).count, broken.allSatisfy(\.isUnreached) {
      list.add(
        .init(
          .link,
          "none of \(broken.count) links could be reached: is this machine online? The first: \(first.why). "
            + "prevnet issue approve \(issue.number) --offline approves without following them"))
      return list
    }
    let items = Dictionary(
      try await shownItems(of: issue).values.compactMap { item in shownLink(of: item).map { ($0, item) } },
      uniquingKeysWith: { $0.id < $1.id ? $0 : $1 })
    for fault in broken { list.add(.init(.link, words(fault, of: items[fault.link], in: issue.number))) }
    return list
  }

  /// Which card has the broken link, and the two commands of which one mends it.
  private func words(_ fault: LinkCheck.Fault, of item: Opportunity?, in number: Int) -> String {
    guard let item else { return "\(fault.link): \(fault.why); see Templates/issue.html and newsletter.public_url" }
    return "\(item.id) \"\(item.title)\" leads to \(fault.link): \(fault.why); give the right address: "
      + "prevnet edit \(item.id) link=https://…, or drop it: prevnet issue drop \(number) \(item.id)"
  }

  /// Addresses that stand only once the issue is out.
  private func isOwn(_ link: String) -> Bool {
    link.hasPrefix("~~") || configuration.newsletter.publicURL.map { link.hasPrefix($0) } ?? false
  }
}
