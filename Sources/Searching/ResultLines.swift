import Archiving
import Model

/// Hits as lines: two each for a person at a terminal, one with tabs for a script.
struct ResultLines {
  let today: Day
  let width: Int
  let usesColour: Bool

  /// Columns of the deadline, so that titles stand below each other.
  private static let indent = 24
  /// In less than this the deadline, the title and where it is from take a line each.
  private static let narrow = 44

  /// The deadline and the title, then where it is from; all fitted to the terminal.
  func lines(_ hit: Hit) -> [String] {
    let due = due(hit)
    let amount = Words.amount(hit.amountLow, hit.amountHigh)
    let title = hit.title.onOneLine
    let origin = [
      hit.id, hit.section?.rawValue ?? "", hit.funder, hit.place == .elsewhere ? "" : Words.place(hit.place),
      hit.tags.prefix(4).map(Words.tag).joined(separator: ", "),
    ].filter { !$0.isEmpty }.joined(separator: " · ").onOneLine
    if width < ResultLines.narrow {
      let first = amount.isEmpty ? due : due + "  " + amount
      return [coloured(first.cut(to: width), due: due, hit), title.cut(to: width), dimmed(origin.cut(to: width))]
    }
    let room = width - (amount.isEmpty ? 0 : amount.width + 2)
    let left = due.padded(to: ResultLines.indent) + title
    var first = left.cut(to: max(40, room))
    if !amount.isEmpty, room > 40 { first = first.padded(to: room + 2) + amount }
    let second = "".padded(to: ResultLines.indent) + origin
    return [coloured(first, due: due, hit), dimmed(second.cut(to: width))]
  }

  /// `Dec 11, 2026 (in 20 days)`, `rolling`, `closed Nov 2, 2026`, `no deadline`.
  private func due(_ hit: Hit) -> String {
    if hit.status == .withdrawn { return "withdrawn" }
    guard let closing = hit.closing else {
      return hit.isRolling ? "rolling" : hit.status == .closed ? "closed" : "no deadline"
    }
    if closing < today || hit.status == .closed { return hit.isRolling ? "rolling" : "closed " + Words.day(closing) }
    let days = closing - today
    return Words.day(closing) + (days < 100 ? " (\(days) d)" : "")
  }

  /// The deadline in a warm colour when fewer than 14 days are left, red when fewer than 4.
  private func coloured(_ line: String, due: String, _ hit: Hit) -> String {
    guard usesColour, let closing = hit.closing, hit.isOpen(on: today), closing >= today, closing - today < 14 else {
      return line
    }
    let colour = closing - today < 4 ? "31" : "33"
    // In a very narrow terminal the deadline itself was cut.
    let length = min(due.count, line.count)
    return "\u{1b}[\(colour)m\(line.prefix(length))\u{1b}[0m" + line.dropFirst(length)
  }

  private func dimmed(_ line: String) -> String { usesColour ? "\u{1b}[2m\(line)\u{1b}[0m" : line }

  /// Deadline, id, title, funder, section, place, lowest and highest amount, tags and address, with tabs.
  static func tabs(_ hit: Hit) -> String {
    [
      hit.closing == nil && hit.isRolling ? "rolling" : hit.due, hit.id, hit.title, hit.funder,
      hit.section?.rawValue ?? "", hit.place.rawValue, hit.amountLow.map(String.init) ?? "",
      hit.amountHigh.map(String.init) ?? "", hit.tags.joined(separator: ","), hit.link ?? "",
    ].map { $0.onOneLine }.joined(separator: "\t")
  }
}
