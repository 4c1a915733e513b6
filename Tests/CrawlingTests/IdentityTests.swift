import Model
import Testing

@testable import Crawling

@Suite("identity of entries")
struct IdentityTests {
  static func entry(_ id: String, _ title: String, _ link: String?, _ summary: String = "") -> Entry {
    Entry(source: "a", id: id, title: title, link: link, summary: summary)
  }

  /// Five grants with guids and addresses of one visit.
  static func visit(_ number: Int, links: Bool = true, edited: Bool = false) -> [Entry] {
    (1...5).map {
      entry(
        "guid-\(number)-\($0)", "Youth program grant number \($0)",
        "https://a.org/grants/\($0)?sid=\(links ? 0 : number)\(links ? "" : "&n=\(number)")",
        "Apply by June \($0).\(edited ? " Questions go to the desk." : "")")
    }
  }

  @Test("keeps guids that are known")
  func stable() { #expect(settleIdentities(Self.visit(1), among: Self.visit(1)) == Self.visit(1)) }

  @Test("knows entries again whose guids change with every visit")
  func changingGuids() {
    #expect(settleIdentities(Self.visit(2), among: Self.visit(1)).map(\.id) == Self.visit(1).map(\.id))
  }

  @Test("knows them again when their addresses change too")
  func changingAddresses() {
    let settled = settleIdentities(Self.visit(2, links: false), among: Self.visit(1, links: false))
    #expect(settled.map(\.id) == Self.visit(1).map(\.id))
  }

  @Test("knows them again when the text was edited, by address and title")
  func edited() {
    let settled = settleIdentities(Self.visit(2, edited: true), among: Self.visit(1))
    #expect(settled.map(\.id) == Self.visit(1).map(\.id))
    #expect(settled.allSatisfy { $0.summary.contains("Questions") })
  }

  @Test("takes a single entry with a new guid and another text for a new one")
  func newRound() {
    let old = Self.visit(1)
    var new = old
    new[0] = Self.entry("guid-9", old[0].title, old[0].link, "Apply by December 9. A new round.")
    #expect(settleIdentities(new, among: old)[0].id == "guid-9")
    new[0] = Self.entry("guid-9", old[0].title, old[0].link, old[0].summary)
    #expect(settleIdentities(new, among: old)[0].id == old[0].id)
  }

  @Test("does not hand an id to an entry while its owner is still in the document")
  func bothThere() {
    let old = Self.visit(1)
    let copy = Self.entry("guid-9", old[0].title, old[0].link, old[0].summary)
    #expect(settleIdentities(old + [copy], among: old).last?.id == "guid-9")
  }

  @Test("gives nobody an id that two could claim")
  func ambiguous() {
    let old = (1...4).map { Self.entry("old-\($0)", "Monthly meeting", "https://a.org/", "In the town hall.") }
    let new = (1...4).map { Self.entry("new-\($0)", "Monthly meeting", "https://a.org/", "In the town hall.") }
    #expect(settleIdentities(new, among: old) == new)
    let short = [Self.entry("new", "News", nil)]
    #expect(settleIdentities(short, among: [Self.entry("old", "News", nil)]) == short)
  }

  @Test("never gives one id to two entries")
  func unique() {
    let old = Self.visit(1)
    let new = Self.visit(2) + [Self.entry("guid-9", old[0].title, "https://a.org/other", old[0].summary)]
    let ids = settleIdentities(new, among: old).map(\.id)
    #expect(Set(ids).count == ids.count)
  }
}
