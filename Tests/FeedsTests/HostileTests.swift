import Feeds
import Foundation
import Model
import TestSupport
import Testing

/// Broken and hostile files: each is read, or refused with messages that name a place, and none stops the program.
@Suite("hostile feeds.yml")
struct HostileTests {
  private struct Suite: Decodable { var items: [Case] }

  /// A text, or one that is written as a unit so many times.
  private enum Case: Decodable {
    case text(String)
    case long(head: String?, unit: String, times: Int)

    private enum Key: CodingKey { case head, unit, times }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self = .text(text)
      } else {
        let container = try decoder.container(keyedBy: Key.self)
        self = .long(
          head: try container.decodeIfPresent(String.self, forKey: .head),
          unit: try container.decode(String.self, forKey: .unit), times: try container.decode(Int.self, forKey: .times))
      }
    }

    var written: String {
      switch self {
      case .text(let text): text
      case .long(let head, let unit, let times): (head ?? "") + String(repeating: unit, count: times)
      }
    }
  }

  @Test("names a place for every broken file of the recorded suite", .enabled(if: sharedFolder != nil))
  func recorded() throws {
    let folder = try #require(sharedFolder)
    let file = folder.appending(path: "suites/hostile/yaml_bad.json")
    let suite = try JSONDecoder().decode(Suite.self, from: Data(contentsOf: file))
    #expect(suite.items.count > 10)
    for item in suite.items {
      do throws(ConfigurationError) {
        let valid = try configuration(item.written)
        #expect(valid.sources.isEmpty, "only files without sources are valid here: \(item.written.prefix(60))")
      } catch {
        #expect(!error.mistakes.isEmpty)
        let located = error.mistakes.allSatisfy {
          $0.location.line >= 1 && $0.location.column >= 1 && !$0.message.isEmpty
        }
        #expect(located, "\(error)")
        #expect(error.description.utf8.count < 30_000)
      }
    }
  }

  @Test(
    "answers each kind of breakage",
    arguments: [
      ("- ", "feeds.yml:1:1: feeds.yml is a mapping of keys and values, not a list"),
      ("", "feeds.yml:1:1: feeds.yml is a mapping of keys and values, not nothing"),
      ("sources:", #"feeds.yml:1:1: "sources" has no value; write one or take the line out"#),
      ("sources: 1", #"feeds.yml:1:10: "sources" takes a list, each source after a dash, not "1""#),
      ("newsletter: {}", #"feeds.yml:1:1: feeds.yml needs "sources""#),
      ("sources: {a: b}", #"feeds.yml:1:10: "sources" takes a list, each source after a dash, not a mapping"#),
      ("sources:\n- url: http://a\n  url: http://b", "feeds.yml:3:3: the key \"url\" comes twice"),
      ("sources: !<tag:x> y", "feeds.yml:1:10: tag:x is a tag"),
      ("sources: [", "feeds.yml:2:1: a value is missing, or a bracket is left open"),
      ("? complex\n: key", #"feeds.yml:1:3: unknown key "complex""#),
      ("sources:\n- url: \u{7}", "feeds.yml:2:8: control characters are not allowed (0x07)"),
    ])
  func kinds(text: String, message: String) {
    let found = mistakes(text)
    #expect(found.contains { $0.hasPrefix(message) }, "\(found)")
  }

  @Test("ends soon on a file of a hundred thousand faulty sources, and names the first")
  func long() {
    let found = mistakes("sources:\n" + String(repeating: "- url: x\n", count: 100_000))
    #expect(found.first == #"feeds.yml:2:3: a source needs "id""#)
    #expect((1000...2000).contains(found.count), "reading stops where one slip has clearly caused them all")
  }
}
