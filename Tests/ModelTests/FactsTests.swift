import Model
import Testing

@Suite("the day until which one can act")
struct FactsTests {
  private static func dated(_ kind: Deadline.Kind, _ day: String) throws -> Fact<Deadline> {
    Fact(Deadline(kind: kind, day: try #require(Day(day))), quote: day)
  }

  @Test(
    "is the last application or comment day, before all other dates",
    arguments: [
      ([], nil),
      ([(.application, "2026-12-01")], "2026-12-01"),
      ([(.application, "2026-12-01"), (.application, "2027-03-01")], "2027-03-01"),
      ([(.letterOfIntent, "2026-11-30"), (.application, "2026-12-15")], "2026-12-15"),
      ([(.application, "2026-12-15"), (.letterOfIntent, "2027-01-30")], "2026-12-15"),
      ([(.comment, "2026-12-02"), (.event, "2026-12-20")], "2026-12-02"),
      ([(.registration, "2026-12-02"), (.letterOfIntent, "2026-12-20")], "2026-12-02"),
      ([(.preApplication, "2026-12-02"), (.letterOfIntent, "2026-11-20")], "2026-12-02"),
    ] as [([(Deadline.Kind, String)], String?)])
  func closing(dates: [(Deadline.Kind, String)], day: String?) throws {
    var facts = Facts()
    facts.deadlines = try dates.map { try Self.dated($0.0, $0.1) }
    #expect(facts.closing?.value.day.description == day)
    facts.deadlines.reverse()
    #expect(facts.closing?.value.day.description == day)
  }

  @Test("is the event's or the hearing's own day where nothing is to be handed in")
  func happenings() throws {
    var facts = Facts()
    facts.deadlines = [try Self.dated(.registration, "2026-12-01")]
    facts.advocacy = Facts.Advocacy()
    facts.advocacy?.hearing = try Self.dated(.event, "2026-12-09")
    #expect(facts.closing?.value.day == Day("2026-12-09"))
    facts.event = Facts.Event()
    facts.event?.start = try Self.dated(.event, "2026-12-05")
    #expect(facts.closing?.value.day == Day("2026-12-05"))
    facts.deadlines.append(try Self.dated(.comment, "2026-12-03"))
    #expect(facts.closing?.value.day == Day("2026-12-03"))
  }
}

@Suite("whether one can still act")
struct OpportunityTests {
  /// What a reader may do on 21 November 2026 with an opportunity of that status that closes on that day.
  @Test(
    "ends with the closing day, and with what the source says",
    arguments: [
      (.posted, nil, false, true), (.posted, "2026-11-22", false, true), (.posted, "2026-11-21", false, true),
      (.posted, "2026-11-20", false, false), (.posted, "2026-11-20", true, true), (.forecast, nil, false, true),
      (.amended, "2026-11-20", false, false), (.closed, "2027-01-01", true, false), (.closed, nil, false, false),
      (.withdrawn, "2027-01-01", false, false), (.withdrawn, nil, true, false),
    ] as [(Opportunity.Status, String?, Bool, Bool)])
  func isOpen(status: Opportunity.Status, closes: String?, isRolling: Bool, isOpen: Bool) throws {
    let today = try #require(Day("2026-11-21"))
    var facts = Facts()
    facts.deadlines = try closes.map { [Fact(Deadline(day: try #require(Day($0))), quote: $0)] } ?? []
    if isRolling { facts.rolling = Fact(true, quote: "on a rolling basis") }
    let now = Instant(today)
    let it = Opportunity(id: "p1", title: "A", status: status, facts: facts, firstSeen: now, changed: now)
    #expect(it.isOpen(on: today) == isOpen)
  }

  @Test("names entries in the order of their sources")
  func keys() {
    let keys = [("b", "1"), ("a", "9"), ("a", "10"), ("b", "")].map { EntryKey(source: $0.0, id: $0.1) }
    #expect(keys.sorted().map { $0.source + $0.id } == ["a10", "a9", "b", "b1"])
  }
}
