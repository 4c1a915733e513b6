import Foundation
import Model
import SQLite
import TestSupport
import Testing

@testable import Archiving

@Suite("sorted JSON")
struct SortedJSONTests {
  /// Every kind of value a stored type may hold.
  private struct Everything: Codable, Equatable {
    enum Kind: String, Codable { case one, two }
    var zeta = "last key, first member"
    var text = "niñez \"quoted\" \\ / \u{1}\u{8}\t\n\u{c}\r\u{1f}\u{7f} 🏠"
    var empty = ""
    var integer = -7
    var small: UInt8 = 255
    var wide: Int64 = .min
    var large: UInt64 = UInt64(Int64.max)
    var short: Float = 0.1
    var double = 0.1
    var whole = 2.0
    var tiny = 1e-12
    var huge = 1.5e300
    var truth = true
    var nothing: String?
    var kind = Kind.two
    var list = [1, 2, 3]
    var none: [String] = []
    var lists = [["a"], [], ["b", "c"]]
    var pairs = ["b": 1, "a": 2, "á": 3]
    var optionals: [Int?] = [1, nil]
    var day = Day(number: 20_778)
    var nested = [Inner(), Inner(value: nil)]
    struct Inner: Codable, Equatable { var value: Double? = 3 }
  }

  private func foundation(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func own(_ value: some Encodable) throws -> String {
    String(decoding: try SortedJSON.bytes(value), as: UTF8.self)
  }

  @Test("writes what Foundation writes, byte for byte, and what can be read back")
  func everything() throws {
    let value = Everything()
    #expect(try own(value) == foundation(value))
    #expect(try JSONDecoder().decode(Everything.self, from: Data(SortedJSON.bytes(value))) == value)
  }

  @Test("writes records and entries as Foundation does, so that files of older programs compare equal")
  func records() throws {
    var one = opportunity("p1", "“Care first” \\ jobs", closing: today, amount: 50_000)
    one.judgement.reasons = [Reason(about: "youth", rule: "young people", points: 2.5, location: "title")]
    one.judgement.doubts = ["for whom?"]
    one.facts.rolling = Fact(false, quote: "until\tfilled")
    one.facts.award.expectedAwards = Fact(.init(low: 1, high: nil), quote: "one or more")
    one.facts.terms.matchPercent = [Fact(12.5, quote: "12.5 %", field: "match")]
    one.series = "p0"
    let origin = ArchiveRecord.Origin(source: "portal", name: "P", title: "A/B", link: nil, firstSeen: now)
    let change = Change(at: now, field: "title", before: "", after: "B")
    let record = ArchiveRecord(opportunity: one, origins: [origin], history: [change])
    #expect(try own(record) == foundation(record))
    #expect(try own(entry("1")) == foundation(entry("1")))
    #expect(try own([record, record]) == foundation([record, record]))
  }

  @Test("escapes every control character as Foundation does")
  func controls() throws {
    let all = [String(String.UnicodeScalarView((0..<0x100).compactMap { Unicode.Scalar($0) }))]
    #expect(try own(all) == foundation(all))
  }

  @Test("refuses a number that JSON has not", arguments: [Double.nan, .infinity, -.infinity])
  func numbers(number: Double) {
    #expect(throws: EncodingError.self) { try SortedJSON.bytes([number]) }
    #expect(throws: DatabaseError.self) { try Coder(file: "a.sqlite").text(["x": number]) }
  }

  @Test("refuses a whole number that no column holds")
  func tooLarge() { #expect(throws: EncodingError.self) { try SortedJSON.bytes([UInt64.max]) } }
}
