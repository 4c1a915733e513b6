/// All that was read about an opportunity; absent means that the text does not say.
package struct Facts: Hashable, Sendable, Codable {
  package var deadlines: [Fact<Deadline>] = []
  /// Applications are taken continuously, or until funds run out.
  package var rolling: Fact<Bool>?
  package var informationSessions: [Fact<Deadline>] = []
  package var award = Award()
  package var terms = Terms()
  package var applicants = Applicants()
  package var opportunityNumber: Fact<String>?
  /// Assistance listing numbers, `93.243`.
  package var assistanceListings: [Fact<String>] = []
  package var job: Job?
  package var event: Event?
  package var advocacy: Advocacy?
  /// Why staff must look first, in plain words: a field and the prose disagree, a weekday is not that day's.
  package var doubts: [String] = []

  package init() {}

  /// Money in whole US dollars.
  package struct Award: Hashable, Sendable, Codable {
    package var minimum: Fact<Int>?
    package var maximum: Fact<Int>?
    /// `year` when the sums are for one year of several.
    package var per: String?
    package var pool: Fact<Int>?
    package var expectedAwards: Fact<AwardCount>?
    package init() {}
  }

  /// How many awards are expected; equal bounds for a plain number, nil for an open end.
  package struct AwardCount: Hashable, Sendable, Codable {
    package var low: Int?
    package var high: Int?
    package init(low: Int?, high: Int?) {
      self.low = low
      self.high = high
    }
  }

  /// What the money asks for in return.
  package struct Terms: Hashable, Sendable, Codable {
    package var matchRequired: Fact<Bool>?
    package var matchPercent: [Fact<Double>] = []
    package var payment: Fact<Payment>?
    package var generalOperating: Fact<Bool>?
    package var months: Fact<Int>?
    package init() {}
  }

  package enum Payment: String, Hashable, Sendable, Codable { case reimbursement, advance, both }

  /// Who may apply.
  package struct Applicants: Hashable, Sendable, Codable {
    package var classes: [Fact<String>] = []
    package var fiscalSponsor: Fact<Bool>?
    package var budgetMinimum: Fact<Int>?
    package var budgetMaximum: Fact<Int>?
    package var passThrough: Fact<Bool>?
    package var equityPriority: Fact<Bool>?
    package init() {}
  }

  package struct Job: Hashable, Sendable, Codable {
    package var payMinimum: Fact<Double>?
    package var payMaximum: Fact<Double>?
    /// hour, biweekly, month or year.
    package var unit: String?
    package init() {}
  }

  package struct Event: Hashable, Sendable, Codable {
    package var start: Fact<Deadline>?
    package var end: Fact<Deadline>?
    package var place: Fact<String>?
    package var language: Fact<String>?
    package var cost: Fact<String>?
    package init() {}
  }

  package struct Advocacy: Hashable, Sendable, Codable {
    package var body: Fact<String>?
    package var hearing: Fact<Deadline>?
    package var place: Fact<String>?
    package var comment: Fact<String>?
    package var stipend: Fact<Bool>?
    package init() {}
  }
}

extension Facts {
  /// The last day on which a reader can still act, application and comment deadlines before all others; nil when
  /// nothing is dated.
  package var closing: Fact<Deadline>? {
    func last(_ kinds: Set<Deadline.Kind>) -> Fact<Deadline>? {
      deadlines.filter { kinds.contains($0.value.kind) }.max { $0.value.day < $1.value.day }
    }
    return last([.application, .comment]) ?? event?.start ?? advocacy?.hearing ?? last([.registration, .event])
      ?? last([.letterOfIntent, .preApplication])
  }
}
