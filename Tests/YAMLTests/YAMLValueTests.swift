import Testing
import YAML

@Suite("values of a YAML file")
struct YAMLValueTests {
  private func value(_ text: String) throws -> YAMLNode { try #require(try parseYAML(Array("a: \(text)\n".utf8))["a"]) }

  @Test(
    "are numbers where they are written as such, without quotes",
    arguments: [
      ("12", 12, 12.0), ("-3", -3, -3), ("1.5", nil, 1.5), ("1e3", nil, 1000), ("0x10", nil, nil), ("inf", nil, nil),
      (".nan", nil, nil), ("'12'", nil, nil), ("12 apples", nil, nil), ("007", 7, 7), ("1_000", nil, nil),
      ("", nil, nil),
      ("99999999999999999999", nil, 1e20), ("1e999", nil, nil), ("+5", 5, 5),
    ] as [(String, Int?, Double?)])
  func numbers(text: String, integer: Int?, number: Double?) throws {
    #expect(try value(text).integer == integer)
    #expect(try value(text).number == number)
  }

  @Test(
    "are true or false in four words",
    arguments: [
      ("true", true), ("Yes", true), ("no", false), ("FALSE", false), ("on", nil), ("'true'", nil), ("1", nil),
      ("[true]", nil),
    ] as [(String, Bool?)])
  func truth(text: String, wanted: Bool?) throws { #expect(try value(text).bool == wanted) }

  @Test(
    "are nothing where nothing is written",
    arguments: [("", true), ("~", true), ("null", true), ("NULL", true), ("''", false), ("nil", false), ("[]", false)])
  func nothing(text: String, isNull: Bool) throws { #expect(try value(text).isNull == isNull) }

  @Test(
    "are called by what they are in messages",
    arguments: [
      ("soon", "\"soon\""), ("[1]", "a list"), ("{b: 1}", "a mapping"), ("", "nothing"), ("'null'", "\"null\""),
    ])
  func kinds(text: String, kind: String) throws { #expect(try value(text).kind == kind) }

  @Test("are shown on one line of sixty letters")
  func excerpts() {
    #expect(YAMLNode.excerpt("a\nb\tc") == "a b c")
    #expect(YAMLNode.excerpt(String(repeating: "x", count: 60)).count == 60)
    #expect(YAMLNode.excerpt(String(repeating: "x", count: 61)) == String(repeating: "x", count: 59) + "…")
  }

  @Test("keep their places, keys and order")
  func places() throws {
    let root = try parseYAML(Array("b: 1\na:\n  - x\n  - {k: v}\n".utf8))
    #expect(root.pairs?.map(\.key) == ["b", "a"])
    #expect(root["a"]?.items?.map(\.place.description) == ["3:5", "4:5"])
    #expect(root["a"]?.items?.last?["k"]?.scalar?.text == "v")
    #expect(root["c"] == nil)
    #expect(YAMLPlace(line: 2, column: 9) < YAMLPlace(line: 3, column: 1))
  }

  @Test(
    "read the same in any style", arguments: ["a b", "'a b'", "\"a b\"", "\"a\\x20b\"", "|-\n  a b", ">-\n  a\n  b"])
  func styles(text: String) throws { #expect(try value(text).scalar?.text == "a b") }
}
