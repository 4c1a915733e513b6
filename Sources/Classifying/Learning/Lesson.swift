package import Model

/// An entry with what staff said of its opportunity.
package struct Example: Sendable {
  package var entry: Entry
  package var source: Source?
  package var decisions: [Decision]

  package init(_ entry: Entry, from source: Source?, decisions: [Decision]) {
    self.entry = entry
    self.source = source
    self.decisions = decisions
  }
}

/// What an example's decisions teach: the last of each kind counts.
struct Lesson: Hashable, Sendable {
  /// Whether it belongs in the newsletter; nil when staff did not say.
  var keep: Bool?
  var section: Section?
  /// The whole set of tags that staff gave.
  var tags: Set<String>?

  /// In the order they were made; a later one of a kind replaces an earlier.
  init(_ decisions: [Decision]) {
    for decision in decisions.sorted(by: { $0.at < $1.at }) {
      switch decision.verb {
      case .keep:
        keep = true
        if let section = Section(rawValue: decision.value) { self.section = section }
      case .skip: keep = Lesson.isAboutTiming(decision.reason) ? nil : false
      case .retag: tags = Set(decision.value.split { ", ".contains($0) }.map(String.init))
      case .reopen: keep = nil
      case .later, .merge, .split, .edit: break
      }
    }
  }

  var isEmpty: Bool { keep == nil && section == nil && tags == nil }

  /// A skip because of the calendar or of a twin says nothing about items of its kind.
  private static func isAboutTiming(_ reason: String) -> Bool {
    let words = reason.lowercased()
    let passing = [
      "duplicate", "expired", "closed", "too late", "already", "past", "deadline", "no room", "duplicado", "vencid",
      "tarde",
    ]
    return passing.contains { words.contains($0) }
  }
}
