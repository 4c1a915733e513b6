/// The smallest ring that holds those who may benefit, from the nearest outwards.
package enum Place: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
  case southLA = "south_la"
  case laCity = "la_city"
  case laCounty = "la_county"
  case california
  case national
  case elsewhere

  /// Nearer places come first.
  package static func < (left: Place, right: Place) -> Bool { left.position < right.position }

  private var position: Int { Place.allCases.firstIndex(of: self) ?? 0 }
}
