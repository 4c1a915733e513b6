import Model
import TestSupport
import Testing

@testable import Deduplicating

@Suite("glance")
struct GlanceTests {
  private static let vocabulary = [
    "Youth", "Housing", "Reentry", "Program", "Grant", "Watershed", "Enhancement", "Enhacnement", "Solicitation",
    "Cyber", "Security", "Cybersecurity", "Award", "Level", "3", "4", "R01", "Health", "Haelth", "County", "Los",
    "Angeles", "Fund", "Frui", "t", "Fruit", "Californiac", "ivil", "California", "civil",
  ]

  /// Titles, numbers, addresses and funders of a few words, so that many have some in common and some slips.
  private static func random(_ id: Int, _ numbers: inout SeededNumbers) -> Candidate {
    func words(_ range: ClosedRange<Int>, _ numbers: inout SeededNumbers) -> String {
      (0..<Int.random(in: range, using: &numbers)).compactMap { _ in vocabulary.randomElement(using: &numbers) }
        .joined(separator: " ")
    }
    let isNumbered = Int.random(in: 0..<6, using: &numbers) == 0
    let hasLink = Int.random(in: 0..<4, using: &numbers) == 0
    return sample(
      "\(id)", words(0...6, &numbers), source: ["a", "b", ""][id % 3],
      link: hasLink ? "https://a.org/\(Int.random(in: 0..<9, using: &numbers))" : nil,
      number: isNumbered ? "N-\(Int.random(in: 0..<5, using: &numbers))" : nil, funder: words(0...3, &numbers),
      close: "2026-0\(Int.random(in: 1...9, using: &numbers))-01",
      posted: Int.random(in: 0..<2, using: &numbers) == 0 ? "2026-01-01" : nil, amount: 5_000)
  }

  @Test("never turns away what a comparison would link, and is the same from packed bytes")
  func isSafe() {
    var numbers = SeededNumbers(21)
    let candidates = (0..<200).map { Self.random($0, &numbers) }
    var (linked, passed, all) = (0, 0, 0)
    for (index, one) in candidates.enumerated() {
      #expect(Glance(packed: one.packed) == one.glance)
      for other in candidates[(index + 1)...] {
        let (concerns, link) = (one.glance.mayConcern(other.glance), Link(one, other))
        #expect(concerns == other.glance.mayConcern(one.glance))
        if link != nil { #expect(concerns, "\(one.shape.text) and \(other.shape.text)") }
        all += 1
        passed += concerns ? 1 : 0
        linked += link == nil ? 0 : 1
      }
    }
    // It is worth something only when it turns away most of what would not be linked.
    #expect(linked > 200)
    #expect(passed < all / 2)
  }

  @Test(
    "turns away titles that have too little in common, and nothing that shares a number or an address",
    arguments: [
      (sample("a", "Youth Housing Fund"), sample("b", "Watershed Enhancement Solicitation"), false),
      (sample("a", "Watershed Enhacnement"), sample("b", "Enhancement"), true),
      (sample("a", "Cyber Security"), sample("b", "Cybersecurity"), true),
      (sample("a", "Youth Housing Fund", number: "A-1"), sample("b", "Watershed", number: "A1"), true),
      (sample("a", "Youth", link: "https://a.org/x"), sample("b", "Watershed", link: "http://www.a.org/x/"), true),
      (sample("a", ""), sample("b", "Watershed"), true),
      (sample("a", "Youth LA County"), sample("b", "Youth Arts Fund"), true),
    ])
  func pairs(one: Candidate, other: Candidate, mayConcern: Bool) {
    #expect(one.glance.mayConcern(other.glance) == mayConcern)
  }

  @Test("takes no bytes that are cut short or of another layout")
  func damage() {
    let whole = PackedCandidateTests.samples[1].packed
    #expect(Glance(packed: whole) != nil)
    #expect(Glance(packed: []) == nil)
    #expect(Glance(packed: [9] + whole.dropFirst()) == nil)
    #expect(Glance(packed: Array(whole.prefix(20))) == nil)
  }
}

@Suite("title words")
struct TitleWordTests {
  @Test(
    "says without the letters whether a slip could make one word of another",
    arguments: [
      ("resilience", "ersilience", true), ("health", "wealth", true), ("enhancement", "enhancment", true),
      ("housing", "hous", false), ("kansas", "arkansas", false), ("level3", "level4", false), ("arts", "rats", false),
    ])
  func slips(left: String, right: String, mayBe: Bool) {
    #expect(WordMark(left.utf8).mayBeSlip(of: WordMark(right.utf8)) == mayBe)
  }

  @Test("never denies a slip that there is")
  func isSafe() {
    var random = SeededNumbers(4)
    let letters = Array("abcdefghijklmnopqrstuvwxyzñ")
    for _ in 0..<5_000 {
      var word = (0..<Int.random(in: 5...9, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
      let left = String(word)
      let place = Int.random(in: 0..<word.count - 1, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: word.swapAt(place, place + 1)
      case 1: word.remove(at: place)
      case 2: word.insert("q", at: place)
      default: word[place] = "x"
      }
      let right = String(word)
      guard TitleComparison.isSlip(left, right) else { continue }
      #expect(WordMark(left.utf8).mayBeSlip(of: WordMark(right.utf8)), "\(left) \(right)")
    }
  }

  @Test("finds each of its words and no other")
  func wordSet() {
    let words = (0..<90).map { "w\($0)" }
    let set = WordSet(words)
    for word in words { #expect(set.contains(WordMark(word.utf8))) }
    for number in 90..<900 { #expect(!set.contains(WordMark("w\(number)".utf8))) }
  }
}
