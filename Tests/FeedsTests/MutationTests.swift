import Feeds
import Foundation
import Model
import TestSupport
import Testing
import YAML

/// The shipped file, broken in every way a slip of the hand or an attacker could: it is read, or refused with places.
@Suite("mutated feeds.yml")
struct MutationTests {
  private static let snippets = [
    "\t", ":", ": ", "- ", "\n", "\"", "'", "[", "]", "{", "}", "&a ", "*a", "!x ", "? ", "| ", "> ", "#", "%", "@",
    "~",
    "null", "\u{0}", "\u{7F}", "\u{FEFF}", "\u{2028}", "ñ", "👩‍👩‍👧", "---\n", "...\n", "<<: ", "  ", "\r", "\\", "-1",
    "1e999",
    "9999999999999999999", "yes", "url: ", "fields: ", "every: ", "\u{202E}",
  ].map { Array($0.utf8) }

  /// One to four slips: bytes lost, doubled, swapped, flipped, lines moved, snippets put in.
  private static func mutated(_ original: [UInt8], _ dice: inout SeededNumbers) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &dice) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &dice)
      let end = min(bytes.count, at + Int.random(in: 1...40, using: &dice))
      switch Int.random(in: 0..<7, using: &dice) {
      case 0: bytes.removeSubrange(at..<end)
      case 1: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 2: bytes.insert(contentsOf: snippets.randomElement(using: &dice) ?? [], at: at)
      case 3: bytes[at] = UInt8.random(in: 0...255, using: &dice)
      case 4: bytes.removeSubrange(at...)
      case 5: bytes.swapAt(at, Int.random(in: 0..<bytes.count, using: &dice))
      default: bytes.replaceSubrange(at..<end, with: snippets.randomElement(using: &dice) ?? [])
      }
    }
    return bytes
  }

  /// What went wrong with the reading itself; nil when the file was read or refused as it should.
  private static func fault(_ bytes: [UInt8]) -> String? {
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 2
    do throws(ConfigurationError) {
      let configuration = try readConfiguration(bytes, file: "feeds.yml") { _ in Array("sources: []".utf8) }
      let ids = configuration.sources.map(\.id)
      if Set(ids).count != ids.count || ids.contains("") { return "ids that are not unique" }
      let isAbsolute = configuration.sources.allSatisfy { $0.request.url.contains("://") }
      return isAbsolute ? nil : "an address that is not absolute"
    } catch {
      if error.mistakes.isEmpty { return "an error without a mistake" }
      let strange = error.mistakes.first {
        $0.location.line < 1 || $0.location.line > lines * 2 || $0.location.column < 1 || $0.message.isEmpty
          || $0.message.utf8.count > 1500
      }
      return strange.map { "a mistake without a place or out of bounds: \($0)" }
    }
  }

  @Test(
    "are read or refused with places, whatever was broken", arguments: ["feeds.yml", "Tests/Fixtures/sample/feeds.yml"])
  func mutations(path: String) throws {
    let original = Array(try Data(contentsOf: projectRoot.appending(path: path)))
    var dice = SeededNumbers(20_261_121)
    for round in 0..<Self.rounds {
      let bytes = Self.mutated(original, &dice)
      if let fault = Self.fault(bytes) { Issue.record("round \(round): \(fault)") }
    }
  }

  /// `FUZZ=20000` looks further than a test has time for.
  private static let rounds = ProcessInfo.processInfo.environment["FUZZ"].flatMap { Int($0) } ?? 20

  @Test("the file cut at any line is read or refused with places")
  func truncations() throws {
    let original = Array(try Data(contentsOf: fixture("sample/feeds.yml")))
    for end in original.indices where original[end] == UInt8(ascii: "\n") && end.isMultiple(of: 3) {
      if let fault = Self.fault(Array(original[..<end])) { Issue.record("\(end) bytes: \(fault)") }
    }
  }

  @Test("any bytes at all are read or refused with places")
  func noise() {
    var dice = SeededNumbers(7)
    for round in 0..<(Self.rounds * 5) {
      let snippets = (0..<Int.random(in: 0...60, using: &dice)).flatMap { _ in
        Self.snippets.randomElement(using: &dice) ?? []
      }
      if let fault = Self.fault(snippets) { Issue.record("round \(round): \(fault)") }
    }
  }

  @Test("what JSON's writer writes is read as it was")
  func json() throws {
    var dice = SeededNumbers(11)
    let pieces = ["a", "ñ", "😀", "\"", "\\", "/", "\t", "\n", "{", ": ", "#", "'", "\u{2028}", "yes", "0"]
    for _ in 0..<200 {
      let name = (0..<8).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined() + "x"
      let line = try JSONSerialization.data(
        withJSONObject: ["name": "x" + name, "url": "https://a.example/", "type": "auto"], options: [.sortedKeys])
      #expect(try readSource(Array(line), file: "line").name == "x" + name)
    }
  }
}
