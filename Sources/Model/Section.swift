/// The five parts of the newsletter, in the order they are printed.
package enum Section: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
  case funding, advocacy, employment, events, resources

  package static func < (left: Section, right: Section) -> Bool { left.position < right.position }

  /// 0 for funding to 4 for resources.
  package var position: Int { Section.allCases.firstIndex(of: self) ?? 0 }
}
