import Model
import Text
import YAML

/// `newsletter`: who mails, to say what, and when.
func readNewsletter(_ keys: MappingReader) -> Newsletter {
  var newsletter = Newsletter()
  newsletter.name = keys.requiredText("name") ?? newsletter.name
  newsletter.from = readMailbox(keys, "from", isRequired: true) ?? ""
  newsletter.replyTo = readMailbox(keys, "reply_to")
  newsletter.domain = keys.text("domain") ?? Addresses.domain(ofMailbox: newsletter.from) ?? newsletter.domain
  newsletter.postalAddress = keys.requiredText("postal_address") ?? ""
  newsletter.publicURL = readWebAddress(keys, "public_url")
  newsletter.minimumRelevance = keys.integer("minimum_relevance", 0...3) ?? newsletter.minimumRelevance
  newsletter.staff = keys.scalars("staff").compactMap { checkedMailbox($0, "staff", keys) }
  newsletter.sectionLimit = keys.mapping("sections", readSectionLimits) ?? [:]
  let languages = keys.scalars("languages").compactMap { checkedLanguage($0, "languages", keys) }
  if !languages.isEmpty { newsletter.languages = languages }
  _ = keys.mapping("cadence") { readCadence($0, into: &newsletter) }
  return newsletter
}

/// `sections: {funding: 12}`: at most so many items each.
private func readSectionLimits(_ keys: MappingReader) -> [Section: Int] {
  var limits: [Section: Int] = [:]
  for section in Section.allCases { limits[section] = keys.integer(section.rawValue, 0...500) }
  return limits
}

/// `{every: 2 months, on: first tuesday, at: "09:00", zone: …}` or `{twice a month: [1, 15], …}`.
private func readCadence(_ keys: MappingReader, into newsletter: inout Newsletter) {
  let months = keys.value("every")
  let rule = keys.value("on")
  let days = keys.value("twice a month")
  if let time = keys.value("at") { newsletter.sendAt = readTime(time, keys) ?? newsletter.sendAt }
  if let zone = keys.value("zone") { newsletter.zone = readZone(zone, keys) ?? newsletter.zone }
  switch (months, days) {
  case (nil, nil):
    keys.mistake(
      keys.node.place, "\"cadence\" needs \"every\", such as \"2 months\", or \"twice a month\", such as [1, 15]")
  case (_?, let days?):
    keys.mistake(days.place, "\"every\" and \"twice a month\" exclude each other; take one of them out")
  case (let months?, nil):
    guard let count = readMonths(months, keys) else { return }
    if rule == nil, !keys.has("on") { keys.mistake(months.place, "\"every\" needs \"on\", such as \"first tuesday\"") }
    if let rule, let read = readRule(rule, keys) { newsletter.cadence = .everyMonths(count, read) }
  case (nil, let days?):
    if let rule { keys.mistake(rule.place, "\"on\" belongs to \"every\"; \"twice a month\" names its days itself") }
    if let read = readDays(days, keys) { newsletter.cadence = .daysOfMonth(read) }
  }
}

/// `2 months`, `1 month` or `month`.
private func readMonths(_ value: YAMLNode, _ keys: MappingReader) -> Int? {
  let words = (value.scalar?.text ?? "").lowercased().split(separator: " ")
  let count = words.count == 2 ? Int(words[0]) : 1
  guard let count, (1...12).contains(count), let unit = words.last, ["month", "months"].contains(unit), words.count <= 2
  else {
    keys.refuse(value, "every", takes: "a number of months from \"1 month\" to \"12 months\"")
    return nil
  }
  return count
}

/// `first tuesday`, `last friday`, `15` or `day 15`.
private func readRule(_ value: YAMLNode, _ keys: MappingReader) -> Cadence.Rule? {
  let ordinals = ["first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1]
  let weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
  let words = (value.scalar?.text ?? "").lowercased().split(separator: " ").map(String.init)
  if let day = words.last.flatMap({ Int($0) }), words.count == 1 || words.first == "day", words.count <= 2 {
    if (1...28).contains(day) { return .day(day) }
    keys.mistake(value.place, "\"on\" may be a day from 1 to 28, which every month has, not \(value.kind)")
    return nil
  }
  if words.count == 2, let nth = ordinals[words[0]], let weekday = weekdays.firstIndex(of: words[1]) {
    return .weekday(nth: nth, weekday: weekday)
  }
  let wrong = words.first { ordinals[$0] == nil && !weekdays.contains($0) }
  let better = wrong.flatMap { nearest($0, in: ordinals.keys.sorted() + weekdays) }.map { "; did you mean \"\($0)\"?" }
  keys.mistake(
    value.place,
    "\"on\" takes a weekday such as \"first tuesday\" or a day such as 15, not \(value.kind)\(better ?? "")")
  return nil
}

/// Two days that every month has, the earlier one first.
private func readDays(_ value: YAMLNode, _ keys: MappingReader) -> [Int]? {
  let days = (value.items ?? []).compactMap(\.integer).filter((1...28).contains)
  guard Set(days).count == 2, value.items?.count == 2 else {
    keys.refuse(value, "twice a month", takes: "two days from 1 to 28, such as [1, 15]")
    return nil
  }
  return days.sorted()
}

/// `09:00`, in quotes or not.
private func readTime(_ value: YAMLNode, _ keys: MappingReader) -> TimeOfDay? {
  let parts = (value.scalar?.text ?? "").split(separator: ":", omittingEmptySubsequences: false)
  let numbers = parts.compactMap { (1...2).contains($0.count) ? Int($0) : nil }
  guard parts.count == 2, numbers.count == 2, parts[1].count == 2, let time = TimeOfDay(numbers[0], numbers[1]) else {
    keys.refuse(value, "at", takes: "a time from \"00:00\" to \"23:59\"")
    return nil
  }
  return time
}

/// A time zone by its name in the IANA list, with the nearest known name where there is none.
private func readZone(_ value: YAMLNode, _ keys: MappingReader) -> String? {
  let known = Zone.all.map(\.name)
  if let name = value.scalar?.text, Zone.named(name) != nil { return name }
  let better = value.scalar.flatMap { nearest($0.text, in: known) }.map { "; did you mean \"\($0)\"?" }
  keys.mistake(value.place, "\"zone\" takes \(Words.list(known, "or")), not \(value.kind)\(better ?? "")")
  return nil
}

/// A language tag such as `en` or `es-MX` (BCP 47, its shape only).
func checkedLanguage(_ value: YAMLNode, _ key: String, _ keys: MappingReader) -> String? {
  let text = value.scalar?.text ?? ""
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  let isTag = parts.allSatisfy {
    (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
  guard isTag, let first = parts.first, (2...3).contains(first.count), first.allSatisfy(\.isLetter) else {
    keys.refuse(value, key, takes: "a language code such as en or es")
    return nil
  }
  return text
}
