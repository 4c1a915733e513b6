import Archiving
import Model
import Text

/// Atom (RFC 4287).
func atom(_ records: [ArchiveRecord], _ header: ExportHeader) -> String {
  var xml = XMLText()
  xml.open("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"])
  xml.element("title", header.title)
  xml.element("id", "tag:\(header.domain),2026:opportunities")
  xml.element("updated", newest(records, header).description)
  if let address = header.address {
    xml.empty("link", ["href": address])
    xml.empty("link", ["href": address + (address.hasSuffix("/") ? "" : "/") + "feed.atom", "rel": "self"])
  }
  xml.open("author")
  xml.element("name", header.title)
  xml.close("author")
  for record in records {
    let opportunity = record.opportunity
    xml.open("entry")
    xml.element("title", opportunity.title.isEmpty ? opportunity.id : opportunity.title)
    xml.element("id", header.identifier(opportunity))
    if let link = header.link(opportunity) { xml.empty("link", ["href": link]) }
    xml.element("published", opportunity.firstSeen.description)
    xml.element("updated", max(opportunity.changed, opportunity.firstSeen).description)
    for tag in opportunity.allTags { xml.empty("category", ["term": tag, "label": Words.tag(tag)]) }
    xml.element("summary", feedText(opportunity))
    xml.close("entry")
  }
  xml.close("feed")
  return xml.text
}

/// RSS 2.0 with the channel's own address (Atom's `self`, as the validators ask for).
func rss(_ records: [ArchiveRecord], _ header: ExportHeader) -> String {
  var xml = XMLText()
  xml.open("rss", ["version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom"])
  xml.open("channel")
  xml.element("title", header.title)
  xml.element("link", header.address ?? "https://\(header.domain)/")
  xml.element("description", "Open opportunities for community organizations")
  xml.element("language", "en")
  xml.element("lastBuildDate", mailDate(newest(records, header)))
  if let address = header.address {
    let own = address + (address.hasSuffix("/") ? "" : "/") + "feed.rss"
    xml.empty("atom:link", ["href": own, "rel": "self", "type": "application/rss+xml"])
  }
  for record in records {
    let opportunity = record.opportunity
    xml.open("item")
    xml.element("title", opportunity.title.isEmpty ? opportunity.id : opportunity.title)
    if let link = header.link(opportunity) { xml.element("link", link) }
    xml.element("guid", header.identifier(opportunity), ["isPermaLink": "false"])
    xml.element("pubDate", mailDate(opportunity.firstSeen))
    for tag in opportunity.allTags { xml.element("category", Words.tag(tag)) }
    xml.element("description", asHTML(feedText(opportunity)))
    xml.close("item")
  }
  xml.close("channel")
  xml.close("rss")
  return xml.text
}

/// JSON Feed 1.1.
func jsonFeed(_ records: [ArchiveRecord], _ header: ExportHeader) -> String {
  let items = records.map { record -> JSON in
    let opportunity = record.opportunity
    var item: [String: JSON] = [
      "id": .string(header.identifier(opportunity)), "title": .string(opportunity.title),
      "content_text": .string(feedText(opportunity)), "date_published": .string(opportunity.firstSeen.description),
      "date_modified": .string(max(opportunity.changed, opportunity.firstSeen).description),
      "tags": .array(opportunity.allTags.map { .string(Words.tag($0)) }),
    ]
    if let link = header.link(opportunity) { item["url"] = .string(link) }
    if let link = opportunity.link { item["external_url"] = .string(link) }
    return .object(item)
  }
  var feed: [String: JSON] = [
    "version": "https://jsonfeed.org/version/1.1", "title": .string(header.title), "language": "en",
    "items": .array(items),
  ]
  if let address = header.address {
    feed["home_page_url"] = .string(address)
    feed["feed_url"] = .string(address + (address.hasSuffix("/") ? "" : "/") + "feed.json")
  }
  return JSON.object(feed).line + "\n"
}

/// OPML 2.0: every opportunity as an outline under its section.
func opml(_ records: [ArchiveRecord], _ header: ExportHeader) -> String {
  var xml = XMLText()
  xml.open("opml", ["version": "2.0"])
  xml.open("head")
  xml.element("title", header.title)
  xml.element("dateModified", mailDate(newest(records, header)))
  xml.close("head")
  xml.open("body")
  for section in Section.allCases.map(Optional.some) + [nil] {
    let members = records.filter { $0.opportunity.judgement.section == section }
    if members.isEmpty, section == nil { continue }
    xml.open("outline", ["text": section?.rawValue ?? "other"])
    for record in members {
      let opportunity = record.opportunity
      var attributes = ["text": opportunity.title.isEmpty ? opportunity.id : opportunity.title]
      if let link = header.link(opportunity) {
        attributes["type"] = "link"
        attributes["url"] = link
      }
      attributes["created"] = mailDate(opportunity.firstSeen)
      xml.empty("outline", attributes)
    }
    xml.close("outline")
  }
  xml.close("body")
  xml.close("opml")
  return xml.text
}

/// The facts, then the summary.
private func feedText(_ opportunity: Opportunity) -> String {
  [opportunity.factLine, opportunity.summary].filter { !$0.isEmpty }.joined(separator: "\n\n")
}

/// As a description of RSS, which readers take for HTML: nothing in a text is markup.
private func asHTML(_ text: String) -> String {
  let paragraphs = text.split(separator: "\n\n").map { paragraph in
    "<p>" + paragraph.split(separator: "\n").map { XMLText.escaped(String($0)) }.joined(separator: "<br>") + "</p>"
  }
  return paragraphs.joined()
}

/// RFC 822 as RSS and OPML want it: `Sat, 21 Nov 2026 09:00:00 +0000`.
func mailDate(_ instant: Instant) -> String {
  let day = instant.utcDay
  let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  let second = instant.secondOfUTCDay
  let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
  return
    "\(weekdays[day.weekday]), \(padded(day.dayOfMonth, 2)) \(months[day.month - 1]) \(padded(day.year, 4)) \(time) +0000"
}
