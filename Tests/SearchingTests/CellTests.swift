import Foundation
import Searching
import TestSupport
import Testing

@Suite("cells of a table")
struct CellTests {
  @Test(
    "makes text of what a spreadsheet would run, and nothing else",
    arguments: [
      ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("  +1", "'  +1"), ("\t=1", "'\t'=1"), ("＝1", "'＝1"),
      ("\u{feff}=1", "'\u{feff}=1"), ("'=1", "''=1"), ("a;=1", "a;'=1"), ("a\n-1", "a\n'-1"),
      ("plain", "plain"), ("a = b", "a = b"), ("K-12", "K-12"), ("mail@example.org", "mail@example.org"), ("", ""),
    ])
  func cells(text: String, cell: String) {
    #expect(Cell.safe(text) == cell)
    #expect(Cell.plain(cell) == text)
  }

  @Test("leaves no cell of the hostile ones that would run, and gives each back", .enabled(if: sharedFolder != nil))
  func hostile() throws {
    let file = try #require(sharedFolder).appending(path: "suites/hostile/csv_injection.json")
    let suite = try JSONDecoder().decode([String: [String]].self, from: Data(contentsOf: file))
    let items = try #require(suite["items"])
    #expect(items.count > 100)
    for item in items {
      let safe = Cell.safe(item)
      #expect(Cell.plain(safe) == item)
      for piece in safe.split(whereSeparator: { ";\t\r\n".contains($0) || $0 == "\r\n" }) {
        let first = piece.unicodeScalars.first {
          !$0.properties.isWhitespace && $0.properties.generalCategory != .format && !"\"`,".unicodeScalars.contains($0)
        }
        #expect(
          !"=+-@|%＝＋－＠".unicodeScalars.contains(first ?? "a"), "\(item.debugDescription) → \(safe.debugDescription)")
      }
    }
  }
}
