import CICal

/// Why a calendar could not be read.
package struct CalendarError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
}

/// Reads the events of a calendar in UTF-8 (RFC 5545), lines unfolded, repeated events expanded through `horizon`.
///
/// Of a repeated event only the times from `earliest` on are given, however long ago it began. Times are wall times with
/// the name of their zone: what instant they are is the caller's to say.
package func readCalendar(
  _ bytes: [UInt8], from earliest: CalendarTime? = nil, through horizon: CalendarTime
) throws(CalendarError) -> [CalendarEvent] {
  guard let root = icalparser_parse_string(String(decoding: lines(bytes), as: UTF8.self)) else {
    throw CalendarError(description: "this is no calendar")
  }
  defer { icalcomponent_free(root) }
  var events: [CalendarEvent] = []
  collect(root, Span(earliest: earliest.map(raw), horizon: raw(horizon)), &events, depth: 0)
  return events
}

/// The days that repeated events are wanted for.
private struct Span {
  var earliest: icaltimetype?
  var horizon: icaltimetype

  func isBefore(_ time: icaltimetype) -> Bool { earliest.map { icaltime_compare_date_only(time, $0) < 0 } ?? false }
  func isBehind(_ time: icaltimetype) -> Bool { icaltime_compare_date_only(time, horizon) > 0 }
}

/// The bytes as lines that libical reads: without zero bytes, which would end its C string, and without lone carriage
/// returns, over which it takes the square of their number.
private func lines(_ bytes: [UInt8]) -> [UInt8] {
  var result = bytes
  for at in result.indices {
    switch result[at] {
    case 0: result[at] = 0x20
    case 0x0D where at + 1 == result.count || result[at + 1] != 0x0A: result[at] = 0x0A
    default: break
    }
  }
  return result
}

/// Events of a component and of those inside it; several calendars may stand in one file.
private func collect(
  _ component: OpaquePointer, _ span: Span, _ events: inout [CalendarEvent], depth: Int
) {
  guard depth < 4 else { return }
  if icalcomponent_isa(component) == ICAL_VEVENT_COMPONENT {
    events.append(event(component, span))
    return
  }
  var child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT)
  while let found = child {
    collect(found, span, &events, depth: depth + 1)
    child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)
  }
}

/// The properties of a VEVENT that matter, and the times at which it takes place.
private func event(_ component: OpaquePointer, _ span: Span) -> CalendarEvent {
  var event = CalendarEvent()
  var property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY)
  var rule: icalrecurrencetype?
  var added: [CalendarTime] = []
  while let found = property {
    switch icalproperty_isa(found) {
    case ICAL_UID_PROPERTY: event.uid = text(found)
    case ICAL_SUMMARY_PROPERTY: event.summary = text(found)
    case ICAL_DESCRIPTION_PROPERTY: event.details = text(found)
    case ICAL_LOCATION_PROPERTY: event.location = text(found)
    case ICAL_URL_PROPERTY: event.url = text(found)
    case ICAL_STATUS_PROPERTY: event.status = text(found).uppercased()
    case ICAL_ORGANIZER_PROPERTY: event.organizer = parameter(found, "CN") ?? text(found)
    case ICAL_CATEGORIES_PROPERTY: event.categories += text(found).split(separator: ",").map(String.init)
    case ICAL_DTSTART_PROPERTY: event.start = time(found, icalproperty_get_dtstart(found))
    case ICAL_DTEND_PROPERTY: event.end = time(found, icalproperty_get_dtend(found))
    case ICAL_LASTMODIFIED_PROPERTY: event.modified = time(found, icalproperty_get_lastmodified(found))
    case ICAL_RECURRENCEID_PROPERTY: event.replaces = time(found, icalproperty_get_recurrenceid(found))
    case ICAL_EXDATE_PROPERTY: if let out = time(found, icalproperty_get_exdate(found)) { event.excluded.append(out) }
    case ICAL_RDATE_PROPERTY: if let more = time(found, icalproperty_get_rdate(found).time) { added.append(more) }
    case ICAL_RRULE_PROPERTY: rule = icalproperty_get_rrule(found)
    default: break
    }
    property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)
  }
  if event.end == nil, let start = event.start { event.end = endByDuration(component, start) }
  let followed = rule.flatMap { isFollowed($0) ? $0 : nil }
  event.isRepeated = followed != nil || !added.isEmpty
  event.starts = starts(of: &event, followed, span) + added
  return event
}

