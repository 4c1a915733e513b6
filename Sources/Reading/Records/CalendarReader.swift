import Calendaring
import Model
import Text

/// `type: ics`: an entry an event, repeated ones an entry for each time from a month back to a year ahead.
func readCalendar(_ answer: Answer) throws(Failure) -> ReadItems {
  func time(_ day: Day) -> CalendarTime {
    let parts = day.components
    return CalendarTime(year: parts.year, month: parts.month, day: parts.day)
  }
  let today = answer.now.utcDay
  let events: [CalendarEvent]
  do {
    events = try readCalendar(
      answer.text, from: time(today - CalendarReader.daysBack - 1), through: time(today + 366))
  } catch {
    throw Failure(.read, "\(answer.document.url): \(error.description); \(beginning(of: answer.document.bytes))")
  }
  var items = ReadItems()
  items.format = "ics"
  let reader = CalendarReader(answer, replaced: events)
  for event in events { items.entries += reader.entries(event) }
  return items
}

/// Turns events into entries, one for each time that lies ahead.
private struct CalendarReader {
  let source: Source
  let base: String
  let now: Instant
  private let zone = Zone.losAngeles
  /// How long a time of a repeated event is still given.
  static let daysBack = 31
  /// Times of repeated events that have an event of their own.
  private let replaced: Set<String>

  init(_ answer: Answer, replaced events: [CalendarEvent]) {
    source = answer.source
    base = answer.document.url
    now = answer.now
    let zone = zone
    replaced = Set(
      events.compactMap { event in event.replaces.map { event.uid + "/" + instant($0, in: zone).description } })
  }

  /// A cancelled event stays one entry, with its status, so that what was archived can be withdrawn.
  func entries(_ event: CalendarEvent) -> [Entry] {
    guard let start = event.start else { return [] }
    guard event.isRepeated else { return [entry(event, start, id: id(event, event.replaces))] }
    let excluded = Set(event.excluded.map { instant($0, in: zone) })
    let until = event.until.map { instant($0, in: zone) }
    let earliest = now - Self.daysBack * 86_400
    return event.starts.compactMap { time in
      let at = instant(time, in: zone)
      guard !excluded.contains(at), at >= earliest, until.map({ at <= $0 }) ?? true,
        !replaced.contains(event.uid + "/" + at.description)
      else { return nil }
      return entry(event, time, id: id(event, time))
    }
  }

  /// The event's UID, with the time where it is one of several; an address for programs that give no UID.
  private func id(_ event: CalendarEvent, _ time: CalendarTime?) -> String {
    guard let time else { return event.uid.isEmpty ? event.url : event.uid }
    return event.uid + "/" + text(time)
  }

  /// One time of an event.
  private func entry(_ event: CalendarEvent, _ start: CalendarTime, id: String) -> Entry {
    var entry = Entry(source: source.id, id: id, title: oneLine(plainText(event.summary)))
    let link = resolvedAddress(event.url, base: base)
    entry.link = WebAddress(link) == nil ? nil : link
    entry.summary = event.details.contains("<") ? event.details : escapedText(event.details)
    entry.updated = event.modified.map { instant($0, in: zone) }
    entry.language = source.language
    func set(_ name: String, _ value: String) {
      if !isBlank(value) { entry.fields[name] = [trimmed(value)] }
    }
    set(EntryField.start, text(start))
    if let end = end(event, from: start) { set(EntryField.end, text(end)) }
    set(EntryField.location, event.location)
    set(EntryField.status, event.status.lowercased())
    set(EntryField.author, event.organizer)
    if !event.categories.isEmpty { entry.fields[EntryField.category] = event.categories.map(trimmed) }
    if entry.id.isEmpty { entry.id = fingerprint(of: entry) }
    return entry
  }

  /// The end of one time of an event: as long after its start as the first end is after the first start.
  private func end(_ event: CalendarEvent, from start: CalendarTime) -> CalendarTime? {
    guard let first = event.start, let end = event.end else { return nil }
    let length = wall(end) - wall(first)
    guard length > 0 else { return nil }
    // DTEND of a day is the day after the last one.
    let last = wall(start) + (end.isDay ? max(0, length - 86_400) : length)
    guard !end.isDay || last != wall(start) else { return nil }
    let parts = last.utcDay.components
    let second = last.secondOfUTCDay
    return CalendarTime(
      year: parts.year, month: parts.month, day: parts.day, hour: second / 3600, minute: second / 60 % 60,
      isDay: end.isDay, zone: start.zone)
  }

  /// `2026-11-21` or `2026-11-21T09:00`, in the zone of the region when the calendar's is known.
  private func text(_ time: CalendarTime) -> String {
    guard !time.isDay else { return wall(time).utcDay.description }
    let local = zone.wall(instant(time, in: zone))
    return local.day.description + "T" + local.time.description
  }
}

/// A wall time as if it were UTC.
private func wall(_ time: CalendarTime) -> Instant {
  let day = Day(time.year, time.month, time.day) ?? Day(number: 0)
  return Instant(day, hour: time.hour, minute: time.minute, second: time.second)
}

/// The instant of a wall time; a zone that is not known here is the region's.
private func instant(_ time: CalendarTime, in region: Zone) -> Instant {
  let plain = wall(time)
  if time.zone == "UTC" { return plain }
  let zone = time.zone.flatMap(calendarZone) ?? region
  return zone.instant(plain.utcDay, TimeOfDay(minutes: plain.secondOfUTCDay / 60)) + plain.secondOfUTCDay % 60
}

/// By IANA name, also behind a path as some programs write it, or by the name Windows has for it.
private func calendarZone(_ name: String) -> Zone? {
  if let known = Zone.all.first(where: { name.hasSuffix($0.name) }) { return known }
  let windows = [
    "Pacific Standard Time": "America/Los_Angeles", "Mountain Standard Time": "America/Denver",
    "US Mountain Standard Time": "America/Phoenix", "Central Standard Time": "America/Chicago",
    "Eastern Standard Time": "America/New_York", "Alaskan Standard Time": "America/Anchorage",
    "Hawaiian Standard Time": "Pacific/Honolulu", "US/Pacific": "America/Los_Angeles",
    "US/Eastern": "America/New_York", "US/Central": "America/Chicago", "US/Mountain": "America/Denver",
  ]
  return windows[name].flatMap(Zone.named)
}

/// Plain text as markup, line breaks kept.
private func escapedText(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\n", with: "<br>")
}
