import Model
import SQLite
import TestSupport
import Testing

@testable import Archiving

@Suite("ranking")
struct RankingTests {
  /// A row as the index would give it: places of phrases, and how long its summary is.
  private struct Line {
    var row: Int
    var length: Int
    var places: [(phrase: UInt8, column: UInt8, word: Int)]
  }

  private func concepts(_ text: String) throws -> Concepts { Concepts(exactly: try SearchQuery(text, today: today)) }

  private func best(_ lines: [Line], _ text: String, _ count: Int, reading: (Int) -> Void = { _ in }) throws -> [Int] {
    var ranking = Ranking(try concepts(text))
    for line in lines {
      ranking.begin(line.row)
      for place in line.places { ranking.add(phrase: place.phrase, column: place.column, word: place.word) }
    }
    let lengths = Dictionary(uniqueKeysWithValues: lines.map { ($0.row, $0.length) })
    return try ranking.best(count, window: 10_000) { row throws(DatabaseError) in
      reading(row)
      return lengths[row] ?? 0
    }.map(\.row)
  }

  /// Rows as they come: the newest first.
  private func randomLines(_ count: Int, phrases: Int, seed: UInt64) -> [Line] {
    var dice = SeededNumbers(seed)
    return (0..<count).reversed().map { row in
      let places = (0..<dice.roll(6) + 1).map { _ in
        (UInt8(dice.roll(phrases)), UInt8(dice.roll(5)), dice.roll(40))
      }
      let sorted = places.sorted { ($0.1, $0.2, $0.0) < ($1.1, $1.2, $1.0) }
      return Line(row: row + 1, length: dice.roll(400), places: sorted)
    }
  }

  @Test("gives the same first rows whether it reads every length or only those that count", arguments: 1...12)
  func sameAsAll(seed: Int) throws {
    let lines = randomLines(400, phrases: 2, seed: UInt64(seed))
    var read = 0
    let first = try best(lines, "youth housing", 20) { _ in read += 1 }
    let all = try best(lines, "youth housing", 400)
    #expect(all.count == 400 && first == Array(all.prefix(20)))
    #expect(read < 400)
  }

  @Test(
    "puts a title before a summary, a short summary before a long one, both words before one, neighbours before far ones",
    arguments: [
      ([(1, 50, [(0, 0, 0)]), (2, 50, [(0, 3, 0)])], "youth", [1, 2]),
      ([(1, 20, [(0, 3, 0)]), (2, 300, [(0, 3, 0)])], "youth", [1, 2]),
      ([(1, 50, [(0, 3, 0), (1, 3, 9)]), (2, 50, [(0, 3, 0), (0, 3, 9)])], "youth housing", [1, 2]),
      ([(1, 50, [(0, 3, 4), (1, 3, 5)]), (2, 50, [(0, 3, 4), (1, 3, 6)])], "youth housing", [1, 2]),
      ([(1, 50, [(1, 3, 4), (0, 3, 5)]), (2, 50, [(0, 3, 5), (1, 3, 6)])], "youth housing", [2, 1]),
      ([(1, 50, [(0, 3, 4), (1, 3, 6)]), (2, 50, [(0, 3, 4), (1, 3, 5)])], "\"young adult\" housing", [1, 2]),
      ([(1, 50, [(0, 0, 4), (1, 1, 5)]), (2, 50, [(0, 0, 4), (1, 0, 5)])], "youth housing", [2, 1]),
    ] as [([(Int, Int, [(UInt8, UInt8, Int)])], String, [Int])])
  func order(rows: [(Int, Int, [(UInt8, UInt8, Int)])], text: String, expected: [Int]) throws {
    let lines = rows.map { Line(row: $0.0, length: $0.1, places: $0.2) }
    #expect(try best(lines, text, 5) == expected)
    // The order in which they come decides nothing but between equals.
    #expect(try best(lines.reversed(), text, 5) == expected)
  }

  @Test("puts the newest of equals first, and gives no more than are asked for")
  func equals() throws {
    let lines = (1...9).reversed().map { Line(row: $0, length: 10, places: [(0, 0, 0)]) }
    #expect(try best(lines, "youth", 3) == [9, 8, 7])
    #expect(try best([], "youth", 3).isEmpty)
  }

  @Test("survives phrases that no concept has")
  func strayPhrases() throws {
    let line = Line(row: 1, length: 3, places: [(0, 0, 0), (200, 4, 1), (255, 9, 65_535)])
    #expect(try best([line], "youth", 3) == [1])
  }
}
