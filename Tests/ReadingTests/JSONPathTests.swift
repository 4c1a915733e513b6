import Text
import Testing

@testable import Reading

@Suite("paths through JSON")
struct JSONPathTests {
  private func values(_ path: String, _ text: String) throws -> [String] {
    JSONPath(path).values(in: try JSON(parsing: Array(text.utf8))).map { $0.text ?? $0.line }
  }

  @Test(
    "finds by name, number and star",
    arguments: [
      ("a", #"{"a":1}"#, ["1"]), ("$.a.b", #"{"a":{"b":"x"}}"#, ["x"]), ("a[0]", #"{"a":["x","y"]}"#, ["x"]),
      ("a[-1]", #"{"a":["x","y"]}"#, ["y"]), ("a[5]", #"{"a":["x"]}"#, []), ("a.*", #"{"a":["x","y"]}"#, ["x", "y"]),
      ("a[*].b", #"{"a":[{"b":1},{"c":2},{"b":3}]}"#, ["1", "3"]), ("a.b", #"{"a":[{"b":1},{"b":2}]}"#, ["1", "2"]),
      ("['a.b']", #"{"a.b":"dotted"}"#, ["dotted"]), ("[0]", #"["first"]"#, ["first"]), ("x.y.z", #"{"x":1}"#, []),
    ])
  func finds(path: String, text: String, expected: [String]) throws {
    #expect(try values(path, text) == expected)
  }

  @Test(
    "takes any text for a path and finds nothing by it",
    arguments: ["[", "]", "..", "[[[", "a[", "['", "*.*.*", "$", ""])
  func odd(path: String) throws {
    #expect(try values(path, #"{"b":1}"#).allSatisfy { $0 == #"{"b":1}"# || $0 == "1" })
  }
}