/// The value as text, escapes undone.
private func text(_ property: OpaquePointer) -> String {
  guard let value = icalproperty_get_value(property) else { return "" }
  // Asked of a value of another kind (STATUS is an enumeration), libical answers with a pointer that is none.
  if icalvalue_isa(value) == ICAL_TEXT_VALUE, let plain = icalvalue_get_text(value) { return String(cString: plain) }
  guard let written = icalproperty_get_value_as_string(property) else { return "" }
  return String(cString: written)
}

/// A parameter of a property, `TZID` or `CN`; nil when it has none.
private func parameter(_ property: OpaquePointer, _ name: String) -> String? {
  guard let value = icalproperty_get_parameter_as_string(property, name) else { return nil }
  return String(cString: value)
}

/// The time of a property with its zone as written; nil when it is none.
private func time(_ property: OpaquePointer, _ value: icaltimetype) -> CalendarTime? {
  guard icaltime_is_null_time(value) == 0 else { return nil }
  let zone = parameter(property, "TZID") ?? (icaltime_is_utc(value) != 0 ? "UTC" : nil)
  return time(value, zone: zone)
}

private func time(_ value: icaltimetype, zone: String?) -> CalendarTime {
  CalendarTime(
    year: Int(value.year), month: Int(value.month), day: Int(value.day), hour: Int(value.hour),
    minute: Int(value.minute), second: Int(value.second), isDay: value.is_date != 0, zone: zone)
}

/// The time as libical has it, without a zone.
private func raw(_ time: CalendarTime) -> icaltimetype {
  var value = icaltime_null_time()
  value.year = Int32(time.year)
  value.month = Int32(time.month)
  value.day = Int32(time.day)
  value.hour = Int32(time.hour)
  value.minute = Int32(time.minute)
  value.second = Int32(time.second)
  value.is_date = time.isDay ? 1 : 0
  return value
}

/// The end of an event that says how long it takes instead.
private func endByDuration(_ component: OpaquePointer, _ start: CalendarTime) -> CalendarTime? {
  guard let property = icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY) else { return nil }
  return time(icaltime_add(raw(start), icalproperty_get_duration(property)), zone: start.zone)
}

/// Rules finer than a day are not followed: no meeting is held every minute.
private func isFollowed(_ rule: icalrecurrencetype) -> Bool {
  rule.freq.rawValue >= ICAL_DAILY_RECURRENCE.rawValue && rule.freq.rawValue <= ICAL_YEARLY_RECURRENCE.rawValue
}

/// The starts of a repeated event in wall time, at most 500; the one start of an event that is held once.
private func starts(of event: inout CalendarEvent, _ rule: icalrecurrencetype?, _ span: Span) -> [CalendarTime] {
  guard let start = event.start else { return [] }
  guard var rule else { return [start] }
  // The iterator compares wall times: an end in UTC is left to the caller, who knows the zone.
  if icaltime_is_utc(rule.until) != 0, start.zone != "UTC", !start.isDay {
    event.until = time(rule.until, zone: "UTC")
    rule.until = icaltime_null_time()
  }
  guard let iterator = icalrecur_iterator_new(rule, raw(start)) else { return [start] }
  defer { icalrecur_iterator_free(iterator) }
  var starts: [CalendarTime] = []
  // Every day for half a century; the times that are over count towards the end of a rule and are not kept.
  for _ in 0..<20_000 {
    let next = icalrecur_iterator_next(iterator)
    guard icaltime_is_null_time(next) == 0, !span.isBehind(next), starts.count < 500 else { break }
    if !span.isBefore(next) { starts.append(time(next, zone: start.zone)) }
  }
  return starts
}
