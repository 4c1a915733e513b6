import Testing

@testable import Classifying

@Suite("coefficients")
struct ResidualTests {
  private let residual = Residual([
    "keep": ["word b": 0.5, "word a": -1.23456, "word c": 0.001], "tag housing": ["phrase tenant": 2],
  ])

  @Test("are a sorted text, one a line, without what is nearly nothing")
  func text() {
    #expect(residual.text == "keep\tword a\t-1.235\nkeep\tword b\t+0.5\ntag housing\tphrase tenant\t+2.0\n")
    #expect(residual.count == 3)
  }

  @Test("come back as they were written")
  func roundTrip() throws {
    #expect(try Residual(parsing: "# a comment\n" + residual.text, file: "learned.txt") == residual)
    #expect(try Residual(parsing: "", file: "learned.txt") == .none)
  }

  @Test(
    "name the line that cannot be read",
    arguments: [
      ("keep\tword a\n", 1), ("\nkeep\tword a\tmuch\n", 2), ("keep\tword a\tnan\n", 1), ("keep\ta\t1e9\n", 1),
    ])
  func mistakes(text: String, line: Int) {
    let error = #expect(throws: ResidualError.self) { try Residual(parsing: text, file: "learned.txt") }
    #expect(error?.description.hasPrefix("learned.txt:\(line): ") == true)
  }

  @Test("show what changed")
  func changes() {
    let later = Residual(["keep": ["word a": -1.235, "word b": 0.75], "tag food": ["word d": 1]])
    #expect(
      later.changes(from: residual) == [
        "~ keep\tword b\t+0.5 → +0.75", "+ tag food\tword d\t+1.0", "- tag housing\tphrase tenant\t+2.0",
      ])
    #expect(residual.changes(from: residual).isEmpty)
  }
}
