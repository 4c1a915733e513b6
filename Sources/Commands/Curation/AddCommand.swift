import Archiving
import Crawling
import Foundation
import Model
import Reading
import Synchronization
import Text

/// `prevnet add`: what staff found themselves or heard by phone.
struct AddCommand: WritingCommand {
  static let manual = Manual(
    name: "add", summary: "put in a page by its address, or what was heard by phone", operands: "[URL]",
    options: [
      .init("title", "WORDS", "what it is called; needed without an address"),
      .init("section", "SECTION", "funding, advocacy, employment, events or resources"),
      .init("funder", "WORDS", "who gives, decides, hires or hosts"),
      .init("deadline", "DATE", "as the notice writes it"), .init("summary", "WORDS", "what it says"),
      .init("who", "NAME", "who adds it; $PREVNET_WHO or your user name unless said"),
    ],
    details: """
      A page is fetched with the crawler's politeness and read for the same facts, reasons and
      duplicates as any other. With --section it is kept at once.
      """,
    examples: [
      ("add https://fund.example/grants/youth", "fetched, read, judged"),
      ("add --title 'Block party grants' --section funding --deadline 'December 15, 2026'", "heard by phone"),
    ])

  private let url: String?
  private let fields: [String: String]
  private let title: String?
  private let section: Section?
  private let who: String?

  init(_ arguments: Arguments) throws(UsageError) {
    url = try arguments.operands(0...1, "an address").first
    title = arguments.value("title")
    section = try sectionOption(arguments, "add")
    who = arguments.value("who")
    let named = [("deadline", EntryField.deadline), ("funder", EntryField.agency), ("summary", "summary")]
    fields = Dictionary(
      named.compactMap { name, field in arguments.value(name).map { (field, $0) } }, uniquingKeysWith: { $1 })
    if let url, WebAddress(url)?.isWeb != true { throw UsageError("add", "'\(url)' is no http or https address") }
    guard url != nil || title != nil else { throw UsageError("add", "give an address, or --title") }
    if let date = arguments.value("deadline"), readDate(date, in: .losAngeles) == nil {
      throw UsageError("add", "'\(date)' is no date for --deadline; write December 15, 2026, or 2026-12-15")
    }
  }

  /// Stores the entry and places it at once, as the job would: a crash in between is completed by the next run.
  func write(in workplace: Workplace) async throws -> ExitStatus {
    let curator = try Curator(in: workplace, who: who)
    let job = try Job(in: workplace, curator.configuration)
    let entry = try await entry(job, who: curator.who)
    let key = EntryKey(source: entry.source, id: entry.id)
    _ = try await job.desk.record([entry], from: entry.source, health: SourceHealth(), at: workplace.now)
    _ = try await job.placeEntries()
    guard let id = try await job.desk.opportunityID(of: key) else {
      throw CommandError(.cannotWrite, "'\(entry.title)' was stored and not placed; prevnet run completes it")
    }
    if let section { try await job.desk.decide([curator.decision(.keep, id, value: section.rawValue)]) }
    try await job.publishToArchive()
    try await report(try await curator.item(id), key, in: workplace)
    return .done
  }

  /// One line in the shape of `review --list`, then what is odd about it and which command comes next.
  private func report(_ item: Curator.Item, _ key: EntryKey, in workplace: Workplace) async throws {
    let judgement = item.opportunity.judgement
    let others = item.source.entries.filter { $0 != key }.count
    let place = (section ?? judgement.section)?.rawValue ?? "no section"
    workplace.output.print("\(item.source.id)  \(place)  relevance \(judgement.relevance)  \(item.opportunity.title)")
    if others > 0 {
      workplace.output.print("it was known already from \(others) other source\(others == 1 ? "" : "s")")
    }
    for doubt in item.doubts {
      workplace.output.print("it may be the same as \(doubt.other): \(doubt.words.first ?? "")")
    }
    if fields[EntryField.deadline] == nil, item.source.facts.closing == nil, item.source.facts.rolling?.value != true {
      workplace.output.print("no date was found; if there is one: prevnet edit \(item.source.id) deadline=2026-12-15")
    }
    workplace.output.print(
      section == nil
        ? "prevnet keep \(item.source.id) puts it into the next issue"
        : "kept; prevnet issue new brings the draft up to date with it")
  }

  /// What was found, as an entry of the source `staff`.
  private func entry(_ job: Job, who: String) async throws -> Entry {
    var entry: Entry
    if let url {
      entry = try await fetched(url, job)
    } else {
      let id = SHA256.hex("\(title ?? "")\u{0}\(fields[EntryField.agency] ?? "")".utf8).prefix(16)
      entry = Entry(source: Self.source, id: String(id), title: "", published: job.workplace.now)
    }
    if let title { entry.title = title }
    if let summary = fields["summary"] { entry.summary = summary }
    for (name, value) in fields where name != "summary" { entry.fields[name] = [value] }
    entry.fields["added_by"] = [who]
    guard !entry.title.isEmpty else {
      throw CommandError(.badData, "\(url ?? ""): the page has no title; give one with --title")
    }
    return entry
  }

  /// The source under which everything that staff put in is stored; no entry of feeds.yml may have this id.
  static let source = "staff"

  /// The paragraphs, headings, list items and cells within an element; not its menus, and no script.
  private static func words(within element: String) -> String {
    let blocks = ["p", "li", "dt", "dd", "td", "h2", "h3", "h4", "blockquote", "pre"].map { "self::" + $0 }
    let plain = "not(.//p or .//li or .//td or .//script or .//style)"
    let shown = "not(ancestor::nav or ancestor::header or ancestor::footer or ancestor::form)"
    return "\(element)//*[\(blocks.joined(separator: " or "))][\(plain)][\(shown)]"
  }

  /// Every text that a reader of the page would see, for a page that is made of nothing but boxes.
  private static let anyWords =
    "//body//text()[normalize-space() and not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::nav)]"

  /// The page as one entry: its heading, its main text.
  private func fetched(_ url: String, _ job: Job) async throws -> Entry {
    var source = Source(
      id: Self.source, name: "Added by staff", format: .html, request: .init(url: url),
      location: Location(file: "add", line: 1, column: 1))
    source.items = "/html"
    source.fields = [
      "title": FieldRule(paths: ["//h1[normalize-space()][1]", "//head/title"]),
      "summary": FieldRule(paths: ["//main", "//article", "//body"].map(Self.words) + [Self.anyWords]),
    ]
    let crawler = Crawler(
      defaults: job.configuration.defaults, folder: job.workplace.config.deletingLastPathComponent().path,
      clock: job.workplace.clock)
    let outcome = Mutex<Fetch.Outcome?>(nil)
    await crawler.crawl([Visit(source: source, health: SourceHealth())]) { fetch in
      outcome.withLock { $0 = fetch.outcome }
      return []
    }
    switch outcome.withLock(\.self) {
    case .content(let document):
      var entry = try readEntries(document, as: source, now: job.workplace.now).entries.first
      entry?.link = document.url
      entry?.id = document.url
      guard let entry else { throw CommandError(.badData, "\(url): nothing could be read from this page") }
      return entry
    case .failed(let failure): throw CommandError(.unavailable, "\(url): \(failure)")
    case .gone: throw CommandError(.unavailable, "\(url): the page is gone (410)")
    case .notModified, nil: throw CommandError(.unavailable, "\(url): there was no answer")
    }
  }
}
