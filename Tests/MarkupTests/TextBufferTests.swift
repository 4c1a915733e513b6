import Testing

@testable import Markup

@Suite("gathered text")
struct TextBufferTests {
  @Test("grows past every size, and is cut back")
  func grows() {
    var buffer = TextBuffer()
    let piece = [UInt8](repeating: 0x61, count: 10_000)
    for _ in 0..<100 { piece.withUnsafeBufferPointer { buffer.append($0) } }
    for byte in Array("end".utf8) { buffer.append(byte) }
    #expect(buffer.count == 1_000_003)
    #expect(String(decoding: buffer.bytes(since: 1_000_000), as: UTF8.self) == "end")
    buffer.cut(to: 5)
    buffer.cut(to: 50)
    #expect(buffer.count == 5)
    #expect(buffer.bytes(since: 9).isEmpty)
  }

  @Test(
    "escapes what markup would take for its own",
    arguments: [("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"), ("", ""), ("é", "é")])
  func escapes(text: String, expected: String) {
    var buffer = TextBuffer()
    Array(text.utf8).withUnsafeBufferPointer { buffer.append(escaping: $0) }
    #expect(String(decoding: buffer.bytes(since: 0), as: UTF8.self) == expected)
  }

  @Test("keeps the code of every name, however many there are")
  func names() {
    var table = PointerTable()
    let names = (0..<2000).map { _ in UnsafeMutablePointer<UInt8>.allocate(capacity: 1) }
    defer { for name in names { name.deallocate() } }
    for (number, name) in names.enumerated() { _ = table.insert(number, for: UnsafePointer(name), nil) }
    #expect(names.indices.allSatisfy { table[UnsafePointer(names[$0]), nil] == $0 })
    #expect(table[UnsafePointer(names[0]), UnsafePointer(names[1])] == nil)
  }
}
