import Testing
import Text

@testable import Reading

@Suite("JSON as programs write it")
struct LenientJSONTests {
  @Test(
    "mends what no strict reader takes",
    arguments: [
      (#"["a \ud83c b"]"#, #"["a \#u{FFFD} b"]"#), (#"["\udfa8"]"#, #"["\#u{FFFD}"]"#),
      (#"["\ud83c\ud83c\udfa8"]"#, #"["\#u{FFFD}\#u{1F3A8}"]"#), ("[\"a\tb\nc\"]", #"["a\tb\nc"]"#),
      ("[1, 2, ]", "[1,2]"), (#"{"a":[1,],}"#, #"{"a":[1]}"#), ("[\"a,]\", ]", #"["a,]"]"#),
    ])
  func mends(text: String, line: String) throws {
    #expect(try parsedJSON(Array(text.utf8)) == JSON(parsing: line.utf8))
  }

  @Test(
    "leaves whole JSON alone",
    arguments: [#"{"a":"\ud83c\udfa8 \\ud83c \" ,] ","b":[1,2],"c":{}}"#, "[]", #""\\""#, "[1 , 2\n]"])
  func untouched(text: String) throws {
    #expect(mendedJSON(Array(text.utf8)) == nil)
    #expect(try parsedJSON(Array(text.utf8)) == JSON(parsing: text.utf8))
  }

  @Test(
    "throws where mending does not help",
    arguments: ["", "{", "[1,,2]", "{\"a\"", "\\u", "\"\\", "\"\\ud83", "<p>"])
  func refuses(text: String) { #expect(throws: (any Error).self) { try parsedJSON(Array(text.utf8)) } }
}
