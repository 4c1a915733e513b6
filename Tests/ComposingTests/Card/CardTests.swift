import Model
import Testing

@testable import Composing

@Suite("card")
struct CardTests {
  static let today = Sample.today

  /// The card as staff see it, line by line.
  func lines(_ item: Opportunity, _ section: Section? = nil) throws -> [String] {
    let composer = Composer(templates: try Sample.templates(), configuration: Sample.configuration)
    return try composer.lines(of: item, in: section ?? item.judgement.section ?? .resources, today: Self.today)
      .map { "\($0.label): \($0.words)" }
  }

  @Test("says each date, place and body of a hearing once")
  func hearing() throws {
    var item = Sample.kinshipHearing
    let hearing = try #require(item.facts.advocacy?.hearing)
    item.facts.event = Facts.Event()
    item.facts.event?.start = hearing
    item.facts.event?.place = Fact("Hall of Administration,", quote: "")
    item.facts.advocacy?.place = Fact("Hall of Administration, 500 W Temple Street", quote: "")
    let lines = try lines(item)
    #expect(lines.count { $0.contains("December 9, 2026") } == 1)
    #expect(lines.filter { $0.hasPrefix("Where:") } == ["Where: Hall of Administration"])
    #expect(lines.first == "Comment by: Tuesday, December 8, 2026 (7 days left)")
    item.facts.deadlines = [hearing]
    let alone = try self.lines(item)
    #expect(alone.first == "Hearing: Wednesday, December 9, 2026, 9:30 a.m. Pacific time (8 days left)")
    #expect(alone.count { $0.contains("December 9, 2026") } == 1)
  }

  @Test(
    "has the right word for each kind of date in each section: nobody applies to a hearing",
    arguments: [
      (Deadline.Kind.application, Section.funding, "Apply by"), (.application, .advocacy, "Act by"),
      (.application, .events, "Register by"), (.application, .employment, "Apply by"),
      (.comment, .advocacy, "Comment by"), (.event, .advocacy, "Hearing"), (.event, .events, "When"),
      (.registration, .events, "Register by"), (.letterOfIntent, .funding, "Letter of intent by"),
      (.preApplication, .funding, "Pre-application by"),
    ])
  func labels(kind: Deadline.Kind, section: Section, label: String) throws {
    let item = Sample.item("pkind0001", "K", section, closes: Self.today + 40, kind: kind)
    #expect(try lines(item).first?.hasPrefix(label + ": ") == true)
  }

  @Test(
    "says in the words of the section that there is no date, or that it is open at any time",
    arguments: [
      (Section.funding, false, "Deadline: We found none in the notice; ask before you plan"),
      (.funding, true, "Open now: Applications are taken at any time"),
      (.employment, false, "Apply by: We found no date in the notice; ask before you apply"),
      (.employment, true, "Open now: Until the place is filled"),
      (.events, false, "When: We found no clear date in the notice; ask before you go"),
      (.advocacy, true, "Open now: You can take part at any time"),
      (.advocacy, false, "Until when: We found no date in the notice; ask before you plan"),
    ])
  func undated(section: Section, isRolling: Bool, line: String) throws {
    var item = Sample.item("pnone0001", "N", section)
    if isRolling { item.facts.rolling = Fact(true, quote: "") }
    #expect(try lines(item).first == line)
  }

  @Test("says once that money is announced and not yet open, with its date where there is one")
  func forecast() throws {
    var item = Sample.item("pfore0001", "Next year's round")
    item.status = .forecast
    #expect(try lines(item).first == "Not yet open: Announced for later; no date is known")
    #expect(try !lines(item).contains { $0.hasPrefix("Status:") })
    item.facts.deadlines = [Fact(Deadline(day: Self.today + 40), quote: "")]
    #expect(try lines(item).prefix(2).map { $0.prefix(8) } == ["Apply by", "Status: "])
  }

