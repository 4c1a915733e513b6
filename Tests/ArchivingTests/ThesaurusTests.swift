import SQLite
import TestSupport
import Testing

@testable import Archiving

@Suite("thesaurus")
struct ThesaurusTests {
  private func read(_ text: String = Thesaurus.text) throws -> Thesaurus {
    let database = try Database(path: ":memory:", mode: .readWrite)
    return try Thesaurus(text) { text throws(DatabaseError) in try database.stems(of: text) }
  }

  @Test("leads from any word of a group to the others, and one way to what a word takes in")
  func groups() throws {
    let thesaurus = try read("= job, work,\n  paid employment\nshop > store, small business")
    #expect(thesaurus.related(to: ["work"]).map(\.text) == ["job", "work", "paid employment"])
    #expect(thesaurus.related(to: ["paid", "employ"]).first?.worth == Thesaurus.same)
    #expect(thesaurus.related(to: ["shop"]).map(\.text) == ["store", "small business"])
    #expect(thesaurus.related(to: ["store"]).isEmpty && !thesaurus.knows(["store"]))
    #expect(thesaurus.longest == 2)
  }

  @Test("is read whole: every line has words on both sides and no word is there twice in one group")
  func ownText() throws {
    let thesaurus = try read()
    #expect(thesaurus.longest >= 4 && thesaurus.longest < 9)
    for line in Thesaurus.text.split(separator: "\n") where !line.hasPrefix(" ") {
      #expect(line.hasPrefix("= ") != line.contains(" > "), "\(line)")
    }
    #expect(thesaurus.knows(["homeless"]) && thesaurus.knows(["vivienda"]) && thesaurus.knows(["la", "counti"]))
  }
}
