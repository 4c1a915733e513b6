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

  @Test("says the same fault of two languages once, with both")
  func merged() throws {
    let editions = try ["en", "es"].map { language in
      var edition = try Sample.composed(language)
      edition.html = edition.html.replacing("<h1 style=\"", with: "<h1 style=\"display: grid; ")
      return edition
    }
    let points = try checklist(editions: editions).points.filter { $0.name == .feature }
    #expect(
      points.map(\.words) == [
        "'display: grid' (css-display) is not shown by every mail program; take it out of Templates/issue.html (en, es)"
      ])
  }

  @Test("tries templates on a specimen: the shipped ones are right, and each kind of mistake is found")
  func specimen() async throws {
    func faults(_ change: (URL) throws -> Void) async throws -> [String] {
      try await withTemporaryFolder { folder in
        let copy = folder.appending(path: "Templates")
        try FileManager.default.copyItem(at: projectRoot.appending(path: "Templates"), to: copy)
        try change(copy)
        let composer = Composer(templates: try Templates(folder: copy.path), configuration: Sample.configuration)
        return composer.faults(on: Sample.today).map { "\($0.name.rawValue): \($0.words)" }
      }
    }
    func replace(_ words: String, _ other: String, in name: String) -> (URL) throws -> Void {
      { folder in
        let file = folder.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(words))
        try Data(text.replacing(words, with: other).utf8).write(to: file)
      }
    }
    #expect(try await faults { _ in } == [])
    #expect(
      try await faults(replace("{{unsubscribe}}", "mailto:x@y.example", in: "issue.html")) == [
        "unsubscribe: Templates/issue.html has no {{unsubscribe}}; put its address in (en, es)"
      ])
    #expect(
      try await faults(replace("closing_soon: Cierra pronto\n", "", in: "strings/es.yml")) == [
        "translation: Templates/strings/es.yml has no 'closing_soon'; Templates/strings/en.yml has"
      ])
    let unknown = try await faults(replace("{{label}}", "{{lable}}", in: "partials/item.html"))
    #expect(unknown.count == 1)
    #expect(unknown[0].hasPrefix("template: Templates/partials/item.html:"))
    #expect(unknown[0].hasSuffix("no value named \"lable\"; did you mean \"label\"?"))
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
