import Model

/// The source's own words behind date, sum and eligibility, where they were read from prose.
///
/// What the card shows word for word in any case is not said twice; a column's raw value (`2022-09-23 17:00:00`) tells
/// a reader nothing and is left out.
struct CardQuotes {
  private let quotes: [String]

  init(_ opportunity: Opportunity) {
    let facts = opportunity.facts
    var found: [String?] = [Self.quote(facts.closing), Self.quote(facts.rolling)]
    found += [Self.quote(facts.award.maximum ?? facts.award.minimum), Self.quote(facts.award.pool)]
    found += facts.applicants.classes.prefix(2).map(Self.quote) + [Self.quote(facts.applicants.fiscalSponsor)]
    found += [Self.quote(facts.terms.matchRequired), opportunity.judgement.equityQuote]
    // "$5,000,000" or "CBOs" in quotation marks says less than the line that was read from it.
    quotes = found.compactMap(\.self).map { oneLine($0, limit: 100).trimmingPunctuation }.filter { $0.contains(" ") }
  }

  /// At most four quotes, none of which stands in `shown` or within another; nil when none is left.
  func words(beside shown: String) -> String? {
    var said: [String] = []
    for quote in quotes where !shown.contains(quote) && !said.contains(where: { $0.contains(quote) }) {
      said.removeAll { quote.contains($0) }
      said.append(quote)
    }
    return said.isEmpty ? nil : said.prefix(4).map { "“\($0)”" }.joined(separator: " ")
  }

  /// A fact's quote when it was read from prose; a column of a table gives none.
  private static func quote<Value>(_ fact: Fact<Value>?) -> String? { fact?.field == nil ? fact?.quote : nil }
}

/// The start of what a source says of itself, without the title and the funder that the card has already said.
///
/// Pages read as one text begin with their own heading; a card that repeats it wastes the reader's first line.
func withoutHeading(_ summary: String, _ opportunity: Opportunity) -> String {
  let funder = oneLine(opportunity.funder ?? "", limit: 300)
  let heads = [oneLine(opportunity.title, limit: 300), funder] + FunderLabel.all.map { "\($0): \(funder)" }
  // A whole page may stand in it; no card shows more than its start.
  var rest = Substring(spaced(oneLine(String(summary.prefix(4000)), limit: .max)))
  let whole = rest
  while let head = heads.first(where: { $0.count > 3 && rest.hasPrefix($0) }) {
    let after = rest.dropFirst(head.count)
    // "Fund for parks is open" begins a sentence, not a page.
    guard after.drop(while: \.isWhitespace).first?.isLowercase != true else { break }
    rest = after.drop { $0.isWhitespace || ".:;,|–—-".contains($0) }
  }
  guard rest.count < whole.count, let first = rest.first else { return String(rest) }
  return first.uppercased() + rest.dropFirst()
}
