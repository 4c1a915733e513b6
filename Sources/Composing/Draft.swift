package import Model

/// What staff decided so far, as far as a draft is concerned: the last word on each opportunity counts.
package struct Choices: Hashable, Sendable {
  /// Kept ones, and the section staff put them in, if they named one.
  package var kept: [String: Section?] = [:]
  /// Skipped for good or put off: not in this draft.
  package var left: Set<String> = []

  package init() {}

  /// From decisions in the order they were made.
  package init(_ decisions: some Sequence<Decision>) {
    for decision in decisions {
      let id = decision.opportunity
      switch decision.verb {
      case .keep:
        kept[id] = .some(Section(rawValue: decision.value))
        left.remove(id)
      case .skip, .later:
        kept[id] = nil
        left.insert(id)
      case .reopen:
        kept[id] = nil
        left.remove(id)
      case .retag, .merge, .split, .edit: break
      }
    }
  }
}

/// Chooses and orders the items of an issue that goes out on `day`.
///
/// What staff kept comes in, whatever the machine thinks of it; what they skipped stays out; the rest comes in by
/// relevance. Nothing that has closed by `day` is ever in. Where a section has a limit, kept items go first, then the
/// more relevant. Within a section the nearest deadline stands first, and what has none stands last.
package func draftItems(
  from opportunities: some Sequence<Opportunity>, choices: Choices = Choices(), newsletter: Newsletter, day: Day
) -> [Section: [String]] {
  var found: [Section: [DraftItem]] = [:]
  for opportunity in opportunities where opportunity.isOpen(on: day) && !choices.left.contains(opportunity.id) {
    let kept = choices.kept[opportunity.id]
    guard kept != nil || opportunity.isDraftedByItself(newsletter),
      let section = (kept ?? nil) ?? opportunity.judgement.section
    else { continue }
    found[section, default: []].append(DraftItem(opportunity, isKept: kept != nil, day: day))
  }
  return found.reduce(into: [:]) { draft, part in
    var items = part.value
    if let limit = newsletter.sectionLimit[part.key], items.count > limit {
      items = Array(items.sorted(by: DraftItem.isWorthier).prefix(max(0, limit)))
    }
    draft[part.key] = items.sorted(by: DraftItem.isSooner).map(\.id)
  }
}

extension Opportunity {
  /// Relevant enough, and nothing about it in doubt.
  fileprivate func isDraftedByItself(_ newsletter: Newsletter) -> Bool {
    judgement.relevance >= newsletter.minimumRelevance && judgement.doubts.isEmpty
  }

  /// The next date a reader must keep, on or after `day`.
  package func nextDate(from day: Day) -> Deadline? {
    guard let closing = facts.closing?.value else { return nil }
    let same = facts.deadlines.map(\.value).filter { $0.kind == closing.kind && $0.day >= day }
    return same.min { $0.day < $1.day } ?? (closing.day >= day ? closing : nil)
  }

  /// Dates that come before the closing one and that a reader must not miss: a letter of intent, a pre-application.
  func earlierSteps(from day: Day) -> [Deadline] {
    let closing = facts.closing?.value
    return facts.deadlines.map(\.value).filter { deadline in
      (deadline.kind == .letterOfIntent || deadline.kind == .preApplication) && deadline.kind != closing?.kind
        && deadline.day >= day
    }
  }
}

/// What the order of a draft needs of an opportunity.
private struct DraftItem {
  let id: String
  let isKept: Bool
  let relevance: Int
  let score: Double
  /// The day's number; nothing dated sorts after everything dated.
  let closing: Int

  init(_ opportunity: Opportunity, isKept: Bool, day: Day) {
    id = opportunity.id
    self.isKept = isKept
    relevance = opportunity.judgement.relevance
    score = opportunity.judgement.score
    closing = opportunity.nextDate(from: day)?.day.number ?? Int.max
  }

  /// Which of two stays where a section has room for one: what staff kept, then the more relevant, then the sooner.
  static func isWorthier(_ left: DraftItem, _ right: DraftItem) -> Bool {
    if left.isKept != right.isKept { return left.isKept }
    if left.relevance != right.relevance { return left.relevance > right.relevance }
    if left.score != right.score { return left.score > right.score }
    return isSooner(left, right)
  }

  /// Which of two stands first: the nearer date; what has none stands last.
  static func isSooner(_ left: DraftItem, _ right: DraftItem) -> Bool {
    if left.closing != right.closing { return left.closing < right.closing }
    if left.relevance != right.relevance { return left.relevance > right.relevance }
    if left.score != right.score { return left.score > right.score }
    return left.id < right.id
  }
}
