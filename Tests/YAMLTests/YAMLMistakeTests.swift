import Testing
import YAML

@Suite("YAML mistakes")
struct YAMLMistakeTests {
  /// The mistakes of a text, one line each.
  static func mistakes(_ text: String, limits: YAMLLimits = YAMLLimits()) -> String {
    do throws(YAMLError) {
      _ = try parseYAML(Array(text.utf8), limits: limits)
      return ""
    } catch {
      return error.description
    }
  }

  @Test(
    "names the place and what would be right",
    arguments: [
      ("a: &x 1\n", "1:4: &x is an anchor; write the value out"),
      ("a: [b]\nc: *a\n", "2:4: *a is an alias; write the value out"),
      ("a: !secret b\n", "1:4: !secret is a tag, which has no meaning here; put text with ! in quotes"),
      ("a: !!str b\n", "1:4: tag:yaml.org,2002:str is a tag, which has no meaning here; put text with ! in quotes"),
      ("a: 1\nb: 2\na: 3\n", "3:1: the key \"a\" comes twice; it was first written in line 1"),
      ("? [x, y]\n: z\n", "1:3: a key must be plain text, not a list"),
      ("? {x: y}\n: z\n", "1:3: a key must be plain text, not a mapping"),
      (
        "---\na: 1\n---\nb: 2\n", "3:1: a second document begins here; one file holds one, so take the line \"---\" out"
      ),
      ("a: \"x\\0y\"\n", "1:4: the text holds the control character U+0000"),
      ("a: \"\\x9b\"\n", "1:4: the text holds the control character U+009B"),
    ])
  func structure(text: String, message: String) {
    #expect(Self.mistakes(text) == message)
  }

  @Test(
    "explains a broken grammar",
    arguments: [
      ("a:\n\t- x", "2:1: ", "not tabs"), ("a: [b", "2:1: ", "not closed"), ("a: {b: c", "2:1: ", "began in line 1"),
      ("a: \"b", "1:6: ", "a quote is left open"), ("- a: 1\n b: 2\n", "2:2: ", "indentation"),
      ("a: b: c\n", "1:5: ", "a colon too many"), ("a: @b\n", "1:4: ", "in quotes"), ("a: 1\nb\n", "3:1: ", "colon"),
      ("a: \u{7}\n", "1:4: ", "0x07"), ("ok: 1\né: \u{1}\n", "2:4: ", "0x01"),
    ])
  func grammar(text: String, place: String, word: String) {
    let message = Self.mistakes(text)
    #expect(message.hasPrefix(place), "\(message)")
    #expect(message.contains(word), "\(message)")
  }

  @Test("refuses bytes that are no UTF-8, with their place")
  func encoding() {
    let tree = readYAML(Array("a: b\nc: ".utf8) + [0xFF, 0xFE])
    #expect(tree.root == nil)
    #expect(tree.mistakes.map(\.place) == [YAMLPlace(line: 2, column: 4)])
  }

  @Test("collects mistakes that leave the tree whole, and keeps the tree")
  func collects() throws {
    let tree = readYAML(Array("a: *x\nb: &y {c: 1, c: 2}\nb: 3\nd: !t [1]\ne: 5\n".utf8))
    #expect(tree.mistakes.map(\.place.line) == [1, 2, 2, 3, 4])
    let root = try #require(tree.root)
    #expect(root["e"]?.integer == 5)
    #expect([root["a"], root["b"], root["d"]].map { $0?.content } == [.faulty, .faulty, .faulty])
  }

  @Test("leads each line with the file's name")
  func fileName() {
    let error = #expect(throws: YAMLError.self) { try parseYAML(Array("a: *x\nb: *y\n".utf8)) }
    #expect(
      error?.description(in: "en.yml") == """
        en.yml:1:4: *x is an alias; write the value out
        en.yml:2:4: *y is an alias; write the value out
        """)
  }

  @Test(
    "stops at its limits with a message",
    arguments: [
      (String(repeating: "[", count: 20_000), "1:33: more than 32 lists and mappings inside each other"),
      (String(repeating: "{a: ", count: 20_000), "1:129: more than 32 lists and mappings inside each other"),
      ("a: " + String(repeating: "b", count: 1_000_000), "1:4: a text of 1000000 bytes; at most 100000 are read"),
      ("a: |\n  " + String(repeating: "b", count: 200_000), "1:4: a text of 200000 bytes; at most 100000 are read"),
    ])
  func limits(text: String, message: String) {
    #expect(Self.mistakes(text) == message)
  }

  @Test("bounds values, bytes and mistakes as it is told")
  func ownLimits() {
    var limits = YAMLLimits()
    limits.nodes = 100
    #expect(
      Self.mistakes(String(repeating: "- x\n", count: 200), limits: limits).hasPrefix("101:3: more than 100 values"))
    limits.bytes = 10
    #expect(Self.mistakes("a: 0123456789", limits: limits) == "1:1: the file has 13 bytes; at most 10 are read")
    let many = Self.mistakes(String(repeating: "- *x\n", count: 1000)).split(separator: "\n")
    #expect(many.count == 201)
    #expect(many.last == "200:3: too many mistakes; reading stopped here")
  }
}
