import SQLite
import TestSupport
import Testing

@testable import Archiving

@Suite("thesaurus")
struct ThesaurusTests {
  /// A thesaurus ready for a question with these words.
  private func read(_ text: String = Thesaurus.text, for words: [String]) throws -> Thesaurus {
    let database = try Database(path: ":memory:", mode: .readWrite)
    var thesaurus = Thesaurus(text)
    try thesaurus.load(for: words) { text throws(DatabaseError) in try database.stems(of: text) }
    return thesaurus
  }

  private let small = "= job, work,\n  paid employment\nshop > store, small business\njob > shop"

  @Test("leads from any word of a group to the others, and one way to what a word takes in")
  func groups() throws {
    let thesaurus = try read(small, for: ["work", "paid", "shop", "store"])
    #expect(thesaurus.related(to: ["work"]).map(\.text) == ["job", "work", "paid employment"])
    #expect(thesaurus.related(to: ["paid", "employ"]).first?.worth == Thesaurus.same)
    #expect(thesaurus.related(to: ["shop"]).map(\.text) == ["store", "small business"])
    #expect(thesaurus.related(to: ["store"]).isEmpty && !thesaurus.knows(["store"]))
    #expect(thesaurus.longest == 2)
  }

  @Test("takes apart only the lines that a question's words may stand in")
  func lazy() throws {
    var thesaurus = try read(small, for: ["shop"])
    #expect(thesaurus.knows(["shop"]) && !thesaurus.knows(["job"]))
    var calls = 0
    let database = try Database(path: ":memory:", mode: .readWrite)
    for _ in 0..<3 {
      try thesaurus.load(for: ["job"]) { text throws(DatabaseError) in
        calls += 1
        return try database.stems(of: text)
      }
    }
    #expect(calls == 1)
    #expect(thesaurus.related(to: ["job"]).map(\.text) == ["job", "work", "paid employment", "shop"])
  }

  @Test("says the same of a word whichever words were asked before it")
  func order() throws {
    let database = try Database(path: ":memory:", mode: .readWrite)
    let words = ["hous", "youth", "job", "care", "grant", "vivienda", "k", "12", "homeless", "famili", "school"]
    var grown = Thesaurus()
    for word in words {
      try grown.load(for: [word]) { text throws(DatabaseError) in try database.stems(of: text) }
    }
    for word in words {
      let fresh = try read(for: [word])
      #expect(grown.related(to: [word]).map(\.text) == fresh.related(to: [word]).map(\.text), "\(word)")
    }
  }

  @Test("survives words that no line has", arguments: ["", "é", "zz", "x", "🏠", "="])
  func strange(word: String) throws { #expect(try read(for: [word]).related(to: [word]).isEmpty) }

  @Test("is read whole: every line has words on both sides and can be found by them")
  func ownText() throws {
    let words = ["homeless", "vivienda", "la", "counti", "evict"]
    let thesaurus = try read(for: words)
    #expect(thesaurus.longest >= 4 && thesaurus.longest < 9)
    for line in Thesaurus.text.split(separator: "\n") where !line.hasPrefix(" ") {
      #expect(line.hasPrefix("= ") != line.contains(" > "), "\(line)")
    }
    #expect(thesaurus.knows(["homeless"]) && thesaurus.knows(["vivienda"]) && thesaurus.knows(["la", "counti"]))
    #expect(thesaurus.related(to: ["evict"]).map(\.text) == ["tenant", "rent", "legal aid", "housing stability"])
  }
}
