import Testing

@testable import Markup

@Suite("what stands before the parser")
struct XMLGuardTests {
  /// Whether the guard lets a text pass that comes in pieces of that size.
  private func passes(_ text: String, piece: Int = .max) -> Bool {
    var guardian = XMLGuard()
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let next = Array(rest.prefix(piece))
      rest = rest.dropFirst(next.count)
      guard next.withUnsafeBufferPointer({ guardian.accepts($0) }) else { return false }
    }
    return true
  }

  private func attributes(_ count: Int) -> String { (0..<count).map { " a\($0)='1'" }.joined() }

  @Test("counts the attributes of one tag, whatever stands around it", arguments: [1, 7, 1000, Int.max])
  func counts(piece: Int) {
    #expect(passes("<r><a\(attributes(500))/></r>", piece: piece))
    #expect(!passes("<r><a\(attributes(600))/></r>", piece: piece))
    #expect(!passes("text <b>x</b><!-- c --><![CDATA[ < ]]><a\(attributes(600))>", piece: piece))
    #expect(passes(String(repeating: "<a\(attributes(100))/>", count: 20), piece: piece))
  }

  @Test("is not led astray by what looks like the end of a tag or the beginning of another", arguments: [3, Int.max])
  func quotes(piece: Int) {
    let many = attributes(600)
    #expect(!passes("<a x='>'\(many)>", piece: piece))
    #expect(!passes("<a x=\">\" y='\"'\(many)>", piece: piece))
    // In a comment or a section nothing is a tag; a comment that only looks ended goes on.
    #expect(passes("<!-- <a\(many)> -- > -->", piece: piece))
    #expect(passes("<![CDATA[<a\(many)>]] >]]>", piece: piece))
    #expect(!passes("<![CDATA[x]]><a\(many)>", piece: piece))
    #expect(!passes("<!-- x --><a\(many)>", piece: piece))
  }

  @Test("refuses a tag of more than 64 KiB and no text of any length")
  func lengths() {
    let long = String(repeating: "x", count: 70_000)
    #expect(!passes("<a b='\(long)'/>"))
    #expect(!passes("<a b='\(long)'/>", piece: 999))
    #expect(passes("<a>\(long)</a><![CDATA[\(long)]]><!-- \(long) -->"))
  }
}
