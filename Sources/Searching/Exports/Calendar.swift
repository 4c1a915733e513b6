import Archiving
import Model
import Text

/// iCalendar (RFC 5545): one event a deadline, all day unless an hour is known, with a reminder a week before.
///
/// The UID stays the same for ever and SEQUENCE grows with every change of the deadline, so that calendars move the
/// event and keep one.
func calendar(_ records: [ArchiveRecord], _ header: ExportHeader) -> String {
  var lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Prevention Network//prevnet//EN", "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH", "X-WR-CALNAME:" + calendarText(header.title), "NAME:" + calendarText(header.title),
  ]
  for record in records {
    guard let closing = record.opportunity.facts.closing?.value, closing.precision != .month, closing.precision != .year
    else { continue }
    lines += event(record, closing, header)
  }
  lines.append("END:VCALENDAR")
  return lines.map { folded($0) + "\r\n" }.joined()
}

/// One deadline; DTSTAMP is its last change, so that the same record is the same bytes.
private func event(_ record: ArchiveRecord, _ closing: Deadline, _ header: ExportHeader) -> [String] {
  let opportunity = record.opportunity
  let isEvent = closing.kind == .event || opportunity.judgement.section == .events
  let changes = record.history.filter { $0.field == "deadline" || $0.field == "status" || $0.field == "title" }
  let stamp = record.history.last?.at ?? opportunity.firstSeen
  var lines = [
    "BEGIN:VEVENT", "UID:\(opportunity.id)@\(header.domain)", "DTSTAMP:" + utc(stamp), "LAST-MODIFIED:" + utc(stamp),
    "CREATED:" + utc(opportunity.firstSeen), "SEQUENCE:\(changes.count)",
  ]
  lines += times(closing)
  lines.append("SUMMARY:" + calendarText((isEvent ? "" : "Due: ") + opportunity.title))
  lines.append(
    "DESCRIPTION:" + calendarText([opportunity.factLine, opportunity.summary].joined(separator: "\n").cut(to: 2000)))
  if let link = header.link(opportunity), link.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) {
    lines.append("URL:" + link)
  }
  if !opportunity.allTags.isEmpty {
    lines.append("CATEGORIES:" + opportunity.allTags.map { calendarText(Words.tag($0)) }.joined(separator: ","))
  }
  if opportunity.status == .withdrawn { lines.append("STATUS:CANCELLED") }
  lines += [
    // A deadline must not make anyone look busy.
    "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P7D",
    "DESCRIPTION:" + calendarText("In a week: " + opportunity.title), "END:VALARM", "END:VEVENT",
  ]
  return lines
}

/// All day, or the hour before the deadline in UTC.
private func times(_ closing: Deadline) -> [String] {
  guard let time = closing.time, closing.precision == .minute, let zone = zone(closing.zone) else {
    return ["DTSTART;VALUE=DATE:" + compact(closing.day), "DTEND;VALUE=DATE:" + compact(closing.day + 1)]
  }
  let end = zone.instant(closing.day, time)
  if closing.kind == .event { return ["DTSTART:" + utc(end), "DTEND:" + utc(end + 3600)] }
  return ["DTSTART:" + utc(end - 3600), "DTEND:" + utc(end)]
}

/// The zone that people mean by PT or EST; Los Angeles when none was written.
private func zone(_ written: String?) -> Zone? {
  guard let written else { return .losAngeles }
  switch written.uppercased().filter({ $0.isLetter }) {
  case "PT", "PST", "PDT", "PACIFIC", "PACIFICTIME": return .losAngeles
  case "ET", "EST", "EDT", "EASTERN", "EASTERNTIME": return Zone.named("America/New_York")
  case "CT", "CST", "CDT", "CENTRAL", "CENTRALTIME": return Zone.named("America/Chicago")
  case "MT", "MST", "MDT", "MOUNTAIN", "MOUNTAINTIME": return Zone.named("America/Denver")
  case "UTC", "GMT", "Z": return .utc
  default: return Zone.named(written)
  }
}

/// RFC 5545 §3.3.4: `20261201`.
private func compact(_ day: Day) -> String { day.description.filter { $0 != "-" } }

/// RFC 5545 §3.3.5, form 2: `20261201T200000Z`.
private func utc(_ instant: Instant) -> String { instant.description.filter { $0 != "-" && $0 != ":" } }

/// RFC 5545 §3.3.11.
private func calendarText(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { escaped, scalar in
    switch scalar {
    case "\\": escaped += "\\\\"
    case ";": escaped += "\\;"
    case ",": escaped += "\\,"
    case "\n": escaped += "\\n"
    case let scalar where scalar.value < 0x20 || scalar.value == 0x7f: escaped += " "
    default: escaped.unicodeScalars.append(scalar)
    }
  }
}

/// RFC 5545 §3.1: lines of at most 75 octets, never cut inside a character.
private func folded(_ line: String) -> String {
  guard line.utf8.count > 75 else { return line }
  var result = ""
  var octets = 0
  for scalar in line.unicodeScalars {
    let length = String(scalar).utf8.count
    if octets + length > 75 {
      result += "\r\n "
      octets = 1
    }
    result.unicodeScalars.append(scalar)
    octets += length
  }
  return result
}
