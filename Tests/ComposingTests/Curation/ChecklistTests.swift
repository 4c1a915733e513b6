import Composing
import Foundation
import Model
import TestSupport
import Testing

@Suite("checklist")
struct ChecklistTests {
  func checklist(
    _ issue: Model.Issue = Sample.issue, editions: [ComposedIssue]? = nil, newsletter: Newsletter? = nil,
    templates: Templates? = nil, items: [String: Opportunity] = Sample.items
  ) throws -> Checklist {
    Checklist(
      issue, items: items, editions: try editions ?? [Sample.composed("en"), Sample.composed("es")],
      newsletter: newsletter ?? Sample.configuration.newsletter, templates: try templates ?? Sample.templates(),
      day: Sample.today)
  }

  @Test("passes an issue of which all is right")
  func passes() throws {
    var issue = Sample.issue
    issue.items[.funding] = ["pyouth001"]
    let list = try checklist(issue)
    #expect(list.isPassed && list.points == [])
  }

  @Test("refuses an expired item by name, and says how to drop it")
  func expired() throws {
    let point = try #require(try checklist().points.first)
    #expect(point.name == .expired)
    #expect(
      point.words
        == "pgone0006 \"A grant that has closed\" closed on 2026-11-30; drop it: prevnet issue drop 31 pgone0006")
  }

  @Test("refuses each thing that must be there")
  func refusals() throws {
    var newsletter = Sample.configuration.newsletter
    newsletter.postalAddress = " \n"
    #expect(try names(checklist(newsletter: newsletter)).contains(.address))
    var edition = try Sample.composed("en")
    edition.html = edition.html.replacing(Marker.unsubscribe, with: "https://x.example")
    #expect(try names(checklist(editions: [edition])).contains(.unsubscribe))
    edition = try Sample.composed("en")
    edition.text = "\n"
    #expect(try names(checklist(editions: [edition])).isSuperset(of: [.text, .address]))
    edition.html += String(repeating: "x", count: 90_000) + "<p style=\"position: fixed\">"
    #expect(try names(checklist(editions: [edition])).isSuperset(of: [.size, .feature]))
    newsletter.languages = ["en", "fr"]
    #expect(try names(checklist(newsletter: newsletter)).contains(.translation))
    var issue = Sample.issue
    issue.items = [:]
    #expect(try names(checklist(issue)).contains(.empty))
    #expect(try !checklist(issue).isPassed)
  }

  @Test("names a phrase that one language has and the other lacks")
  func translation() async throws {
    let templates = try await withTemporaryFolder { folder in
      let copy = folder.appending(path: "Templates")
      try FileManager.default.copyItem(at: projectRoot.appending(path: "Templates"), to: copy)
      let file = copy.appending(path: "strings/es.yml")
      let words = try String(contentsOf: file, encoding: .utf8)
      try Data(words.replacing("closing_soon: Cierra pronto\n", with: "").utf8).write(to: file)
      return try Templates(folder: copy.path)
    }
    let points = try checklist(templates: templates).points.filter { $0.name == .translation }
    #expect(points.map(\.words) == ["Templates/strings/es.yml has no 'closing_soon'; Templates/strings/en.yml has"])
  }

  @Test("warns of what closes too soon, without stopping the issue")
  func closingSoon() throws {
    var issue = Sample.issue
    issue.items = [.funding: ["psoon0001"]]
    let items = ["psoon0001": Sample.item("psoon0001", "Tomorrow", closes: Sample.today + 1)]
    let list = try checklist(issue, items: items)
    #expect(list.points.map(\.name) == [.closing] && list.isPassed)
  }

  private func names(_ list: Checklist) -> Set<Checklist.Name> { Set(list.points.filter(\.stops).map(\.name)) }
}
