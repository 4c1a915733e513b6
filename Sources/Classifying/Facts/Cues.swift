/// What a phrase means to the finders; one phrase may mean several things.
struct Cues: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  // What a date may be for.
  static let application = bit(0)
  static let letter = bit(1)
  static let comment = bit(2)
  static let question = bit(3)
  static let session = bit(4)
  static let gathering = bit(5)
  static let registration = bit(6)
  /// Work under the grant, reports, laws, charters: dates that are never a deadline to apply.
  static let performance = bit(7)
  /// Announcements, publication, awards: also never.
  static let announcement = bit(8)
  // How a date binds.
  static let due = bit(9)
  static let by = bit(10)
  static let submit = bit(11)
  static let opens = bit(12)
  static let extended = bit(13)
  static let reopened = bit(14)
  static let pastRound = bit(15)
  static let rolling = bit(16)
  static let notRolling = bit(17)
  static let cancelled = bit(18)
  /// Where or how something is handed in: "application portal"; no subject by itself.
  static let medium = bit(62)
  // Money.
  static let award = bit(19)
  static let ceiling = bit(20)
  static let floor = bit(21)
  static let perAward = bit(22)
  static let pool = bit(23)
  static let perYear = bit(24)
  static let notAward = bit(25)
  static let past = bit(26)
  static let budget = bit(27)
  static let pay = bit(28)
  static let recipient = bit(29)
  static let match = bit(30)
  static let noMatch = bit(31)
  static let encouraged = bit(32)
  // Terms.
  static let reimbursement = bit(33)
  static let advance = bit(34)
  static let noAdvance = bit(35)
  static let term = bit(36)
  static let sponsor = bit(37)
  static let noSponsor = bit(38)
  static let operating = bit(39)
  static let notOperating = bit(40)
  // Applicants.
  static let eligible = bit(41)
  static let ineligible = bit(42)
  static let nonprofit = bit(43)
  static let publicAgency = bit(44)
  static let school = bit(45)
  static let higherEducation = bit(46)
  static let business = bit(47)
  static let tribe = bit(48)
  static let individual = bit(49)
  static let anyEntity = bit(50)
  // Equity.
  static let group = bit(51)
  static let priority = bit(52)
  // Notices.
  static let passThrough = bit(53)
  static let stipend = bit(54)
  static let body = bit(55)
  static let hearing = bit(56)
  /// Who may apply stands before it: "… are eligible".
  static let eligibleBefore = bit(57)
  /// Who may apply stands directly after it: "grants to …".
  static let grantsTo = bit(58)
  static let awards = bit(59)
  /// Words of a longer name that must not count by themselves: "grant program".
  static let neutral = bit(60)
  static let givenOut = bit(61)

  /// Which cues compete for the same words: within a group the longest phrase wins.
  static let groups: [Cues] = [
    [
      .application, .letter, .comment, .question, .session, .gathering, .registration, .performance, .announcement,
      .due,
      .by, .submit, .opens, .extended, .reopened, .pastRound, .rolling, .notRolling, .cancelled, .medium,
    ],
    [
      .award, .ceiling, .floor, .perAward, .pool, .perYear, .notAward, .past, .budget, .pay, .recipient, .awards,
      .neutral,
      .givenOut,
    ],
    [
      .match, .noMatch, .encouraged, .reimbursement, .advance, .noAdvance, .term, .sponsor, .noSponsor, .operating,
      .notOperating,
    ],
    [
      .eligible, .eligibleBefore, .grantsTo, .ineligible, .nonprofit, .publicAgency, .school, .higherEducation,
      .business, .tribe, .individual,
      .anyEntity,
    ],
    [.group, .priority],
    [.passThrough, .stipend, .body, .hearing],
  ]

  private static func bit(_ position: UInt64) -> Cues { Cues(rawValue: 1 << position) }

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Whether they share a meaning.
  func intersects(_ other: Cues) -> Bool { rawValue & other.rawValue != 0 }
}
