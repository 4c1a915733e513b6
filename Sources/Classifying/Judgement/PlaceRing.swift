import Foundation
import Model
import Text

/// Finds the smallest ring that holds those who may benefit.
///
/// In this order: an exclusion of Los Angeles, the work site of a job, a rural program, then the names in title, text
/// and agency, then what the source is about.
func decidePlace(_ evidence: Evidence, kind: ItemKind) -> Verdict<Place> {
  if evidence.score(.excluded) >= 2 {
    return Verdict(value: .elsewhere, reasons: evidence.reasons(.excluded, about: "place"))
  }
  if kind == .employment, let site = workSite(evidence) { return site }
  if isRural(evidence) { return Verdict(value: .elsewhere, reasons: evidence.reasons(.rural, about: "place")) }
  return named(evidence, kind: kind)
}

/// Rural by its title, its agency or its rules; one mention in a list of communities is not enough.
private func isRural(_ evidence: Evidence) -> Bool {
  evidence.score(.rural, in: [.title]) >= 4 || evidence.score(.rural, in: [.agency]) >= 4
    || evidence.score(.rural, in: [.eligibility, .geography]) >= 4 || evidence.score(.rural) >= 8
}

/// Points of each ring by where its names stand.
private struct RingPoints {
  private var points: [Place: Double] = [:]
  private var names: [Place: String] = [:]
  /// Of `Los Angeles` alone, which may be the city or the county.
  private(set) var ambiguous = 0.0

  init(_ evidence: Evidence, weights: (EntryText.Part) -> Double) {
    var seen: Set<String> = []
    // In prose CA is the end of an address.
    for mention in evidence.mentions where mention.name != "CA" || mention.part == .title {
      let isNew = seen.insert(mention.part.name + mention.name).inserted
      let weight = weights(mention.part) * (isNew ? 1 : 0.25)
      guard weight > 0 else { continue }
      if mention.places.count > 1 {
        ambiguous += weight
      } else {
        points[mention.places[0], default: 0] += weight
        if names[mention.places[0]] == nil { names[mention.places[0]] = "\(mention.name) (\(mention.part.name))" }
      }
    }
  }

  subscript(place: Place) -> Double { points[place] ?? 0 }

  /// The three rings around the reader.
  var local: Double { self[.southLA] + self[.laCity] + self[.laCounty] + ambiguous }

  func verdict(_ place: Place, _ rule: String? = nil) -> Verdict<Place> {
    let rule = rule ?? names[place].map { "names " + $0 } ?? "names Los Angeles"
    return Verdict(value: place, reasons: [Reason(about: "place", rule: rule, points: self[place])])
  }
}

/// Where a job is done: its location column, the end of its title, or the last part of a line `Title — Employer — City`.
private func workSite(_ evidence: Evidence) -> Verdict<Place>? {
  let line = evidence.text.summary.components(separatedBy: " — ")
  let site = evidence.entry.first(EntryField.location) ?? (line.count >= 3 ? line.last : nil)
  guard let site else { return nil }
  let folded = FoldedText(site)
  let words = Set(foldedWords(site))
  func verdict(_ place: Place) -> Verdict<Place> {
    Verdict(
      value: place, reasons: [Reason(about: "place", rule: "the work is in \(site)", points: 4, location: "location")])
  }
  let local = evidence.gazetteer.mentions(in: folded).flatMap(\.places).filter { $0 <= .laCounty }
  if let nearest = local.min() { return verdict(nearest) }
  if words.contains("remote") || words.contains("anywhere") { return verdict(.national) }
  return verdict(.elsewhere)
}

/// The ring by the names in the entry.
private func named(_ evidence: Evidence, kind: ItemKind) -> Verdict<Place> {
  let text = RingPoints(evidence) { part in
    switch part {
    case .title: 3
    case .geography, .location: 2
    case .summary, .eligibility: 1
    case .agency, .applicants, .category, .source: 0
    }
  }
  let agency = RingPoints(evidence) { $0 == .agency ? 2 : 0 }
  let isState = agency[.california] > 0 || evidence.source?.place == .california || isStateAddress(evidence)
  if let ring = fromNotes(evidence) { return ring }
  if agency[.elsewhere] > 0 || isForeignCity(evidence), agency.local == 0, text.local < 3, text[.california] < 3 {
    return agency.verdict(.elsewhere, agency[.elsewhere] > 0 ? nil : "the agency is of another city")
  }
  if let ring = fromLocalNames(text, agency, isState: isState, evidence) { return ring }
  return fromWiderNames(text, agency, isState: isState, evidence, kind)
}

