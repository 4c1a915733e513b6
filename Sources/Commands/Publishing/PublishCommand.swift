import Archiving
import Composing
import Foundation
import Model
import Searching
import Text

/// `prevnet publish DIR`.
struct PublishCommand: Command {
  static let manual = Manual(
    name: "publish", summary: "write the archive as a folder of pages, feeds and a copy to search offline",
    operands: "DIR",
    details: """
      Pages without script: home, open opportunities by deadline, each section, subject, issue and opportunity; every
      approved issue as it was mailed, with its calendars; feeds, a calendar, archive.sqlite and manifest.json for
      prevnet-search sync. The folder is replaced at once; what has not changed is left untouched. Nothing of
      people.sqlite is read.
      """,
    examples: [("publish /var/www/archive", "after each run; any web server can serve the folder")])

  private let folder: String

  init(_ arguments: Arguments) throws(UsageError) { folder = try arguments.operands(1...1, "the folder")[0] }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let file = workplace.state("archive.sqlite").path
    guard FileManager.default.fileExists(atPath: file) else {
      throw CommandError(.badData, "\(file): there is no archive yet; prevnet run builds it")
    }
    let site = Site(
      archive: try Archive(path: file, access: .reading),
      templates: try workplace.templates(),
      today: Zone.losAngeles.day(of: workplace.now), copy: workplace.state("archive.publish").path,
      frozen: workplace.state("issues"))
    let target = URL(filePath: folder, relativeTo: URL(filePath: FileManager.default.currentDirectoryPath)).absoluteURL
    let issues = try await workplace.desk().issues().filter { $0.state != .draft }
    let counts = try await site.write(to: target, issues: issues)
    if workplace.wantsJSON {
      workplace.output.print(
        JSON.object([
          "written": .integer(counts.written), "unchanged": .integer(counts.kept), "removed": .integer(counts.gone),
        ]).line)
    } else if counts.written + counts.gone == 0 {
      workplace.output.print("nothing changed: \(counts.kept) files stand as they are")
    } else {
      workplace.output.print(
        "\(counts.written) files written, \(counts.kept) unchanged, \(counts.gone) removed: \(target.path)")
    }
    return .done
  }
}

/// All that is published, from the archive alone.
struct Site {
  let archive: Archive
  let templates: Templates
  let today: Day
  /// Where the copy of the archive is made.
  let copy: String
  /// The folder of the approved issues, one folder a number.
  let frozen: URL

  typealias Counts = (written: Int, kept: Int, gone: Int)

  func write(to target: URL, issues: [Issue]) async throws -> Counts {
    var folder = try SiteFolder(target)
    do {
      try await fill(&folder, issues)
      let gone = try folder.finish()
      return (folder.written, folder.kept, gone)
    } catch {
      folder.abandon()
      throw error
    }
  }

  private func fill(_ folder: inout SiteFolder, _ issues: [Issue]) async throws {
    let header = try await archive.header(today: today)
    let pages = SitePages(templates: templates, name: header.title, today: today)
    var open: [ArchiveRecord] = []
    // A closed one's page leads to its tags too.
    var tags: Set<String> = []
    var byID: [String: Opportunity] = [:]
    let printed = Set(issues.flatMap { $0.items.values.joined() })
    var (count, newest, last) = (0, Instant(seconds: 0), "")
    while let page = Optional(try await archive.records(after: last, limit: 500)), let end = page.last {
      for record in page {
        try folder.put("o/\(record.opportunity.id).html", pages.opportunity(record))
        if record.opportunity.isOpen(on: today) { open.append(record) }
        tags.formUnion(record.opportunity.allTags)
        if printed.contains(record.opportunity.id) { byID[record.opportunity.id] = record.opportunity }
        newest = max(newest, record.opportunity.changed)
      }
      count += page.count
      last = end.opportunity.id
    }
    open.sort { order($0.opportunity) < order($1.opportunity) }
    try lists(&folder, pages, open.map(\.opportunity), tags, count, issues, byID)
    for format in [ExportFormat.atom, .rss, .jsonfeed] {
      let recent = open.sorted {
        ($1.opportunity.firstSeen, $1.opportunity.id) < ($0.opportunity.firstSeen, $0.opportunity.id)
      }
      try folder.put(format.fileName, Array(try export(Array(recent.prefix(200)), as: format, header).utf8))
    }
    try folder.put(ExportFormat.ics.fileName, Array(try export(open, as: .ics, header).utf8))
    try folder.put("feeds.opml", Array(try export(Array(open.prefix(SitePages.longest)), as: .opml, header).utf8))
    try await copyArchive(&folder, count: count, newest: newest)
  }

