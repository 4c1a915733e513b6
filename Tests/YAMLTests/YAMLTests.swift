import Testing

@testable import YAML

@Suite("YAML trees")
struct YAMLTests {
  @Test("knows line and column of every node")
  func places() throws {
    let root = try parseYAML(Array("a: 1\nliste:\n  - {x: é, y: z}\n  -   \"q\"\n".utf8))
    #expect(root.place == YAMLPlace(line: 1, column: 1))
    #expect(root["a"]?.place == YAMLPlace(line: 1, column: 4))
    let items = try #require(root["liste"]?.items)
    #expect(items.map(\.place) == [YAMLPlace(line: 3, column: 5), YAMLPlace(line: 4, column: 7)])
    #expect(items[0]["y"]?.place == YAMLPlace(line: 3, column: 15), "columns count characters, not bytes")
    #expect(items[0].pairs?.map(\.keyPlace) == [YAMLPlace(line: 3, column: 6), YAMLPlace(line: 3, column: 12)])
  }

  @Test(
    "knows whether a scalar was quoted",
    arguments: [
      ("a: yes", "yes", false), ("a: \"yes\"", "yes", true), ("a: 'yes'", "yes", true),
      ("a: |\n  yes\n", "yes\n", true),
      ("a: >-\n  yes\n  no\n", "yes no", true), ("a: two words", "two words", false), ("a:", "", false),
    ])
  func quoting(text: String, value: String, isQuoted: Bool) throws {
    #expect(try parseYAML(Array(text.utf8))["a"]?.scalar == YAMLNode.Scalar(value, isQuoted: isQuoted))
  }

  @Test("keeps pairs and items in the order they were written")
  func order() throws {
    let root = try parseYAML(Array("z: 1\na: 2\nm: [3, 1, 2]\n".utf8))
    #expect(root.pairs?.map(\.key) == ["z", "a", "m"])
    #expect(root["m"]?.items?.compactMap(\.scalar?.text) == ["3", "1", "2"])
  }

  @Test("reads JSON, a byte order mark, comments and an empty file")
  func variants() throws {
    #expect(try parseYAML(Array(#"{"a":{"b":[1,"x\/y",null]}}"#.utf8))["a"]?["b"]?.items?.count == 3)
    #expect(try parseYAML([0xEF, 0xBB, 0xBF] + Array("a: b".utf8))["a"]?.scalar?.text == "b")
    #expect(try parseYAML(Array("# nothing\n".utf8)).isNull)
    #expect(try parseYAML([]).isNull)
    #expect(try parseYAML(Array("%YAML 1.1\n---\na: b\n...\n".utf8))["a"]?.scalar?.text == "b")
  }

  @Test(
    "reads plain scalars as nothing, truth values and numbers only without quotes",
    arguments: [
      ("~", true, nil, nil, nil), ("null", true, nil, nil, nil), ("\"\"", false, nil, nil, nil),
      ("yes", false, true, nil, nil), ("False", false, false, nil, nil), ("\"true\"", false, nil, nil, nil),
      ("12", false, nil, 12, 12.0), ("-1", false, nil, -1, -1.0), ("0.5", false, nil, nil, 0.5),
      ("\"12\"", false, nil, nil, nil), ("0o17", false, nil, nil, nil), ("1_000", false, nil, nil, nil),
      ("0x1F", false, nil, nil, nil), (".inf", false, nil, nil, nil), ("nan", false, nil, nil, nil),
      ("1e999", false, nil, nil, nil), ("99999999999999999999", false, nil, nil, 1e20),
    ] as [(String, Bool, Bool?, Int?, Double?)])
  func scalars(text: String, isNull: Bool, bool: Bool?, integer: Int?, number: Double?) throws {
    let node = try #require(try parseYAML(Array("a: \(text)".utf8))["a"])
    #expect(node.isNull == isNull)
    #expect(node.bool == bool)
    #expect(node.integer == integer)
    #expect(node.number == number)
  }

  @Test("says in words what a value is")
  func kinds() throws {
    let root = try parseYAML(
      Array("a: [x]\nb: {x: y}\nc:\nd: \(String(repeating: "w", count: 80))\ne: \"two\\nlines\"".utf8))
    #expect(root["a"]?.kind == "a list")
    #expect(root["b"]?.kind == "a mapping")
    #expect(root["c"]?.kind == "nothing")
    #expect(root["d"]?.kind == "\"\(String(repeating: "w", count: 59))…\"")
    #expect(root["e"]?.kind == "\"two lines\"")
  }
}
