import Archiving
import Foundation
import Glibc
import Model
import SQLite

/// Random questions: pieces of the language, pieces of other languages, any characters, and mutations of known bad ones.
struct QuestionMaker {
  private static let pieces = [
    "youth", "housing", "\"", "'", "(", ")", "*", "-", "NOT", "AND", "OR", "NEAR(", "NEAR(a b, 9)", "tag:",
    "tag:housing",
    "is:open", "a", "k-12", "R&D", "niñez", "ﬁ", "\u{0}", "{", "}", "^", ":", ",", "deadline:<30d", "amount:>=50k",
    "hous*",
    "🏠", "--", "/*", ";", "%", "_", "grant", "program", "the", "sort:deadline", "since:2026", "funder:\"la", "\n", "\\",
    "+", "=", "<", ">", "..", "0", "999999999999", "deadline:2026-12..", "amount:..1e9", "-tag:youth,", "title:a",
    "\u{301}",
    "\u{200d}", "\u{feff}", "“la”", "«", "zqzq", "OR OR", "-\"a b\"", "search MATCH", "lang:es", "eligible:si", "rank:",
  ]
  private let bad: [String]
  private var state: UInt64

  /// `bad` are questions that were known to break others; the same seed gives the same questions.
  init(bad: [String], seed: UInt64) {
    self.bad = bad
    state = seed &* 0x2545_f491_4f6c_dd1d
  }

  private mutating func next(below limit: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }

  /// The next question.
  mutating func question() -> String {
    switch next(below: 8) {
    case 0: return characters(next(below: 12) + 1)
    case 1 where !bad.isEmpty: return mutated(bad[next(below: bad.count)])
    default:
      let words = (0..<next(below: 9) + 1).map { _ in
        next(below: 12) == 0 ? characters(3) : Self.pieces[next(below: Self.pieces.count)]
      }
      return words.joined(separator: next(below: 3) == 0 ? "" : " ")
    }
  }

  private mutating func characters(_ count: Int) -> String {
    let limits = [0x80, 0x250, 0x3000, 0x11_0000]
    return String(
      String.UnicodeScalarView(
        (0..<count).map { _ in Unicode.Scalar(UInt32(next(below: limits[next(below: 4)]))) ?? "\u{fffd}" }))
  }

  /// Something taken out, put in twice or put between.
  private mutating func mutated(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars.prefix(400))
    guard !scalars.isEmpty else { return text }
    let place = next(below: scalars.count)
    switch next(below: 3) {
    case 0: scalars.remove(at: place)
    case 1: scalars.insert(contentsOf: scalars[..<place], at: place)
    default: scalars.insert(contentsOf: Self.pieces[next(below: Self.pieces.count)].unicodeScalars, at: place)
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

/// The items of a suite: texts, and units to be repeated.
private func suite(_ path: String) throws -> [String] {
  struct Item: Decodable {
    struct Repeated: Decodable {
      var unit: String
      var times: Int
    }
    var text: String
    init(from decoder: any Decoder) throws {
      if let plain = try? decoder.singleValueContainer().decode(String.self) {
        text = plain
      } else {
        let repeated = try decoder.singleValueContainer().decode(Repeated.self)
        text = String(repeating: repeated.unit, count: repeated.times)
      }
    }
  }
  struct Suite: Decodable { var items: [Item] }
  return try JSONDecoder().decode(Suite.self, from: Data(contentsOf: URL(filePath: path))).items.map(\.text)
}

/// Seconds that this process has been working: other programs on the machine do not count.
private func worked() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

/// Asks the suites' questions as they are, then so many random ones.
func fuzz(_ count: Int, _ path: String, suites: [String]) async throws {
  let archive = try Archive(path: path, access: .reading)
  let known = try suites.flatMap(suite)
  let seed = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 1
  var maker = QuestionMaker(bad: known, seed: seed)
  var (slowest, slowestText, refused, failed) = (0.0, "", 0, 0)
  for number in 0..<(known.count + count) {
    let text = number < known.count ? known[number] : maker.question()
    let start = worked()
    do {
      _ = try await archive.search(SearchQuery(text, today: today))
    } catch is QueryError {
      refused += 1
    } catch {
      failed += 1
      if failed < 5 { print("  \(text.prefix(200).debugDescription): \(error)") }
    }
    let time = worked() - start
    if time > slowest { (slowest, slowestText) = (time, text) }
  }
  print(
    "\(known.count) known and \(count) random questions over \(try await archive.count()) records: \(failed) errors of the "
      + "index, \(refused) wrong filters named, slowest \((slowest * 1000).rounded()) ms: "
      + slowestText.prefix(120).debugDescription)
  if failed > 0 { exit(1) }
}
