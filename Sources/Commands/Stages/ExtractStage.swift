import Classifying
import Model
import Text

/// `prevnet stage extract`: the facts of a text, with the words they were read from.
struct ExtractStage: Stage {
  static let name = "extract"
  static let summary =
    "{\"id\", \"text\", \"posted\"} to deadlines, sums, terms, applicants and \"spans\" with the words behind them"

  init(in workplace: Workplace) throws {}

  func answer(_ line: JSON) async throws -> JSON {
    let text = try line.required("text")
    let posted = line["posted"]?.string.flatMap { Day($0.prefix(10)) }
    return ExtractAnswer(readFacts(in: text, fields: [:], posted: posted, zone: .losAngeles)).json
  }
}

/// Facts as plain values, every key there, null where the text does not say.
struct ExtractAnswer {
  let facts: Facts
  private var members: [String: JSON] = [:]
  private var spans: [String: JSON] = [:]

  init(_ facts: Facts) {
    self.facts = facts
    dates()
    award()
    terms()
    applicants()
    occasions()
  }

  var json: JSON { .object(members.merging(["spans": .object(spans)]) { $1 }) }

  private mutating func set<Value>(_ key: String, _ fact: Fact<Value>?, _ value: (Value) -> JSON) {
    members[key] = fact.map { value($0.value) } ?? .null
    if let fact { spans[key] = .string(fact.quote) }
  }

  // MARK: - Dates

  private mutating func dates() {
    let kinds: [[Deadline.Kind]] = [[.application, .comment]] + (facts.event == nil ? [] : [[.registration]])
    let main = eachDayOnce(kinds.lazy.map(deadlines).first { !$0.isEmpty } ?? [])
    set("deadline", main)
    set("loi_deadline", deadlines([.letterOfIntent, .preApplication]))
    set("rolling", facts.rolling) { .bool($0) }
    if facts.rolling == nil { members["rolling"] = false }
    members["info_sessions"] = .array(facts.informationSessions.map { .string(moment($0.value)) })
    spans["info_sessions"] = facts.informationSessions.first.map { .string($0.quote) }
  }

  private func deadlines(_ kinds: [Deadline.Kind]) -> [Fact<Deadline>] {
    facts.deadlines.filter { kinds.contains($0.value.kind) }
  }

  private func eachDayOnce(_ facts: [Fact<Deadline>]) -> [Fact<Deadline>] {
    var days: Set<Day> = []
    return facts.filter { days.insert($0.value.day).inserted }
  }

  private mutating func set(_ key: String, _ facts: [Fact<Deadline>]) {
    let values = facts.map(date)
    members[key] = values.count > 1 ? .array(values) : values.first ?? .null
    spans[key] = facts.first.map { .string($0.quote) }
  }

  private func date(_ fact: Fact<Deadline>) -> JSON {
    let deadline = fact.value
    var answer: [String: JSON] = [
      "time": deadline.time.map { .string($0.description) } ?? .null, "zone": deadline.zone.map(JSON.string) ?? .null,
      "precision": .string(deadline.precision == .minute ? "day" : deadline.precision.rawValue),
      "span": .string(fact.quote),
    ]
    let day = dayText(deadline)
    answer["date"] = deadline.precision == .dayWithoutYear ? .null : .string(day)
    if deadline.precision == .dayWithoutYear { answer["partial"] = .string(day) }
    return .object(answer)
  }

  /// `2026-11-21`, `2026-11` for a month, `--11-21` without a year.
  private func dayText(_ deadline: Deadline) -> String {
    switch deadline.precision {
    case .month: String(deadline.day.description.prefix(7))
    case .dayWithoutYear: "-" + deadline.day.description.dropFirst(4)
    default: deadline.day.description
    }
  }

  private func moment(_ deadline: Deadline) -> String {
    dayText(deadline) + (deadline.time.map { "T\($0)" } ?? "")
  }

  // MARK: - Money and terms

  private mutating func award() {
    set("award_min", facts.award.minimum) { .integer($0) }
    set("award_max", facts.award.maximum) { .integer($0) }
    members["award_per"] = facts.award.per.map(JSON.string) ?? .null
    set("total_pool", facts.award.pool) { .integer($0) }
    set("expected_awards", facts.award.expectedAwards) { count in
      if let low = count.low, low == count.high { return .integer(low) }
      return .array([count.low.map(JSON.integer) ?? .null, count.high.map(JSON.integer) ?? .null])
    }
  }

  private mutating func terms() {
    let terms = facts.terms
    let percents = terms.matchPercent.map { number($0.value) }
    members["match"] = [
      "required": terms.matchRequired.map { .bool($0.value) } ?? .null,
      "percent": percents.count > 1 ? .array(percents) : percents.first ?? .null,
    ]
    spans["match"] = terms.matchRequired.map { .string($0.quote) }
    set("payment", terms.payment) { .string($0.rawValue) }
    set("general_operating", terms.generalOperating) { .bool($0) }
    if terms.generalOperating == nil { members["general_operating"] = false }
    set("multi_year_months", terms.months.flatMap { $0.value > 12 ? $0 : nil }) { .integer($0) }
  }

  private func number(_ value: Double) -> JSON {
    value == value.rounded() && abs(value) < 1e15 ? .integer(Int(value)) : .number(value)
  }

  // MARK: - Applicants, jobs, events

  private mutating func applicants() {
    let applicants = facts.applicants
    set("fiscal_sponsor", applicants.fiscalSponsor) { .string($0 ? "allowed" : "not_allowed") }
    set("org_budget_min", applicants.budgetMinimum) { .integer($0) }
    set("org_budget_max", applicants.budgetMaximum) { .integer($0) }
    let equity = applicants.equityPriority.flatMap { $0.value ? $0.quote : nil }
    members["equity_priority_span"] = equity.map(JSON.string) ?? .null
    spans["equity_priority_span"] = equity.map(JSON.string)
    let classes = applicants.classes.map(\.value)
    members["eligible_classes"] = classes.isEmpty ? .null : .array(classes.map(JSON.string))
    spans["eligible_classes"] = applicants.classes.first.map { .string($0.quote) }
  }

  private mutating func occasions() {
    members["job"] =
      facts.job.map { job in
        [
          "salary_min": job.payMinimum.map { number($0.value) } ?? .null,
          "salary_max": job.payMaximum.map { number($0.value) } ?? .null, "unit": job.unit.map(JSON.string) ?? .null,
        ]
      } ?? .null
    members["event"] =
      facts.event.flatMap { event in
        event.start.map { start in
          [
            "start": .string(moment(start.value)), "end": event.end.map { .string(moment($0.value)) } ?? .null,
            "place": event.place.map { .string($0.value) } ?? .null,
          ]
        }
      } ?? .null
    spans["event"] = facts.event?.start.map { .string($0.quote) }
    spans["job"] = (facts.job?.payMinimum ?? facts.job?.payMaximum).map { .string($0.quote) }
  }
}
