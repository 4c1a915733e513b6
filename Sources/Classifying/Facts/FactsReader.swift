package import Model
package import Text

/// Reads every fact of an item: what its source says in fields of its own wins over what its prose says, and where
/// the two disagree both are kept and a doubt asks for review.
///
/// Dates without a year are the first such day on or after `posted`; times are those of `zone` unless one is written.
package func readFacts(in text: String, fields: [String: [String]], posted: Day?, zone: Zone) -> Facts {
  let prose = Prose(text)
  var facts = ProseReader(prose: prose, posted: posted).facts()
  FieldReader(fields: fields, posted: posted, zone: zone).merge(into: &facts)
  return facts
}

/// Hands one tokenized text to every finder.
struct ProseReader {
  let prose: Prose
  let posted: Day?

  /// Everything the prose says, by every finder in turn.
  func facts() -> Facts {
    var facts = Facts()
    let moments = MomentScanner(prose.tokens, isSpanish: prose.isSpanish).scan(posted: posted)
    let roles = DateRoleReader(prose: prose, moments: moments).read()
    let anchor = YearAnchor(posted: posted, prose: prose, moments: moments)
    let dated = DeadlineFinder(prose: prose, roles: roles, posted: posted, anchor: anchor)
    facts.deadlines = dated.deadlines()
    facts.informationSessions = dated.sessions()
    facts.doubts = DateDoubts(prose: prose, roles: roles, anchor: anchor).doubts()
    facts.rolling = RollingFinder(prose: prose).rolling()
    let sums = MoneyRoleReader(prose: prose, sums: MoneyScanner(tokens: prose.tokens).scan()).read()
    facts.award = AwardFinder(prose: prose, sums: sums).award()
    facts.award.expectedAwards = AwardCountFinder(prose: prose).count()
    facts.applicants.budgetMinimum = AwardFinder(prose: prose, sums: sums).budget(.budgetMinimum)
    facts.applicants.budgetMaximum = AwardFinder(prose: prose, sums: sums).budget(.budgetMaximum)
    facts.applicants.classes = ApplicantFinder(prose: prose).classes()
    let terms = TermsFinder(prose: prose)
    facts.applicants.fiscalSponsor = terms.fiscalSponsor()
    facts.terms.generalOperating = terms.generalOperating()
    facts.terms.payment = PaymentFinder(prose: prose).payment()
    facts.terms.months = PeriodFinder(prose: prose, moments: moments).months()
    MatchFinder(prose: prose).read(into: &facts.terms)
    facts.applicants.equityPriority = EquityFinder(prose: prose).priority()
    facts.applicants.passThrough = terms.passThrough()
    facts.opportunityNumber = NumberFinder(prose: prose).opportunity()
    facts.assistanceListings = NumberFinder(prose: prose).listings()
    facts.job = JobFinder(prose: prose, sums: sums).job()
    facts.event = EventFinder(prose: prose, roles: roles, dates: dated).event()
    facts.advocacy = AdvocacyFinder(prose: prose, roles: roles, dates: dated).advocacy()
    return facts
  }
}
