import Mailing
import Model
import Testing

@Suite("limits of sending")
struct SendLimitsTests {
  @Test(
    "waits longer after each attempt, and gives up when the lifetime is over",
    arguments: [
      (1, 0, 300), (2, 1000, 900), (3, 2000, 1800), (6, 9000, 14_400), (7, 9000, 14_400), (500, 172_799, 14_400),
      (2, 172_800, nil), (1, 900_000, nil),
    ] as [(Int, Int, Int?)])
  func retries(attempt: Int, age: Int, delay: Int?) {
    let now = Samples.date + age
    let retry = SendLimits().retry(attempt: attempt, queued: Samples.date, now: now)
    #expect(retry == delay.map { now + $0 })
  }

  @Test("keeps settings within what a machine can do")
  func settings() {
    var mail = MailSettings()
    (mail.connections, mail.rate, mail.perDomain) = (5000, -3, -1)
    let limits = SendLimits(mail)
    #expect(limits.connections == 64 && limits.rate == 0 && limits.perDomain == 0)
    mail.connections = 0
    #expect(SendLimits(mail).connections == 1)
  }

  @Test(
    "asks before an issue goes that is more than six hours late",
    arguments: [(0, false), (21_600, false), (21_601, true), (-5, false)])
  func late(seconds: Int, isLate: Bool) {
    #expect(Mailing.isLate(due: Samples.date, now: Samples.date + seconds) == isLate)
  }
}
