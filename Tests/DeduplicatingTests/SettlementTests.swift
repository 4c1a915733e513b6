import Model
import TestSupport
import Testing

@testable import Deduplicating

@Suite("settlement")
struct SettlementTests {
  /// Portal, digest and blog of several rounds and siblings, some undated, with slips of the pen.
  static let entries: [Candidate] = [
    sample("p1", "Youth Reentry Housing Program", source: "portal", close: "2026-04-01", posted: "2026-01-10"),
    sample("d1", "Youth Reentry Housing Program", source: "digest", close: "2026-04-01", seen: "2026-01-20"),
    sample("b1", "Youth Renetry Housing Program – due soon", source: "blog", seen: "2026-03-20"),
    sample("p2", "Youth Reentry Housing Program", source: "portal", close: "2027-04-02", posted: "2027-01-12"),
    sample("d2", "Youth Reentry Housing Program 2027", source: "digest", close: "2027-04-02", seen: "2027-01-20"),
    sample("u1", "Youth Reentry Housing Program", source: "wire"),
    sample("k1", "Head Start Recipient, communities in Kansas", source: "portal", close: "2026-05-01"),
    sample("k2", "Head Start Recipient, communities in Michigan", source: "portal", close: "2026-05-01"),
    sample("k3", "Head Start Recipient, communities", source: "blog", close: "2026-05-01"),
    sample("n1", "Care First Grants", source: "portal", number: "CF-26-01", posted: "2026-02-01"),
    sample("n2", "Care First Community Investment Grants", source: "blog", number: "cf 26 01", seen: "2026-02-20"),
    sample("l1", "DoW Breast Cancer, Breakthrough Award Level 3", source: "portal", close: "2026-09-30"),
    sample("l2", "DoW Breast Cancer, Breakthrough Award Level 4", source: "portal", close: "2026-09-30"),
    sample("l3", "DOW BREAST CANCER, BREAKTHROUGH AWARD", source: "digest", close: "2026-09-30", seen: "2026-09-01"),
    sample("e1", "", source: "blog"), sample("e2", "", source: "blog"),
  ]

  @Test("groups the same entries the same way in any of 200 orders")
  func shuffles() async throws {
    let expected = try await grouped(Self.entries)
    let ids = expected.filter { $0.count > 1 }.map { $0.map(\.id) }
    #expect(ids == [["b1", "d1", "p1"], ["n2", "n1"], ["d2", "p2"]])
    var random = SeededNumbers(11)
    for _ in 0..<200 {
      #expect(try await grouped(Self.entries.shuffled(using: &random)) == expected)
    }
  }

  @Test("groups the same way in any order after staff ruled")
  func ruled() async throws {
    let rulings = [
      Ruling(.split, [[key("p1")], [key("d1", "digest")]], number: 1),
      Ruling(.merge, [[key("k1")], [key("k2")]], number: 2),
    ]
    let expected = try await grouped(Self.entries, rulings: rulings)
    let together = expected.filter { $0.count > 1 }.map { Set($0.map(\.id)) }
    #expect(together.contains { $0.isSuperset(of: ["k1", "k2"]) })
    #expect(!together.contains { $0.isSuperset(of: ["p1", "d1"]) })
    var random = SeededNumbers(12)
    for _ in 0..<50 {
      #expect(try await grouped(Self.entries.shuffled(using: &random), rulings: rulings) == expected)
    }
  }

  @Test("lets go of what an entry was the same as when it changed")
  func changed() async throws {
    let memory = MatchMemory()
    for candidate in Self.entries.prefix(2) {
      await memory.file(candidate, try await settle(candidate, in: memory))
    }
    let other = sample("d1", "Neighborhood Tree Planting Fund", source: "digest", close: "2026-06-01")
    let settlement = try await settle(other, in: memory)
    #expect(settlement.links.isEmpty)
    #expect(settlement.clusters == [[key("d1", "digest")], [key("p1")]])
    await memory.file(other, settlement)
    #expect(await memory.links(of: [key("p1")]).isEmpty)
  }

  @Test("does bounded work for hundreds of entries of one title, and puts them in one group")
  func crowd() async throws {
    let memory = MatchMemory()
    var largest = 0
    var joined = 0
    for number in 0..<400 {
      let candidate = sample("\(number)", "Community Fund", source: "s\(number % 7)", close: "2026-04-01")
      let settlement = try await settle(candidate, in: memory)
      await memory.file(candidate, settlement)
      largest = max(largest, settlement.clusters.joined().count)
      if settlement.clusters[0].count > 1 { joined += 1 }
    }
    #expect(joined == 399)
    #expect(largest <= MatchLimits.component + MatchLimits.neighbours + 1)
  }

  @Test("does no more for the two-thousandth entry of one title than for the hundredth")
  func flatWork() async throws {
    let store = CountingStore()
    var work: [Int] = []
    for number in 0..<2_000 {
      let candidate = sample(
        "\(number)", "Community Fund", source: "s\(number % 7)", link: "https://a.org/\(number % 3)",
        close: "2026-04-01", summary: "Money for groups that work with their neighbours, as every year in this town.")
      await store.begin()
      await store.memory.file(candidate, try await settle(candidate, in: store))
      work.append(await store.rows)
    }
    let (early, late) = (work[100..<200].max() ?? 0, work[1_900...].max() ?? 0)
    #expect(late <= 2 * early, "\(early) rows were read for one entry, \(late) later")
    #expect(late <= MatchLimits.neighbours + 4 * MatchLimits.component * MatchLimits.neighbours, "\(late)")
  }

  @Test("files the same entry once however often it comes")
  func again() async throws {
    let memory = MatchMemory()
    for _ in 0..<1_000 {
      let settlement = try await settle(Self.entries[0], in: memory)
      #expect(settlement.clusters == [[key("p1")]])
      await memory.file(Self.entries[0], settlement)
    }
    #expect(await memory.neighbours(of: Self.entries[0], under: matchKeys(of: Self.entries[0])).count == 1)
  }

  @Test("says what became of an entry")
  func placements() {
    let same = Link(key("a"), key("b"), kind: .same, points: 8, reasons: ["+5"])
    let series = Link(key("a"), key("c"), kind: .series, points: 7, reasons: ["rounds"])
    let review = Link(key("a"), key("d"), kind: .review, points: 5, reasons: ["doubt"])
    func kind(_ cluster: [String], _ links: [Link]) -> Placement.Kind {
      placement(of: key("a"), in: cluster.map { key($0) }, links: links).kind
    }
    #expect(kind(["a", "b"], [same, series]) == .same)
    #expect(kind(["a"], [series, review]) == .series)
    #expect(kind(["a"], [review]) == .review)
    #expect(kind(["a"], []) == .new)
    #expect(kind(["a"], [same]) == .review)
    #expect(placement(of: key("a"), in: [key("a"), key("z")], links: []).reasons.count == 1)
  }
}

/// Counts what is read for one entry: candidates, links and rulings.
private actor CountingStore: MatchStore {
  let memory = MatchMemory()
  private(set) var rows = 0

  func begin() { rows = 0 }

  func neighbours(of candidate: Candidate, under keys: [UInt32]) async -> [Candidate] {
    let found = await memory.neighbours(of: candidate, under: keys)
    rows += found.count
    return found
  }

  func links(of entries: [EntryKey]) async -> [Link] {
    let found = await memory.links(of: entries)
    rows += found.count
    return found
  }

  func rulings(on entries: [EntryKey]) async -> [Ruling] { await memory.rulings(on: entries) }
}
