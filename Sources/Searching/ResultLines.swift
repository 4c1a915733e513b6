import Archiving
import Model

/// Hits as lines: two each for a person at a terminal, one with tabs for a script.
struct ResultLines {
  let today: Day
  let width: Int
  let usesColour: Bool

  /// The deadline and the title, then where it is from; both fitted to the terminal.
  func lines(_ hit: Hit) -> [String] {
    let due = due(hit)
    let amount = Words.amount(hit.amountLow, hit.amountHigh)
    let left = due.padded(to: 24) + hit.title.onOneLine
    let room = width - (amount.isEmpty ? 0 : amount.width + 2)
    var first = left.cut(to: max(40, room))
    if !amount.isEmpty, room > 40 { first = first.padded(to: room + 2) + amount }
    let origin = [
      hit.id, hit.section?.rawValue ?? "", hit.funder, hit.place == .elsewhere ? "" : Words.place(hit.place),
      hit.tags.prefix(4).map(Words.tag).joined(separator: ", "),
    ]
    let second = "".padded(to: 24) + origin.filter { !$0.isEmpty }.joined(separator: " · ").onOneLine
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
    return "\u{1b}[\(colour)m\(due)\u{1b}[0m" + line.dropFirst(due.count)
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

extension String {
  /// Columns it takes: two for East Asian letters and pictures, none for marks on letters.
  var width: Int {
    unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x300...0x36f, 0x200b...0x200f, 0xfe00...0xfe0f: width
      case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
        0x1f300...0x1faff:
        width + 2
      default: width + 1
      }
    }
  }

  /// At most so many columns, with an ellipsis where something was cut.
  func cut(to columns: Int) -> String {
    guard width > columns else { return self }
    var kept = ""
    for character in self {
      if (kept + String(character)).width > columns - 1 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: Swift.max(width < columns ? 0 : 1, columns - width))
  }

  /// Without what would begin another line or column, or talk to the terminal.
  var onOneLine: String {
    guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
  }
}
