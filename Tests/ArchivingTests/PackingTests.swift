import Model
import Testing

@testable import Archiving

@Suite("packing")
struct PackingTests {
  @Test(
    "gives back what was packed, whatever stands in the texts",
    arguments: [
      "{}", "", "{\"a\":\"\\\",\\\"source\\\":\\\"\"}", "{\"a\":\"niñez\\u0001\",\"source\":\"b\",\"rule\":\"c\"}",
      "{\"history\":[],\"opportunity\":{\"changed\":0,\"entries\":[{\"id\":\"1\",\"source\":\"s\"}]}}",
    ])
  func roundTrip(json: String) { #expect(Packing.unpack(Packing.pack(json)) == json) }

  @Test("writes a record in less than half of its bytes")
  func size() throws {
    let coder = Coder(file: "")
    var rest = ArchiveRecord(opportunity: opportunity("p1", closing: today))
    rest.opportunity.changed = now
    let json = try coder.text(rest)
    let packed = Packing.pack(json)
    #expect(packed.utf8.count * 10 < json.utf8.count * 7)
    #expect(Packing.unpack(packed) == json)
  }
}
