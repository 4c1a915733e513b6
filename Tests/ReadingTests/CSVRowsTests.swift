import Testing

@testable import Reading

@Suite("rows of a table")
struct CSVRowsTests {
  private func rows(_ text: String) -> [[String]] {
    var rows = CSVRows(Array(text.utf8))
    var result: [[String]] = []
    while let row = rows.next() { result.append(row) }
    return result
  }

  @Test(
    "are read as RFC 4180 writes them, and as programs do",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]), ("\"a,1\",b\n", [["a,1", "b"]]), ("\"a\"\"b\",c", [["a\"b", "c"]]),
      ("\"a\nb\",c\n", [["a\nb", "c"]]), ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]), ("a\tb\n", [["a", "b"]]),
      ("a|b\n", [["a", "b"]]), ("sep=;\na;b,c\n", [["a", "b,c"]]), ("a,,c\n", [["a", "", "c"]]), (",\n", [["", ""]]),
      ("\"5\" x 7,b", [["5 x 7", "b"]]), ("\"open,b\nc", [["open,b\nc"]]), ("\u{FEFF}a,b", [["a", "b"]]), ("", []),
      ("one\n\ntwo\n", [["one"], [""], ["two"]]),
    ])
  func reads(text: String, expected: [[String]]) {
    #expect(rows(text) == expected)
  }

  @Test("come back as they were written, whatever is in them")
  func returns() {
    let cells = ["plain", "", " spaced ", "a,b", "a;b", "quote \" quote", "line\nbreak", "\r\n", "\"", "é日", "=1+1"]
    var text = "first,second\n"
    var expected = [["first", "second"]]
    for one in cells {
      for other in cells {
        let quoted = [one, other].map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        text += quoted.joined(separator: ",") + "\r\n"
        expected.append([one, other])
      }
    }
    #expect(rows(text) == expected)
  }
}
