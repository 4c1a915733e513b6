import Model

/// Columns about terms and applicants.
extension FieldReader {
  /// Match, its share, and how the money is paid.
  func mergeTerms(into facts: inout Facts) {
    if let match = match() {
      if let prose = facts.terms.matchRequired, prose.value != match.value {
        facts.doubts.append("the source's field says of a match \"\(match.quote)\", its text says \"\(prose.quote)\"")
      }
      facts.terms.matchRequired = match
      if !match.value { facts.terms.matchPercent = [] }
    }
    let percents = percents()
    if !percents.isEmpty { facts.terms.matchPercent = percents }
    if let text = first(EntryField.payment) {
      var payment = PaymentFinder(prose: Prose(text)).payment()
      payment?.quote = text
      payment?.field = EntryField.payment
      facts.terms.payment = payment ?? facts.terms.payment
    }
  }

  /// "Not Required", "Yes", "25%": whether a match is required.
  private func match() -> Fact<Bool>? {
    guard let text = first(EntryField.match) else { return nil }
    let words = Prose(text).tokens.map(\.word)
    if words.contains(where: refusing.contains) { return Fact(false, quote: text, field: EntryField.match) }
    let isAsked = words.contains(where: asking.contains) || !percents().isEmpty
    return isAsked ? Fact(true, quote: text, field: EntryField.match) : nil
  }

  private func percents() -> [Fact<Double>] {
    [EntryField.match, EntryField.matchNotes].flatMap { name in
      fields[name, default: []].flatMap { text in
        let tokens = Prose(text).tokens
        return tokens.indices.compactMap { PercentScanner(tokens: tokens).percent(at: $0)?.value }
          .filter { $0 > 0 && $0 <= 400 }.map { Fact($0, quote: text, field: name) }
      }
    }
  }

  /// Who may apply, in words or in the codes of Grants.gov; what the notes add to it.
  func mergeApplicants(into facts: inout Facts) {
    var found: [Fact<String>] = []
    for text in fields[EntryField.eligibility, default: []] {
      for name in grantsGovClasses[text] ?? ApplicantFinder.names(in: text)
      where !found.contains(where: { $0.value == name }) {
        found.append(Fact(name, quote: text, field: EntryField.eligibility))
      }
    }
    if !found.isEmpty { facts.applicants.classes = found }
    for text in fields[EntryField.eligibilityNotes, default: []] where !text.isEmpty {
      mergeNotes(text, into: &facts.applicants, isKnown: !found.isEmpty)
    }
  }

  private func mergeNotes(_ text: String, into applicants: inout Facts.Applicants, isKnown: Bool) {
    let prose = Prose(text)
    func noted<Value>(_ fact: Fact<Value>?) -> Fact<Value>? {
      fact.map { Fact($0.value, quote: $0.quote, field: EntryField.eligibilityNotes) }
    }
    if !isKnown, applicants.classes.isEmpty {
      applicants.classes = ApplicantFinder(prose: prose).classes().compactMap(noted)
    }
    let terms = TermsFinder(prose: prose)
    applicants.fiscalSponsor = applicants.fiscalSponsor ?? noted(terms.fiscalSponsor())
    let sums = MoneyRoleReader(prose: prose, sums: MoneyScanner(tokens: prose.tokens).scan()).read()
    let award = AwardFinder(prose: prose, sums: sums)
    applicants.budgetMinimum = applicants.budgetMinimum ?? noted(award.budget(.budgetMinimum))
    applicants.budgetMaximum = applicants.budgetMaximum ?? noted(award.budget(.budgetMaximum))
  }

  /// Opportunity and assistance listing numbers.
  func mergeNumbers(into facts: inout Facts) {
    if let text = first(EntryField.number) {
      facts.opportunityNumber = Fact(text, quote: text, field: EntryField.number)
    }
    let listings = fields[EntryField.aln, default: []].filter { !$0.isEmpty }
    if !listings.isEmpty { facts.assistanceListings = listings.map { Fact($0, quote: $0, field: EntryField.aln) } }
  }
}

private let refusing = Set(["no", "not", "none", "false", "n"].map(Word.init))
private let asking = Set(["required", "yes", "true", "y", "si", "match", "matching"].map(Word.init))

/// Applicant codes of Grants.gov.
private let grantsGovClasses: [String: [String]] = [
  "00": ["public_agency"], "01": ["public_agency"], "02": ["public_agency"], "04": ["public_agency"], "05": ["school"],
  "06": ["higher_ed"], "07": ["tribe"], "08": ["public_agency"], "11": ["tribe"], "12": ["nonprofit"],
  "13": ["nonprofit"], "20": ["higher_ed"], "21": ["individual"], "22": ["business"], "23": ["business"], "25": [],
  "99": ["public_agency", "nonprofit", "school", "higher_ed", "business", "tribe", "individual"],
]