  /// The nearest deadline first, undated ones last.
  private func order(_ opportunity: Opportunity) -> (Int, String) {
    (opportunity.facts.closing?.value.day.number ?? .max, opportunity.id)
  }

  private func lists(
    _ folder: inout SiteFolder, _ pages: SitePages, _ open: [Opportunity], _ allTags: Set<String>, _ count: Int,
    _ issues: [Issue],
    _ byID: [String: Opportunity]
  ) throws {
    let dated = open.filter { $0.facts.closing != nil }
    let undated = open.filter { $0.facts.closing == nil }
    try folder.put(
      "deadlines.html",
      pages.list(SitePages.byDeadline, [("With a deadline", dated), ("Rolling or without one", undated)]))
    for section in Section.allCases {
      let members = open.filter { $0.judgement.section == section }
      try folder.put(
        "section/\(section.rawValue).html", pages.list(pages.label(section.rawValue), [("Open now", members)]))
    }
    let byTag = Dictionary(grouping: open.flatMap { one in one.allTags.map { ($0, one) } }, by: \.0)
    for tag in allTags.sorted() {
      let members = (byTag[tag] ?? []).map(\.1)
      try folder.put("tag/\(tag).html", pages.list(pages.label(tag), [("Open now", members)]))
    }
    for issue in issues {
      let groups = Section.allCases.map { section in
        (pages.label(section.rawValue), (issue.items[section] ?? []).compactMap { byID[$0] })
      }
      try folder.put(
        "issue/\(issue.number).html",
        pages.list(
          "Issue \(issue.number)", intro: issue.intro, groups.map { (Optional($0.0), $0.1) },
          editions: try copyFrozen(issue, into: &folder)))
    }
    let tags = byTag.sorted { $0.key < $1.key }.map { pages.tag($0.key, count: $0.value.count) }
    let rows = issues.sorted { $0.number > $1.number }.map { issue -> TemplateValue in
      .object([
        "number": .text("\(issue.number)"),
        "period": .text("\(Words.day(issue.period.lowerBound)) to \(Words.day(issue.period.upperBound))"),
      ])
    }
    let values: [String: TemplateValue] = [
      "count": .text("\(count)"), "open": .text("\(open.count)"), "has_items": .bool(!dated.isEmpty),
      "items": pages.items(Array(dated.prefix(20))), "has_tags": .bool(!tags.isEmpty), "tags": .list(tags),
      "has_issues": .bool(!rows.isEmpty), "issues": .list(rows),
    ]
    try folder.put("index.html", pages.render("index", values, title: pages.name, depth: 0))
  }

  /// Puts the bytes that were approved where the mails' links lead, and gives the pages among them by language.
  private func copyFrozen(_ issue: Issue, into folder: inout SiteFolder) throws -> [(language: String, page: String)] {
    let source = frozen.appending(path: "\(issue.number)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: source.path)) ?? []
    var editions: [(language: String, page: String)] = []
    // issue.json is the sender's own.
    for name in names.sorted() where [".html", ".txt", ".ics"].contains(where: name.hasSuffix) {
      guard let bytes = FileManager.default.contents(atPath: source.appending(path: name).path) else {
        throw CommandError(.badData, "\(source.appending(path: name).path): cannot be read")
      }
      let page = "issues/\(issue.number)/\(name)"
      try folder.put(page, bytes)
      let parts = name.split(separator: ".")
      if parts.count == 3, parts[0] == "issue", parts[2] == "html" { editions.append((String(parts[1]), page)) }
    }
    return editions
  }

  /// The archive without its log, and what a copy of it is checked against.
  private func copyArchive(_ folder: inout SiteFolder, count: Int, newest: Instant) async throws {
    try? FileManager.default.removeItem(atPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try await archive.write(copyTo: copy)
    guard let bytes = FileManager.default.contents(atPath: copy) else {
      throw CommandError(.cannotWrite, "\(copy): the copy of the archive cannot be read back")
    }
    try folder.put("archive.sqlite", bytes)
    let manifest = Manifest(
      schema: Archive.schema, date: newest.utcDay.description, records: count, file: "archive.sqlite",
      bytes: bytes.count,
      sha256: SHA256.hex(bytes))
    try folder.put("manifest.json", Array(try manifest.text.utf8))
  }
}
