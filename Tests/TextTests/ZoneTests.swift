import Model
import Testing

@testable import Text

@Suite("zones")
struct ZoneTests {
  @Test(
    "turns wall time into instants",
    arguments: [
      ("2026-01-15", 12, 0, "2026-01-15T20:00:00Z"), ("2026-07-15", 12, 0, "2026-07-15T19:00:00Z"),
      ("2026-03-08", 1, 59, "2026-03-08T09:59:00Z"), ("2026-03-08", 2, 30, "2026-03-08T10:30:00Z"),
      ("2026-03-08", 3, 0, "2026-03-08T10:00:00Z"), ("2026-11-01", 1, 30, "2026-11-01T08:30:00Z"),
      ("2026-11-01", 2, 0, "2026-11-01T10:00:00Z"), ("2005-04-02", 12, 0, "2005-04-02T20:00:00Z"),
      ("2005-04-04", 12, 0, "2005-04-04T19:00:00Z"),
    ])
  func instants(day: String, hour: Int, minute: Int, expected: String) throws {
    let time = try #require(TimeOfDay(hour, minute))
    #expect(Zone.losAngeles.instant(try #require(Day(day)), time).description == expected)
  }

  @Test("gives back every wall time that exists once")
  func roundTrip() {
    for number in stride(from: 13_000, to: 25_000, by: 7) {
      let day = Day(number: number)
      let there = Zone.losAngeles.instant(day, .noon)
      #expect(Zone.losAngeles.wall(there) == (day, .noon))
    }
  }

  @Test("counts weekdays of a month from both ends")
  func weekdays() {
    #expect(Day.weekday(2, nth: 1, month: 12, year: 2026).description == "2026-12-01")
    #expect(Day.weekday(0, nth: -1, month: 11, year: 2026).description == "2026-11-29")
    #expect(Day.weekday(0, nth: 5, month: 11, year: 2026).description == "2026-11-29")
  }
}

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "agrees with the published vectors",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
  func vectors(text: String, digest: String) {
    #expect(SHA256.hex(text.utf8) == digest)
  }

  @Test("keys a message (RFC 4231, case 2)")
  func mac() {
    let code = SHA256.mac(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
    #expect(hexadecimal(code) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }
}
