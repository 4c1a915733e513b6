import Foundation
import Model
import Reading
import TestSupport
import Testing

/// What real sources answered, read by the very entries of the shipped feeds.yml.
@Suite("feeds.yml on recorded replies", .enabled(if: sharedFolder != nil))
struct RepliesTests {
  private static func entries(_ file: String, as id: String) throws -> [Entry] {
    let folder = try #require(sharedFolder)
    var source = try #require(try FeedsFileTests.shipped().sources.first { $0.id == id })
    // A recorded page may be shorter than what a visit brings.
    source.expect.minimumItems = 0
    let bytes = Array(try Data(contentsOf: folder.appending(path: file)))
    let document = Document(bytes: bytes, url: source.request.url)
    return try readEntries(document, as: source, now: SampleEntriesTests.now).entries
  }

  @Test(
    "reads every reply in full",
    arguments: [
      ("replies/grants-gov-00-search2.json", "grants-gov-health", 50),
      ("replies/grants-gov-01-search2.json", "grants-gov-education", 50),
      ("replies/grants-gov-02-search2.json", "grants-gov-environment", 50),
      ("replies/grants-gov-03-search2.json", "grants-gov-community", 50),
      ("replies/grants-gov-04-search2.json", "grants-gov-housing", 50),
      ("replies/grants-gov-search2-response.json", "grants-gov-food", 3),
      ("replies/grants-gov-05-fetchopportunity.json", "grants-gov-one", 1),
      ("replies/grants-gov-fetch-opportunity-354102.json", "grants-gov-one", 1),
      ("replies/grants-gov-simpler-search-response.json", "simpler-grants-gov", 2),
      ("replies/california-grants-portal.csv", "ca-grants-portal", 154),
      ("replies/california-grants-portal-datastore.json", "ca-grants-portal-forecast", 2),
      ("replies/la-city-calendar.json", "la-city-calendar", 10),
      ("replies/la-county-board-agendas.html", "lac-board-agendas", 8),
      ("seeds/seed_documents.html", "lac-prevention", 19),
      ("seeds/seed_recommendations.html", "lac-prevention-task-force", 14),
    ])
  func counts(file: String, id: String, count: Int) throws {
    let entries = try Self.entries(file, as: id)
    #expect(entries.count == count, "\(entries.map(\.title))")
    #expect(entries.allSatisfy { !$0.title.isEmpty && !$0.id.isEmpty && $0.source == id })
  }