  @Test("gives an undated policy paper the day it was published, and where the decision stands")
  func policy() throws {
    var item = Sample.item("ppaper001", "Adopt the Countywide Vision", .advocacy)
    item.posted = Self.today - 400
    #expect(try lines(item).first == "Published: Monday, October 27, 2025")
    var notes = IssueNotes()
    notes.standing[item.id] = "Adopted by Task Force on 10/27/25"
    var issue = Sample.issue
    issue.items = [.advocacy: [item.id]]
    let text = try Composer(templates: Sample.templates(), configuration: Sample.configuration)
      .compose(issue, items: [item.id: item], language: "en", today: Self.today, notes: notes).text
    #expect(text.contains("Status: Adopted by Task Force on 10/27/25") && !text.contains("Apply by"))
  }

  @Test("quotes what it does not show word for word, and nothing twice")
  func quotes() {
    var item = Sample.youthGrant
    let all = CardQuotes(item).words(beside: "")
    #expect(all?.contains("“no later than 5:00 p.m. PT on December 15, 2026”") == true)
    let some = CardQuotes(item).words(beside: "so no later than 5:00 p.m. PT on December 15, 2026, and $100,000 too")
    #expect(some?.contains("no later") == false && some?.contains("and $100,000") == false)
    item.facts.applicants.classes = [Fact("nonprofit", quote: "501"), Fact("nonprofit", quote: "501(c)(3) groups")]
    item.facts.applicants.fiscalSponsor = Fact(true, quote: "501(c)(3) groups or a fiscal sponsor")
    let nested = CardQuotes(item).words(beside: "") ?? ""
    #expect(nested.contains("“501(c)(3) groups or a fiscal sponsor”") && !nested.contains("“501”"))
    item.facts = Facts()
    item.facts.applicants.classes = [Fact("nonprofit", quote: "CBOs")]
    item.facts.terms.matchRequired = Fact(false, quote: "No match is required;")
    let short = CardQuotes(item).words(beside: "") ?? ""
    #expect(short.contains("“No match is required”") && !short.contains("CBOs"), "one word alone is no quotation")
    item.facts = Facts()
    item.judgement.equityQuote = nil
    #expect(CardQuotes(item).words(beside: "") == nil)
    item.facts.deadlines = [Fact(Deadline(day: Self.today), quote: "2026-12-01 17:00:00", field: "close_date")]
    #expect(CardQuotes(item).words(beside: "") == nil, "a column's raw value tells a reader nothing")
  }

  @Test(
    "does not begin its summary with the title and funder it has said already",
    arguments: [
      ("Fund for parks. The County pays.", "The County pays."), ("Fund for parks is open", "Fund for parks is open"),
      ("Fund for parks The County Grants of $5", "Grants of $5"),
      ("Fund for parks The County: it pays.", "It pays."),
      ("Other words. Fund for parks", "Other words. Fund for parks"),
      ("Donor Name: The County. It pays.", "It pays."), ("Funder: The County; more", "More"),
      ("Fund for parks", ""), ("", ""), ("Fund for parks — Fund for parks The County ¡sí!", "¡sí!"),
    ])
  func heading(summary: String, expected: String) {
    var item = Sample.item("phead0001", "Fund for parks")
    item.funder = "The County"
    #expect(withoutHeading(summary, item) == expected)
  }

  @Test("takes a megabyte of summary, of title and of every other text")
  func huge() throws {
    let megabyte = String(repeating: "a\u{202e} ñ<>&", count: 110_000)
    var item = Sample.item("phuge0001", megabyte, closes: Self.today + 5)
    item.summary = megabyte
    item.funder = megabyte
    item.facts.deadlines[0].quote = megabyte
    var issue = Sample.issue
    issue.items = [.funding: [item.id]]
    let composed = try Composer(templates: Sample.templates(), configuration: Sample.configuration)
      .compose(issue, items: [item.id: item], language: "en", today: Self.today)
    #expect(composed.html.utf8.count < 20_000 && !composed.html.contains("\u{202e}"))
  }
}
