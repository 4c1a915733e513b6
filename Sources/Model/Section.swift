/// The five parts of the newsletter, in the order they are printed.
package enum Section: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
  case funding, advocacy, employment, events, resources

  package static func < (left: Section, right: Section) -> Bool { left.position < right.position }

  /// A subscriber's choice in printed order, each once; nil when it is all, which is also what no choice means.
  package static func choice(_ sections: some Sequence<Section>) -> [Section]? {
    let chosen = Set(sections)
    return chosen.isEmpty || chosen.count == allCases.count ? nil : chosen.sorted()
  }

  /// 0 for funding to 4 for resources.
  package var position: Int { Section.allCases.firstIndex(of: self) ?? 0 }
}