  @Test("reads a federal opportunity's number, days and address")
  func federal() throws {
    let entry = try #require(try Self.entries("replies/grants-gov-00-search2.json", as: "grants-gov-health").first)
    #expect(entry.id == "363452")
    #expect(entry.title == "Advancing Global Health")
    #expect(entry.link == "https://www.grants.gov/search-results-detail/363452")
    #expect(entry.first(EntryField.number) == "DFOP0017890")
    #expect(entry.first(EntryField.agency) == "Bureau of Global Health Security and Diplomacy")
    #expect(entry.first(EntryField.opens) == "2026-08-03")
    #expect(entry.first(EntryField.deadline) == "2027-02-14")
    #expect(entry.first(EntryField.status) == "posted")
    #expect(entry.fields[EntryField.aln] == ["19.029"])
    let forecast = try #require(
      try Self.entries("replies/grants-gov-01-search2.json", as: "grants-gov-education").first)
    #expect(forecast.first(EntryField.deadline) == nil, "a blank close date is no date")
  }

  @Test("reads one opportunity in full, without what stands there for nothing")
  func one() throws {
    let entry = try #require(
      try Self.entries("replies/grants-gov-05-fetchopportunity.json", as: "grants-gov-one").first)
    #expect(entry.title.hasPrefix("Public Wireless Supply Chain Innovation Fund Grant Program – Solutions"))
    #expect(entry.summary.contains("fourth issued under NTIA"))
    #expect(entry.first(EntryField.amountMax) == nil, "'none' is no amount")
    #expect(entry.first(EntryField.awards) == "3")
    #expect(entry.first(EntryField.match) == "true")
    #expect(entry.first(EntryField.eligibility)?.hasPrefix("Others (see text field") == true)
    #expect(entry.first(EntryField.deadline)?.contains("Sep 09, 2026") == true)
  }

  @Test("reads the State's portal from its table and from its rows")
  func portal() throws {
    let table = try Self.entries("replies/california-grants-portal.csv", as: "ca-grants-portal")
    let beet = try #require(table.first { $0.id == "11270" })
    #expect(beet.title == "CDFA Beet Curly Top Virus Control Program Grants")
    #expect(beet.first(EntryField.agency) == "CA Department of Food and Agriculture")
    #expect(beet.first(EntryField.deadline)?.hasPrefix("2022-09-23") == true)
    #expect(beet.first(EntryField.eligibility) == "Business; Individual; Nonprofit; Public Agency; Tribal Government")
    #expect(beet.first(EntryField.pool) == "$20,000")
    #expect(beet.first(EntryField.payment) == "Reimbursement(s)")
    #expect(Set(table.compactMap { $0.first(EntryField.status) }) == ["active", "forecasted"])
    let rows = try Self.entries("replies/california-grants-portal-datastore.json", as: "ca-grants-portal-forecast")
    #expect(rows.allSatisfy { $0.first(EntryField.status) == "forecasted" && $0.link?.hasPrefix("http") == true })
    #expect(rows.allSatisfy { $0.first(EntryField.agency) != nil && !$0.summary.isEmpty })
  }

  @Test("reads meetings with their day, hour and agenda")
  func meetings() throws {
    let agendas = try Self.entries("replies/la-county-board-agendas.html", as: "lac-board-agendas")
    let first = try #require(agendas.first)
    #expect(first.title == "Agenda for the Regular Meeting of Tuesday, March 23, 2021 at 9:30 a.m.")
    #expect(first.link == "https://bos.lacounty.gov/LinkClick.aspx?fileticket=uubFVO4njSk%3d&portalid=1")
    #expect(first.first(EntryField.start)?.hasPrefix("2021-03-23") == true)
    #expect(agendas.allSatisfy { $0.first(EntryField.start) != nil })
    let calendar = try #require(try Self.entries("replies/la-city-calendar.json", as: "la-city-calendar").first)
    #expect(calendar.title == "Central Alameda NC Special Board Meeting")
    #expect(calendar.first(EntryField.start)?.hasPrefix("2021-02-26T18:30") == true)
  }

  @Test("reads the County's documents and the Task Force's recommendations as the seeds expect")
  func seeds() throws {
    let documents = try Self.entries("seeds/seed_documents.html", as: "lac-prevention")
    let plan = try #require(documents.first { $0.title.hasPrefix("Prevention Plan for LA County") })
    #expect(plan.title == "Prevention Plan for LA County \"Two Years In … \"")
    #expect(plan.published == nil || plan.first("published_precision") == "month", "a month is no day")
    let department = try #require(documents.first { $0.title.hasPrefix("Update on Maximizing") })
    #expect(department.title == "Update on Maximizing and Expanding Home Visiting Services (DPH)")
    #expect(documents.count { $0.published == nil } == 3)
    let recommendations = try Self.entries("seeds/seed_recommendations.html", as: "lac-prevention-task-force")
    #expect(
      recommendations.map(\.id) == ["1a", "1b", "1c", "1d", "1e", "1f", "1g", "2a", "2b", "3a", "3b", "3c", "4a", "4b"])
    let second = try #require(recommendations.first { $0.id == "1d" })
    #expect(second.first(EntryField.category) == "Directive 1: Governance Structure and Coordinated Service Delivery")
    #expect(second.first(EntryField.status) == "Adopted by Task Force on 1/6/23")
  }
}
