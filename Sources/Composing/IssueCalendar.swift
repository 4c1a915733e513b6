import Model
import Text

/// The deadlines and events of an issue as one iCalendar file (RFC 5545).
struct IssueCalendar {
  let strings: Strings
  let newsletter: Newsletter
  let today: Day

  /// The date that `item` would put into a calendar, if it has one.
  static func hasDate(_ item: Opportunity, from today: Day) -> Bool { !dates(item, from: today).isEmpty }

  /// Dates known to the day, from today on; never one that a text leaves open.
  private static func dates(_ item: Opportunity, from today: Day) -> [Deadline] {
    var dates = item.facts.deadlines.map(\.value)
    dates += item.facts.informationSessions.map(\.value)
    dates += [item.facts.event?.start?.value, item.facts.advocacy?.hearing?.value].compactMap(\.self)
    var seen: Set<Deadline> = []
    return dates.filter { deadline in
      (deadline.precision == .day || deadline.precision == .minute) && deadline.day >= today
        && seen.insert(deadline).inserted
    }
  }

  /// The file; nil when nothing is dated.
  func file(_ items: [(Opportunity, Section)]) throws(TemplateError) -> String? {
    var lines: [String] = []
    for (item, section) in items { lines += try events(item, in: section) }
    guard !lines.isEmpty else { return nil }
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//prevnet//newsletter//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "X-WR-CALNAME:" + escaped(oneLine(newsletter.name, limit: 100)),
    ]
    return (head + lines + ["END:VCALENDAR"]).map(folded).joined()
  }

  /// A VEVENT for each date of an item that a reader can still keep (RFC 5545 §3.6.1).
  private func events(_ item: Opportunity, in section: Section) throws(TemplateError) -> [String] {
    var lines: [String] = []
    for deadline in Self.dates(item, from: today) {
      let when = WhenWording(strings: strings, today: today, next: today)
      let label = try strings("when." + when.key(deadline, section))
      lines += [
        "BEGIN:VEVENT", "UID:\(item.id)-\(deadline.kind.rawValue)-\(compact(deadline.day))@\(newsletter.domain)",
      ]
      lines += ["DTSTAMP:\(compact(today))T000000Z"] + times(deadline)
      lines.append("SUMMARY:" + escaped("\(label): \(oneLine(item.title, limit: 200))"))
      lines.append("DESCRIPTION:" + escaped(try description(item, deadline)))
      if let place = item.facts.event?.place?.value, deadline.kind == .event {
        lines.append("LOCATION:" + escaped(oneLine(place, limit: 200)))
      }
      if let link = safeLink(item.link) { lines.append("URL:" + link) }
      lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    }
    return lines
  }

  /// Under the event: what it is for, who gives it, and where to read on.
  private func description(_ item: Opportunity, _ deadline: Deadline) throws(TemplateError) -> String {
    let funder = item.funder.map { oneLine($0, limit: 120) }
    return [funder, try strings.words(deadline), safeLink(item.link)].compactMap(\.self).joined(separator: "\n")
  }

  /// A whole day without a time; a moment in UTC when the zone is known, else the clock on the reader's wall.
  private func times(_ deadline: Deadline) -> [String] {
    guard let time = deadline.time else {
      return ["DTSTART;VALUE=DATE:\(compact(deadline.day))", "DTEND;VALUE=DATE:\(compact(deadline.day + 1))"]
    }
    guard let zone = deadline.zone.flatMap(Zone.abbreviated) else {
      return ["DTSTART:\(compact(deadline.day))T\(padded(time.hour, 2))\(padded(time.minute, 2))00"]
    }
    let moment = zone.instant(deadline.day, time).description.filter { $0 != "-" && $0 != ":" }
    return ["DTSTART:\(moment)"]
  }

  /// `20261215`, the DATE form of RFC 5545 §3.3.4.
  private func compact(_ day: Day) -> String { day.description.filter { $0 != "-" } }

  /// RFC 5545 §3.3.11.
  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "\\", ";", ",": escaped += "\\" + String(character)
      case "\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
  }

  /// RFC 5545 §3.1: at most 75 octets a line, never within a character.
  private func folded(_ line: String) -> String {
    var text = ""
    var width = 0
    for scalar in line.unicodeScalars {
      let length = UTF8.width(scalar)
      if width + length > 75 {
        text += "\r\n "
        width = 1
      }
      text.unicodeScalars.append(scalar)
      width += length
    }
    return text + "\r\n"
  }
}

extension Zone {
  /// The zone that a text means by `PT`, `PST`, `Eastern`; nil for what it cannot mean.
  static func abbreviated(_ name: String) -> Zone? {
    switch name.uppercased() {
    case "PT", "PST", "PDT", "PACIFIC": .losAngeles
    case "MT", "MST", "MDT", "MOUNTAIN": named("America/Denver")
    case "CT", "CST", "CDT", "CENTRAL": named("America/Chicago")
    case "ET", "EST", "EDT", "EASTERN": named("America/New_York")
    case "AKT", "AKST", "AKDT": named("America/Anchorage")
    case "HT", "HST": named("Pacific/Honolulu")
    case "UTC", "GMT", "Z": .utc
    default: named(name)
    }
  }
}
