import Model
import Text

/// A value that does not fit its filter.
struct FilterMistake: Error {
  var message: String
}

/// Reads what stands after the colon of a filter.
struct FilterReader {
  let today: Day
  /// Folded names and labels of tags, to tags; empty when they are not known, and then any word may be one.
  let names: [String: String]

  /// The condition that a filter's value states; throws with the nearest right value when it states none.
  func condition(_ key: Filter.Key, _ text: String) throws(FilterMistake) -> Filter.Condition {
    switch key {
    case .tag: return .anyOf(try several(text, tag))
    case .funder:
      guard let term = SearchQuery.Term(cleaning: text, isQuoted: true) else {
        throw FilterMistake(message: "\"\(text)\" has no word to look for; write \(key.example)")
      }
      return .phrase(term)
    case .place:
      return .anyOf(try several(text) { name throws(FilterMistake) in try choice(name, FilterReader.places, key) })
    case .section:
      return .anyOf(try several(text) { name throws(FilterMistake) in try choice(name, FilterReader.sections, key) })
    case .eligible:
      return .anyOf(try several(text) { name throws(FilterMistake) in try choice(name, FilterReader.applicants, key) })
    case .equity:
      return .anyOf([try choice(text, ["yes": "yes", "no": "no", "unclear": "unclear", "si": "yes"], key)])
    case .sponsor:
      let answer = try choice(
        text, ["yes": "yes", "si": "yes", "allowed": "yes", "no": "no", "unknown": "", "unclear": ""], key)
      return .sponsor(answer.isEmpty ? nil : answer == "yes")
    case .is: return try state(text)
    case .deadline: return try deadline(text)
    case .since: return try since(text)
    case .amount: return try dollars(text)
    case .source, .lang: return .anyOf(text.split(separator: ",").map { $0.lowercased() })
    case .sort: return .anyOf([text])
    }
  }

  /// The order named after `sort:`, by any of its names.
  func sort(_ text: String) throws(FilterMistake) -> SearchQuery.Sort {
    let names = [
      "best": "best", "relevance": "best", "deadline": "deadline", "due": "deadline", "newest": "newest",
      "new": "newest", "date": "newest", "amount": "amount",
    ]
    return SearchQuery.Sort(rawValue: try choice(text, names, .sort)) ?? .best
  }

  // MARK: names

  /// Every part of `a,b,c` by itself; throws when there is none.
  private func several(_ text: String, _ read: (String) throws(FilterMistake) -> String) throws(FilterMistake)
    -> [String]
  {
    var values: [String] = []
    for part in text.split(separator: ",") { values.append(try read(String(part))) }
    if values.isEmpty { throw FilterMistake(message: "\"\(text)\" is no name") }
    return values
  }

  /// A tag by its name, by its label in any language, or by a beginning that only one has.
  ///
  /// Where no tags are known any word may be one: a stage reads questions without an archive.
  private func tag(_ text: String) throws(FilterMistake) -> String {
    let folded = fold(text)
    if let tag = names[folded] { return tag }
    guard !names.isEmpty else { return folded.split(separator: " ").joined(separator: "_") }
    let beginnings = Set(names.filter { $0.key.hasPrefix(folded) }.values)
    if beginnings.count == 1, folded.count > 2, let only = beginnings.first { return only }
    let hint = nearest(folded, in: names.keys).flatMap { names[$0] } ?? beginnings.min()
    let tags = hint.map { "did you mean \"tag:\($0)\"?" } ?? "tags are \(list(Set(names.values).sorted()))"
    throw FilterMistake(message: "no tag \"\(text)\"; \(tags)")
  }

  /// One of the names, written with any of space, hyphen and underscore.
  private func choice(_ text: String, _ names: [String: String], _ key: Filter.Key) throws(FilterMistake) -> String {
    let folded = fold(text)
    if let value = names[folded] { return value }
    let offered = nearest(folded, in: names.keys).map { $0.replacing(" ", with: "-") }
    let known = Set(names.values).filter { !$0.isEmpty }.map { $0.replacing("_", with: "-") }.sorted()
    let hint = offered.map { "did you mean \"\(key.rawValue):\($0)\"?" } ?? "use \(list(known))"
    throw FilterMistake(message: "no \(key.noun) \"\(text)\"; \(hint)")
  }

  /// What stands after `is:`: open, closed and the like, or one of the states of an opportunity.
  private func state(_ text: String) throws(FilterMistake) -> Filter.Condition {
    var names = ["open": "open", "closed": "closed", "rolling": "rolling", "undated": "undated", "series": "series"]
    for status in Opportunity.Status.allCases { names[status.rawValue] = status.rawValue }
    switch try choice(text, names, .is) {
    case "open": return .open
    case "closed": return .closed
    case "rolling": return .rolling
    case "undated": return .undated
    case "series": return .inSeries
    case let status: return .status(Opportunity.Status(rawValue: status) ?? .posted)
    }
  }

  /// Sections by what people call them in both languages.
  static let sections = Dictionary(
    Section.allCases.map { ($0.rawValue, $0.rawValue) } + [
      ("grants", "funding"), ("grant", "funding"), ("jobs", "employment"), ("job", "employment"), ("event", "events"),
      ("resource", "resources"), ("policy", "advocacy"), ("fondos", "funding"), ("empleo", "employment"),
      ("eventos", "events"), ("recursos", "resources"), ("incidencia", "advocacy"),
    ], uniquingKeysWith: { $1 })

  /// Rings of places by what people call them.
  static let places = Dictionary(
    Place.allCases.map { (fold($0.rawValue), $0.rawValue) } + [
      ("south los angeles", "south_la"), ("southla", "south_la"), ("spa 6", "south_la"), ("los angeles", "la_city"),
      ("los angeles city", "la_city"), ("los angeles county", "la_county"), ("county", "la_county"),
      ("state", "california"), ("ca", "california"), ("us", "national"), ("usa", "national"), ("federal", "national"),
    ], uniquingKeysWith: { $1 })

  /// Classes of applicants by what people call them, and the reader's own question: may we apply.
  static let applicants: [String: String] = [
    "nonprofit": "nonprofit", "nonprofits": "nonprofit", "non profit": "nonprofit", "501c3": "nonprofit",
    "501 c 3": "nonprofit", "cbo": "nonprofit", "public agency": "public_agency", "agency": "public_agency",
    "government": "public_agency", "city": "public_agency", "county": "public_agency", "tribe": "tribe",
    "tribal": "tribe", "business": "business", "individual": "individual", "individuals": "individual",
    "higher ed": "higher_ed", "college": "higher_ed", "university": "higher_ed", "school": "school",
    "schools": "school", "yes": "yes", "si": "yes", "no": "no", "unclear": "unclear",
  ]
}

extension Filter.Key {
  /// How it is used, for help and for messages.
  package var example: String {
    switch self {
    case .tag: "tag:housing"
    case .funder: "funder:\"LA County\""
    case .place: "place:south-la"
    case .deadline: "deadline:<30d"
    case .amount: "amount:>=50k"
    case .eligible: "eligible:nonprofit"
    case .equity: "equity:yes"
    case .sponsor: "sponsor:yes"
    case .is: "is:open"
    case .section: "section:funding"
    case .since: "since:2026-01"
    case .source: "source:grants-gov"
    case .lang: "lang:es"
    case .sort: "sort:deadline"
    }
  }

  fileprivate var noun: String {
    switch self {
    case .eligible: "kind of applicant"
    case .is: "state"
    case .sort: "order"
    case .sponsor, .equity: "answer"
    default: rawValue
    }
  }
}
