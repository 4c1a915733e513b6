import Archiving
import Composing
import Model
import Searching
import Text

/// The pages of the static archive, from records to bytes.
struct SitePages {
  let templates: Templates
  let name: String
  let today: Day

  /// A list shows at most so many; the rest are found by searching.
  static let longest = 500

  func render(_ template: String, _ values: [String: TemplateValue], title: String, depth: Int) throws -> [UInt8] {
    var values = values
    values["site"] = .text(name)
    values["title"] = .text(title == name ? name : "\(title) · \(name)")
    values["root"] = .text(String(repeating: "../", count: depth))
    values["sections"] = .list(
      Section.allCases.map { .object(["name": .text($0.rawValue), "label": .text(label($0.rawValue))]) })
    return try templates.render("site/\(template).html", .object(values))
  }

  /// A page of groups of opportunities, each with its heading or none.
  ///
  /// `editions` are the pages of an issue as it was mailed, by language.
  func list(
    _ heading: String, intro: String? = nil, _ groups: [(String?, [Opportunity])],
    editions: [(language: String, page: String)] = []
  ) throws -> [UInt8] {
    let values = groups.map { heading, members -> TemplateValue in
      .object([
        "heading": TemplateValue(optional: heading), "has_items": .bool(!members.isEmpty), "items": items(members),
      ])
    }
    let mailed = editions.map { edition -> TemplateValue in
      .object([
        "language": .text(edition.language), "label": .text(SitePages.language(edition.language)),
        "page": .text(edition.page),
      ])
    }
    return try render(
      "list",
      [
        "heading": .text(heading), "intro": TemplateValue(optional: intro), "groups": .list(values),
        "has_editions": .bool(!mailed.isEmpty), "editions": .list(mailed),
      ], title: heading, depth: heading == SitePages.byDeadline ? 0 : 1)
  }

  /// A language by its own name.
  private static func language(_ code: String) -> String { ["en": "English", "es": "Español"][code] ?? code }

  static let byDeadline = "Open opportunities by deadline"

  func items(_ opportunities: [Opportunity]) -> TemplateValue {
    .list(
      opportunities.prefix(SitePages.longest).map { opportunity in
        .object([
          "id": .text(opportunity.id), "title": .text(title(opportunity)),
          "lang": TemplateValue(optional: foreign(opportunity)), "facts": TemplateValue(optional: opportunity.factLine),
        ])
      })
  }

  /// The page of one opportunity.
  func opportunity(_ record: ArchiveRecord) throws -> [UInt8] {
    let opportunity = record.opportunity
    let facts = FactRow.rows(opportunity.facts)
    let origins = record.origins.map { origin -> TemplateValue in
      .object([
        "name": .text(origin.name), "link": TemplateValue(optional: webAddress(origin.link)),
        "since": .text(Words.day(origin.firstSeen.utcDay)),
      ])
    }
    let history = record.history.map { change -> TemplateValue in
      let (before, after) = (
        change.before.isEmpty ? "none" : change.before, change.after.isEmpty ? "none" : change.after
      )
      return .text("\(Words.day(change.at.utcDay)): \(change.field) changed from \(before) to \(after)")
    }
    let tags = opportunity.allTags
    return try render(
      "opportunity",
      [
        "heading": .text(title(opportunity)), "lang": TemplateValue(optional: foreign(opportunity)),
        "facts_line": TemplateValue(optional: opportunity.factLine),
        "link": TemplateValue(optional: webAddress(opportunity.link)),
        "paragraphs": .list(opportunity.summary.split(separator: "\n").map { .text(String($0)) }),
        "has_facts": .bool(!facts.isEmpty),
        "facts": .list(
          facts.map {
            .object(["name": .text($0.name), "value": .text($0.value), "quote": TemplateValue(optional: $0.quote)])
          }), "has_tags": .bool(!tags.isEmpty), "tags": .list(tags.map { tag($0, count: nil) }),
        "origins": .list(origins), "has_history": .bool(!history.isEmpty), "history": .list(history),
        "json": .text(structured(record)),
      ], title: title(opportunity), depth: 1)
  }

  func tag(_ name: String, count: Int?) -> TemplateValue {
    .object([
      "name": .text(name), "label": .text(label(name)), "count": TemplateValue(optional: count.map(String.init)),
    ])
  }

  func label(_ name: String) -> String {
    let words = Words.tag(name)
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private func title(_ opportunity: Opportunity) -> String {
    opportunity.title.isEmpty ? opportunity.id : opportunity.title
  }

  /// The language of a notice that is not in the pages' own.
  private func foreign(_ opportunity: Opportunity) -> String? {
    opportunity.language.flatMap { $0.hasPrefix("en") || $0.isEmpty ? nil : $0 }
  }

  /// Only addresses of the web become links.
  private func webAddress(_ link: String?) -> String? {
    link.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
  }

  /// schema.org for search engines: what it is, by whom, until when.
  private func structured(_ record: ArchiveRecord) -> String {
    let opportunity = record.opportunity
    let facts = opportunity.facts
    var members: [String: JSON] = [
      "@context": "https://schema.org", "name": .string(title(opportunity)),
      "description": .string(opportunity.summary),
    ]
    if let link = webAddress(opportunity.link) { members["url"] = .string(link) }
    let body: JSON? = opportunity.funder.map { ["@type": "Organization", "name": .string($0)] }
    switch opportunity.judgement.section {
    case .funding:
      members["@type"] = facts.award.maximum == nil ? "Grant" : "MonetaryGrant"
      members["funder"] = body
      if let amount = facts.award.maximum?.value {
        members["amount"] = ["@type": "MonetaryAmount", "currency": "USD", "maxValue": .integer(amount)]
      }
    case .employment:
      members["@type"] = "JobPosting"
      members["title"] = .string(title(opportunity))
      members["datePosted"] = .string((opportunity.posted ?? opportunity.firstSeen.utcDay).description)
      members["hiringOrganization"] = body ?? "confidential"
      members["jobLocation"] = ["@type": "Place", "address": .string(Words.place(opportunity.judgement.place))]
      if let closing = facts.closing { members["validThrough"] = .string(closing.value.day.description) }
    case .events:
      members["@type"] = "Event"
      if let start = facts.event?.start ?? facts.closing { members["startDate"] = .string(start.value.day.description) }
      members["location"] = [
        "@type": "Place", "name": .string(facts.event?.place?.value ?? Words.place(opportunity.judgement.place)),
      ]
      members["organizer"] = body
    case .advocacy, .resources, nil:
      members["@type"] = "CreativeWork"
      members["publisher"] = body
    }
    // No text may end the element it stands in.
    return JSON.object(members).line.replacing("<", with: "\\u003c")
  }
}
