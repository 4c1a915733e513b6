import Foundation
import Model
import Text

/// Finds the smallest ring that holds those who may benefit.
///
/// In this order: an exclusion of Los Angeles, the work site of a job, the geography column, then the names in title,
/// text and agency, then what the source is about.
func decidePlace(_ evidence: Evidence, kind: ItemKind) -> Verdict<Place> {
  if evidence.score(.excluded) >= 2 {
    return Verdict(value: .elsewhere, reasons: evidence.reasons(.excluded, about: "place"))
  }
  if kind == .employment, let site = workSite(evidence) { return site }
  if evidence.score(.rural) >= 4 {
    return Verdict(value: .elsewhere, reasons: evidence.reasons(.rural, about: "place"))
  }
  return named(evidence, kind: kind)
}

/// Points of each ring by where its names stand.
private struct RingPoints {
  private var points: [Place: Double] = [:]
  private var names: [Place: String] = [:]
  /// Of `Los Angeles` alone, which may be the city or the county.
  private(set) var ambiguous = 0.0

  init(_ evidence: Evidence, weights: (EntryText.Part) -> Double) {
    var seen: Set<String> = []
    for mention in evidence.mentions {
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
  let notes = RingPoints(evidence) { $0 == .geography || $0 == .location ? 1 : 0 }
  if let ring = fromNotes(notes) { return ring }
  let points = RingPoints(evidence) { part in
    switch part {
    case .title: 3
    case .agency: 2
    case .geography, .location: 2
    case .summary, .eligibility: 1
    case .category, .source: 0
    }
  }
  if points.local > 0, points.local >= points[.california] || points.local >= 2 {
    if points[.elsewhere] > points.local { return points.verdict(.elsewhere) }
    return localRing(points, evidence)
  }
  if points[.elsewhere] >= 2, points[.elsewhere] > points[.california] { return points.verdict(.elsewhere) }
  if points[.california] > 0 { return points.verdict(.california) }
  return byDefault(evidence, points)
}

/// What a geography column decides by itself.
private func fromNotes(_ notes: RingPoints) -> Verdict<Place>? {
  if notes[.california] > 0 { return nil }
  if notes[.elsewhere] > 0, notes.local == 0 { return notes.verdict(.elsewhere) }
  return nil
}

/// South LA, city or county: the narrower one when it is more than a passing mention.
private func localRing(_ points: RingPoints, _ evidence: Evidence) -> Verdict<Place> {
  let wider = points[.laCity] + points[.laCounty]
  if points[.southLA] >= 3 || points[.southLA] >= 1 && points[.southLA] >= wider { return points.verdict(.southLA) }
  if points[.laCounty] > points[.laCity] { return points.verdict(.laCounty) }
  if points[.laCity] > points[.laCounty] { return points.verdict(.laCity) }
  if points[.laCity] > 0 { return points.verdict(.laCity) }
  if points[.southLA] > 0 { return points.verdict(.southLA) }
  return points.verdict(.laCounty, "names Los Angeles, city or county not said")
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
