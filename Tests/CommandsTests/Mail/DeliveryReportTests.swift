import Model
import TestSupport
import Testing

@testable import Commands

@Suite("what an issue's report says")
struct DeliveryReportTests {
  private static let now = Instant(seconds: 1_795_248_000)

  private func parcel(_ id: Int, _ state: Delivery.State, _ detail: String = "") -> Parcel {
    Parcel(
      delivery: Delivery(
        id: id, issue: 31, subscriber: id, state: state, messageID: "<i31.\(id)@desk.example.org>", detail: detail,
        at: Self.now),
      subscriber: Subscriber(id: id, address: "reader\(id)@example.org", consent: "at the meeting", since: Self.now))
  }

  private var everything: DeliveryReport {
    DeliveryReport(
      parcels: [
        parcel(1, .sent, "250 2.0.0 ok"), parcel(2, .sent), parcel(3, .queued),
        parcel(4, .deferred, "451 4.7.1 greylisted, come back"), parcel(5, .deferred, "452 4.2.2 over quota"),
        parcel(6, .deferred, "Failed to connect to relay port 587 (at connect); nobody answers there"),
        parcel(7, .failed, "550 5.1.1 no such user"), parcel(8, .failed, "left before it was sent"),
        parcel(9, .failed, "given up after 48 hours: 451 4.3.0 try later"), parcel(10, .failed, "554 5.7.1 spam score"),
        parcel(11, .failed, "552 5.3.4 message too large"),
        parcel(12, .uncertain, "the program ended before the server's answer was noted"),
      ],
      bounces: [
        BounceReport(subscriber: 1, delivery: 1, issue: 31, kind: .hard, status: "5.1.1", detail: "mailbox unknown"),
        BounceReport(subscriber: 2, delivery: 2, issue: 31, kind: .complaint, status: "", detail: "abuse"),
      ], departures: [(subscriber: 2, how: "complaint"), (subscriber: 77, how: "mail")], held: nil,
      nextTry: 300)
  }

  @Test("names each person, the reason in plain words, and the command that helps", .tags(.golden))
  func all() throws {
    var held = everything
    held.held = "550 5.7.1 not from you"
    let text = (everything.lines(31) + [""] + held.lines(31).prefix(3)).joined(separator: "\n") + "\n"
    try expectGolden(text, "issue-report.txt")
    #expect(!everything.isClean)
  }

  @Test("says little when all went well")
  func clean() {
    let report = DeliveryReport(parcels: [parcel(1, .sent)], bounces: [], departures: [], held: nil)
    #expect(report.lines(31) == ["issue 31: 1 of 1 accepted"] && report.isClean)
  }
}
