package import Model

/// One fact in words, with the words it was read from.
package struct FactRow: Hashable, Sendable {
  /// In plain words: `application`, `amount`, `may apply`.
  package var name: String
  package var value: String
  /// The words it was read from; empty for none.
  package var quote: String
  /// The day it speaks of, for saying how far that is.
  package var day: Day?

  /// Every fact, deadlines first.
  package static func rows(_ facts: Facts) -> [FactRow] {
    var rows = (facts.deadlines + facts.informationSessions).map { fact in
      FactRow(
        name: Words.tag(fact.value.kind.rawValue), value: Words.deadline(fact.value), quote: fact.quote,
        day: fact.value.day)
    }
    rows += row("rolling", facts.rolling) { $0 ? "yes" : "no" }
    rows += award(facts.award)
    rows += terms(facts.terms)
    rows += applicants(facts.applicants)
    rows += row("number", facts.opportunityNumber) { $0 }
    rows += facts.assistanceListings.flatMap { row("assistance listing", $0) { $0 } }
    rows += happenings(facts)
    return rows
  }

  /// One row of a fact that is known, none of one that is not.
  private static func row<Value>(_ name: String, _ fact: Fact<Value>?, _ words: (Value) -> String) -> [FactRow] {
    fact.map { [FactRow(name: name, value: words($0.value), quote: $0.quote)] } ?? []
  }

  /// Money: what one applicant gets, all there is, how many get it.
  private static func award(_ award: Facts.Award) -> [FactRow] {
    var rows: [FactRow] = []
    let words = Words.amount(award.minimum?.value, award.maximum?.value)
    if !words.isEmpty {
      let quote = award.maximum?.quote ?? award.minimum?.quote ?? ""
      rows.append(FactRow(name: "amount", value: words + (award.per.map { " per \($0)" } ?? ""), quote: quote))
    }
    rows += row("total", award.pool, Words.dollars)
    rows += row("awards", award.expectedAwards) { count in
      let bounds = [count.low, count.high].compactMap { $0.map(String.init) }
      return Set(bounds).count == 1 ? bounds[0] : bounds.joined(separator: " to ")
    }
    return rows
  }

  /// What the money asks for in return.
  private static func terms(_ terms: Facts.Terms) -> [FactRow] {
    row("match", terms.matchRequired) { $0 ? "required" : "not required" }
      + terms.matchPercent.flatMap { row("match", $0) { "\(Int($0.rounded())) percent" } }
      + row("payment", terms.payment, \.rawValue)
      + row("general operating", terms.generalOperating) { $0 ? "yes" : "no" }
      + row("term", terms.months) { "\($0) months" }
  }

  /// Who may apply, and with what budget.
  private static func applicants(_ applicants: Facts.Applicants) -> [FactRow] {
    applicants.classes.flatMap { row("may apply", $0, Words.tag) }
      + row("fiscal sponsor", applicants.fiscalSponsor) { $0 ? "allowed" : "not allowed" }
      + row("smallest budget", applicants.budgetMinimum, Words.dollars)
      + row("largest budget", applicants.budgetMaximum, Words.dollars)
      + row("pass-through", applicants.passThrough) { $0 ? "yes" : "no" }
      + row("equity", applicants.equityPriority) { $0 ? "a priority" : "no" }
  }

  /// When and where something takes place, and how to take part.
  private static func happenings(_ facts: Facts) -> [FactRow] {
    row("starts", facts.event?.start, Words.deadline) + row("ends", facts.event?.end, Words.deadline)
      + row("place", facts.event?.place) { $0 } + row("cost", facts.event?.cost) { $0 }
      + row("body", facts.advocacy?.body) { $0 } + row("hearing", facts.advocacy?.hearing, Words.deadline)
      + row("place", facts.advocacy?.place) { $0 } + row("comment", facts.advocacy?.comment) { $0 }
      + row("stipend", facts.advocacy?.stipend) { $0 ? "yes" : "no" }
  }
}
