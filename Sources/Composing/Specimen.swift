package import Model

/// An issue of which every section has one item that says all that can be said, so that templates can be tried before
/// there is anything to mail: what is wrong in them shows here and not on the morning of the issue.
package enum Specimen {
  package static func issue(on today: Day) -> Issue {
    var issue = Issue(number: 1, period: today...(today + 30), next: today + 31)
    issue.intro = "Dear members,\n[es]\nQueridos miembros:"
    for section in Section.allCases { issue.items[section] = [item(section, on: today).id] }
    return issue
  }

  package static func items(on today: Day) -> [String: Opportunity] {
    let all = Section.allCases.map { item($0, on: today) }
    return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package static func notes(on today: Day) -> IssueNotes {
    var notes = IssueNotes()
    notes.checked = ["specimen": today - 1]
    notes.standing = [item(.advocacy, on: today).id: "Adopted by the Task Force"]
    notes.changes = [.init(.extended, item(.funding, on: today))]
    return notes
  }

  /// In French, so that it is in nobody's language and each of its texts must be marked.
  package static func item(_ section: Section, on today: Day) -> Opportunity {
    var item = Opportunity(
      id: "pspec\(section.position)", title: "Youth Healing & Prevention Fund",
      link: "https://grants.county.example.org/2026/opportunities/\(section.rawValue)-98765",
      summary: "Grants for community groups that keep young people well and out of the justice system.",
      funder: "Department of Public Health", language: "fr", posted: today - 9, status: .forecast,
      entries: [EntryKey(source: "specimen", id: "1")], firstSeen: Instant(today), changed: Instant(today))
    item.judgement = Judgement(section: section, relevance: 3)
    item.judgement.place = .laCounty
    item.judgement.goals = [.policy, .collaboration]
    item.judgement.equity = .yes
    item.judgement.equityQuote = "priority for groups led by residents"
    item.facts = facts(on: today)
    return item
  }

  private static func facts(on today: Day) -> Facts {
    var facts = Facts()
    facts.deadlines = [
      Fact(
        Deadline(day: today + 14, time: TimeOfDay(17), zone: "PT", precision: .minute), quote: "no later than 5 p.m."),
      Fact(Deadline(kind: .letterOfIntent, day: today + 3), quote: "letters of intent are due"),
      Fact(Deadline(kind: .preApplication, day: today + 2), quote: "pre-applications are due"),
    ]
    facts.informationSessions = [Fact(Deadline(kind: .event, day: today + 4), quote: "a session")]
    facts.award.minimum = Fact(25_000, quote: "between $25,000")
    facts.award.maximum = Fact(100_000, quote: "and $100,000")
    facts.award.pool = Fact(2_400_000, quote: "$2.4 million is available")
    facts.applicants.classes = [Fact("nonprofit", quote: "501(c)(3) organizations"), Fact("tribe", quote: "tribes")]
    facts.applicants.fiscalSponsor = Fact(true, quote: "through a fiscal sponsor")
    facts.applicants.budgetMaximum = Fact(500_000, quote: "budgets under $500,000")
    facts.terms.matchRequired = Fact(false, quote: "No match is required")
    facts.terms.payment = Fact(.advance, quote: "25% is paid up front")
    facts.terms.generalOperating = Fact(true, quote: "general operating support")
    facts.job = Facts.Job()
    facts.job?.payMinimum = Fact(24.5, quote: "$24.50")
    facts.job?.unit = "hour"
    facts.event = event(on: today)
    facts.advocacy = advocacy(on: today)
    return facts
  }

  private static func event(on today: Day) -> Facts.Event {
    var event = Facts.Event()
    event.start = Fact(Deadline(kind: .event, day: today + 6), quote: "on day six")
    event.place = Fact("Hall of Administration, 500 W Temple Street", quote: "Hall of Administration")
    event.cost = Fact("$20 at the door", quote: "$20 at the door")
    event.language = Fact("en,es", quote: "in English and Spanish")
    return event
  }

  private static func advocacy(on today: Day) -> Facts.Advocacy {
    var advocacy = Facts.Advocacy()
    advocacy.body = Fact("Board of Supervisors", quote: "Board of Supervisors")
    advocacy.hearing = Fact(Deadline(kind: .event, day: today + 8), quote: "on day eight")
    advocacy.comment = Fact("Write to the clerk before the hearing & say which item", quote: "Write to the clerk")
    advocacy.stipend = Fact(true, quote: "a stipend is paid")
    return advocacy
  }
}

extension Composer {
  /// What is wrong with the templates and words themselves, tried on a specimen.
  package func faults(on today: Day) -> [Checklist.Point] {
    let (issue, items) = (Specimen.issue(on: today), Specimen.items(on: today))
    var editions: [ComposedIssue] = []
    do throws(TemplateError) {
      for language in configuration.newsletter.languages {
        editions.append(
          try compose(issue, items: items, language: language, today: today, notes: Specimen.notes(on: today)))
      }
    } catch {
      return Checklist(
        issue, items: items, error: error, newsletter: configuration.newsletter, templates: templates, day: today
      ).points.filter(\.stops)
    }
    let list = Checklist(
      issue, items: items, editions: editions, newsletter: configuration.newsletter, templates: templates, day: today)
    return list.points.filter(\.stops)
  }
}