/// South LA, city or county, when their names outweigh those of California and of other places.
private func fromLocalNames(
  _ text: RingPoints, _ agency: RingPoints, isState: Bool, _ evidence: Evidence
) -> Verdict<Place>? {
  let local = text.local + agency.local
  guard local > 0, text[.elsewhere] <= local else { return nil }
  // A statewide program may hold a conference in Los Angeles or set a share of it aside.
  if isState || isFederal(evidence), text.local < 3 || text.local <= text[.california] { return nil }
  if text.local == 0, text[.california] > agency.local { return nil }
  return localRing(text, agency, prior: evidence.source?.place)
}

/// What a geography column decides by itself: other places, unless it says that they are some of many.
private func fromNotes(_ evidence: Evidence) -> Verdict<Place>? {
  let notes = RingPoints(evidence) { $0 == .geography ? 1 : 0 }
  guard notes[.elsewhere] > 0, notes[.california] == 0 else { return nil }
  return notes.local == 0 ? notes.verdict(.elsewhere) : notes.verdict(.california, "several regions with Los Angeles")
}

/// California, the country or elsewhere.
///
/// A program of the state or the nation that names a place in its prose is not for that place alone; its title must
/// say so.
private func fromWiderNames(
  _ text: RingPoints, _ agency: RingPoints, isState: Bool, _ evidence: Evidence, _ kind: ItemKind
) -> Verdict<Place> {
  let isWide = isState || evidence.source?.place == .national || isFederal(evidence)
  if text[.elsewhere] >= (isWide ? 3 : 1), text[.elsewhere] > text[.california] { return text.verdict(.elsewhere) }
  if isState { return text.verdict(.california, "a program of the state of California") }
  if text[.california] + agency[.california] > 0 { return text.verdict(.california) }
  if agency.local > 0 { return agency.verdict([.southLA, .laCity, .laCounty].first { agency[$0] > 0 } ?? .laCounty) }
  if kind == .employment, !isWide, evidence.text.summary.utf8.count > 200, evidence.score(.provider) >= 3 {
    let reason = Reason(about: "place", rule: "a provider's vacancy that names no other place", points: 0)
    return Verdict(value: .laCounty, reasons: [reason], doubts: ["the work site is not said"])
  }
  return byDefault(evidence, text)
}

/// `City of …`, `County of …` that is neither in Los Angeles County nor any place the gazetteer knows.
private func isForeignCity(_ evidence: Evidence) -> Bool {
  let words = foldedWords(evidence.entry.first(EntryField.agency) ?? "")
  let isPlace = ["city", "town", "village", "county"].contains(words.first ?? "") && words.dropFirst().first == "of"
  return isPlace && !evidence.mentions.contains { $0.part == .agency }
}

/// An agency of the country, by its name or address.
private func isFederal(_ evidence: Evidence) -> Bool {
  let link = evidence.entry.link ?? ""
  return link.contains("federalregister.gov") || link.contains("grants.gov")
}

private func isStateAddress(_ evidence: Evidence) -> Bool { evidence.entry.link.flatMap(byAddress) == .california }

/// South LA, city or county: the narrower one when it is more than a passing mention; an agency's seat only when the
/// text names none.
private func localRing(_ text: RingPoints, _ agency: RingPoints, prior: Place?) -> Verdict<Place> {
  func points(_ place: Place) -> Double { text[place] + agency[place] + (prior == place ? 2 : 0) }
  let wider = points(.laCity) + points(.laCounty)
  let south = text[.southLA]
  if south >= 3 || south >= 1 && south >= wider { return text.verdict(.southLA) }
  if points(.laCounty) > points(.laCity) { return (text[.laCounty] > 0 ? text : agency).verdict(.laCounty) }
  if points(.laCity) > 0 { return (text[.laCity] > 0 ? text : agency).verdict(.laCity) }
  if south > 0 || agency[.southLA] > 0 && text.ambiguous == 0 { return text.verdict(.southLA) }
  return text.verdict(.laCounty, "names Los Angeles, city or county not said")
}

/// Without a name: the source's ring, else the whole country.
private func byDefault(_ evidence: Evidence, _ points: RingPoints) -> Verdict<Place> {
  if let place = evidence.source?.place {
    return Verdict(value: place, reasons: [Reason(about: "place", rule: "what the source covers", points: 1)])
  }
  if let link = evidence.entry.link, let place = byAddress(link) {
    return Verdict(value: place, reasons: [Reason(about: "place", rule: "its address is \(link)", points: 1)])
  }
  if points[.elsewhere] > 0 { return points.verdict(.elsewhere) }
  return Verdict(value: .national, reasons: [Reason(about: "place", rule: "names no place", points: 0)])
}

/// The ring of a government's own address.
private func byAddress(_ link: String) -> Place? {
  let host = link.lowercased().components(separatedBy: "/").dropFirst(2).first ?? ""
  if host.hasSuffix("lacounty.gov") { return .laCounty }
  if host.hasSuffix("lacity.gov") || host.hasSuffix("lacity.org") { return .laCity }
  return host.hasSuffix(".ca.gov") ? .california : nil
}
