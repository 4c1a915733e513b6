import Testing

@testable import Archiving

@Suite("word count")
struct WordCountTests {
  @Test("counts a word once a record, folded, and forgets what came and went")
  func counts() {
    var words = WordCount()
    words.add(["Youth youth JÓVENES", "youth"], 1)
    words.add(["youth", "rent"], 1)
    words.add(["rent"], -1)
    words.add(["gone"], -1)
    #expect(words.differences.map(\.word) == ["gone", "jovenes", "youth"])
    #expect(words.differences.map(\.difference) == [-1, 1, 2])
  }

  @Test("has nothing to say of an empty batch")
  func empty() {
    var words = WordCount()
    words.add([], 1)
    words.add([""], 1)
    #expect(words.differences.isEmpty)
  }
}
