import Model
import Text

/// Columns about jobs and events.
extension FieldReader {
  /// What the columns say of a job's pay and of when and where something takes place.
  func mergeOccasions(into facts: inout Facts) {
    if let job = job() { facts.job = job }
    mergeEvent(into: &facts)
  }

  /// What a salary column says: "$19.23-$21.63/hour", "$75-$80K", "52000".
  private func job() -> Facts.Job? {
    guard let text = first(EntryField.salary) else { return nil }
    let prose = Prose(text)
    var sums = MoneyScanner(tokens: prose.tokens).scan()
    if sums.isEmpty, let index = prose.tokens.firstIndex(where: { ($0.value ?? 0) >= 10 }) {
      sums = [Money(range: index..<index + 1, amount: prose.tokens[index].value ?? 0)]
    }
    var job = JobFinder(prose: prose, sums: sums.map { RoledMoney(money: $0, role: .pay, points: 0) }).job()
    job?.payMinimum?.quote = text
    job?.payMaximum?.quote = text
    job?.payMinimum?.field = EntryField.salary
    job?.payMaximum?.field = EntryField.salary
    return job
  }

  /// The start column wins over the prose; where the days differ a doubt tells of both.
  private func mergeEvent(into facts: inout Facts) {
    guard let text = first(EntryField.start), let start = date(text, field: EntryField.start, kind: .event) else {
      return
    }
    if let prose = facts.event?.start, prose.value.day != start.value.day {
      facts.doubts.append("the source's field says that it begins \(start.value.day), its text says \(prose.quote)")
    }
    var event = facts.event ?? Facts.Event()
    event.start = start
    event.end = first(EntryField.end).flatMap { date($0, field: EntryField.end, kind: .event) } ?? event.end
    if let place = first(EntryField.location) { event.place = Fact(place, quote: place, field: EntryField.location) }
    facts.event = event
  }
}
