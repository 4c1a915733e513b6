import Testing

@testable import Archiving

@Suite("word count")
struct WordCountTests {
  @Test("counts a word once a record, folded, and forgets what came and went")
  func counts() {
    var words = WordCount()
    let first = opportunity("p1", "Youth youth JÓVENES", summary: "youth", funder: nil, tags: [])
    let second = opportunity("p2", "youth", summary: "rent", funder: nil, tags: [])
    #expect(ArchiveColumns(first, content: "", labels: [:]).words == ["youth", "jovenes"])
    words.add(ArchiveColumns(first, content: "", labels: [:]).words, 1)
    words.add(ArchiveColumns(second, content: "", labels: [:]).words, 1)
    words.add(["rent"], -1)
    words.add(["gone"], -1)
    #expect(words.differences.map(\.word) == ["gone", "jovenes", "youth"])
    #expect(words.differences.map(\.difference) == [-1, 1, 2])
  }

  @Test("has nothing to say of an empty batch")
  func empty() {
    var words = WordCount()
    words.add([], 1)
    #expect(words.differences.isEmpty)
  }
}
