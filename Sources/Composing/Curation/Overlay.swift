package import Model
import Text

/// One value that staff put in the place of the source's own; the source's stands beside it, untouched.
package struct Overlay: Hashable, Sendable {
  /// What may be edited; `blurb.LANGUAGE` besides.
  package enum Field: String, CaseIterable, Hashable, Sendable { case title, link, funder, summary, deadline }

  /// A `Field`, or `blurb.en`.
  package var field: String
  package var value: String
  /// Hash of the value it replaced: when the source says something else by now, staff are asked.
  package var replaced: String
  package var who: String
  package var at: Instant

  /// From `field=value` as written on a command line; the error says what would be right.
  package init(_ text: String, of opportunity: Opportunity, who: String, at: Instant) throws(OverlayError) {
    guard let equals = text.firstIndex(of: "=") else {
      throw OverlayError("'\(text)' is no edit; write FIELD=VALUE, such as title=New title")
    }
    field = text[..<equals].lowercased()
    value = String(text[text.index(after: equals)...])
    self.who = who
    self.at = at
    guard Overlay.isKnown(field) else {
      let known = Field.allCases.map(\.rawValue) + ["blurb.en", "blurb.es"]
      let hint =
        nearest(field, in: known).map { "; did you mean '\($0)'?" } ?? "; there are \(known.joined(separator: ", "))"
      throw OverlayError("no field '\(field)' can be edited\(hint)")
    }
    if field == Field.link.rawValue, !value.isEmpty, safeLink(value) == nil {
      throw OverlayError("'\(value)' is no http or https address")
    }
    if field == Field.deadline.rawValue, !value.isEmpty, Deadline(edited: value) == nil {
      throw OverlayError("'\(value)' is no date; write 2026-12-15, or 2026-12-15 17:00 PT")
    }
    replaced = Overlay.hash(of: field, in: opportunity)
  }

  /// Read back from a decision; nil when it is no edit.
  init?(_ decision: Decision) {
    guard decision.verb == .edit, let equals = decision.value.firstIndex(of: "=") else { return nil }
    field = String(decision.value[..<equals])
    value = String(decision.value[decision.value.index(after: equals)...])
    replaced = decision.reason
    who = decision.who
    at = decision.at
  }

  /// As it is stored.
  package func decision(on opportunity: String) -> Decision {
    Decision(opportunity: opportunity, verb: .edit, value: "\(field)=\(value)", reason: replaced, who: who, at: at)
  }

  /// The same edit said again over what the source says now.
  package func renewed(of opportunity: Opportunity, who: String, at: Instant) -> Overlay {
    var renewed = self
    renewed.replaced = Overlay.hash(of: field, in: opportunity)
    renewed.who = who
    renewed.at = at
    return renewed
  }

  /// A `Field`, or `blurb.` with a code of two letters.
  private static func isKnown(_ field: String) -> Bool {
    if Field(rawValue: field) != nil { return true }
    let language = field.dropFirst(6)
    return field.hasPrefix("blurb.") && language.utf8.count == 2 && language.allSatisfy(\.isLetter)
  }

  /// Sixteen digits over what the source says for that field; a blurb stands for the summary.
  static func hash(of field: String, in opportunity: Opportunity) -> String {
    let text =
      switch Field(rawValue: field) {
      case .title: opportunity.title
      case .link: opportunity.link ?? ""
      case .funder: opportunity.funder ?? ""
      case .deadline: opportunity.facts.closing.map { "\($0.value.day) \($0.value.time?.description ?? "")" } ?? ""
      case .summary, nil: opportunity.summary
      }
    return String(SHA256.hex(text.utf8).prefix(16))
  }
}

/// An edit that cannot be made.
package struct OverlayError: Error, Hashable, CustomStringConvertible {
  package var description: String
  init(_ description: String) { self.description = description }
}

/// All edits of one opportunity: the last one of each field counts, and an empty one gives the source its word back.
package struct Edits: Hashable, Sendable {
  package private(set) var overlays: [Overlay]

  package init(_ decisions: some Sequence<Decision>) {
    var last: [String: Overlay] = [:]
    for overlay in decisions.compactMap(Overlay.init) { last[overlay.field] = overlay.value.isEmpty ? nil : overlay }
    overlays = last.values.sorted { $0.field < $1.field }
  }

  /// The opportunity as staff want it shown.
  package func applied(to opportunity: Opportunity) -> Opportunity {
    overlays.reduce(into: opportunity) { shown, overlay in
      switch Overlay.Field(rawValue: overlay.field) {
      case .title: shown.title = overlay.value
      case .link: shown.link = overlay.value
      case .funder: shown.funder = overlay.value
      case .summary: shown.summary = overlay.value
      case .deadline: shown.facts.replaceClosing(with: Deadline(edited: overlay.value))
      case nil: break
      }
    }
  }

  /// Words of staff by language.
  package var blurbs: [String: String] {
    let pairs = overlays.filter { $0.field.hasPrefix("blurb.") }.map { (String($0.field.dropFirst(6)), $0.value) }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// Edits whose source has said something else since.
  package func outdated(by opportunity: Opportunity) -> [Overlay] {
    overlays.filter { $0.replaced != Overlay.hash(of: $0.field, in: opportunity) }
  }
}

extension Deadline {
  /// `2026-12-15`, `2026-12-15 17:00`, `2026-12-15 17:00 PT`.
  init?(edited text: String) {
    let words = text.split(separator: " ")
    guard (1...3).contains(words.count), let day = Day(words[0]) else { return nil }
    self.init(day: day)
    guard words.count > 1 else { return }
    let clock = words[1].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 2, let time = TimeOfDay(clock[0], clock[1]) else { return nil }
    self.time = time
    precision = .minute
    guard words.count > 2 else { return }
    guard Zone.abbreviated(String(words[2])) != nil else { return nil }
    zone = String(words[2])
  }
}

extension Facts {
  /// Puts the date that staff know in the place of all dates of its kind.
  fileprivate mutating func replaceClosing(with deadline: Deadline?) {
    guard var deadline else { return }
    deadline.kind = closing?.value.kind ?? .application
    deadlines.removeAll { $0.value.kind == deadline.kind }
    deadlines.append(Fact(deadline, quote: "", field: "staff"))
    if deadline.kind == .event, event != nil { event?.start = Fact(deadline, quote: "", field: "staff") }
  }
}
