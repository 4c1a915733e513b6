import Composing
import Foundation
import TestSupport
import Testing

@Suite("hostile templates and values")
struct HostileTemplateTests {
  static let payloads = [
    "{{", "{{{", "{{/each}}", "{{> ../../etc/passwd}}", "{{7*7}}", "{{__proto__}}", "{{.}}", "{{#each x}}", "%s%n",
    "%@",
    "~~unsubscribe~~",
  ]
  static let paths = [
    "../../../../etc/passwd", "/etc/passwd", "..\\..\\etc\\passwd", "%2e%2e%2fetc%2fpasswd", "....//etc/passwd",
    "/etc/passwd\0.html", "../main.html",
  ]

  @Test("prints what stands in a value and evaluates none of it", arguments: payloads)
  func values(payload: String) throws {
    let output = try rendered("<{{{x}}}>", ["x": .text(payload), "7*7": "49"], partials: ["../../etc/passwd": "leak"])
    #expect(output == "<\(payload)>")
  }

  @Test("reads no file outside the folder, whatever a partial is called", arguments: paths)
  func traversal(path: String) async throws {
    try await withTemporaryFolder { folder in
      let inside = folder.appending(path: "Templates")
      try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
      try Data("secret".utf8).write(to: folder.appending(path: "main.html"))
      try Data("[{{>\(path)}}][{{>*where}}]".utf8).write(to: inside.appending(path: "main.html"))
      let templates = try Templates(folder: inside.path)
      let output = try templates.render("main.html", ["where": .text(path)], isStrict: false)
      #expect(String(decoding: output, as: UTF8.self) == "[][]")
      #expect(throws: TemplateError.self) { try templates.render("main.html", ["where": .text(path)]) }
    }
  }

  @Test("refuses a link that leads out of the folder")
  func link() async throws {
    try await withTemporaryFolder { folder in
      let inside = folder.appending(path: "Templates")
      try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
      try Data("secret".utf8).write(to: folder.appending(path: "secret.html"))
      try FileManager.default.createSymbolicLink(
        at: inside.appending(path: "issue.html"), withDestinationURL: folder.appending(path: "secret.html"))
      let error = #expect(throws: TemplateError.self) { try Templates(folder: inside.path) }
      #expect(error?.message.contains("outside the folder") == true)
    }
  }

  @Test("renders sections nested as deep as any letter needs, and refuses deeper ones by name and place")
  func nesting() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#x}}", count: depth) + "in" + String(repeating: "{{/x}}", count: depth)
    }
    #expect(try rendered(nested(200), ["x": ["y": "z"]]) == "in")
    for depth in [201, 1_000, 100_000] {
      let error = #expect(throws: TemplateError.self) { try rendered(nested(depth), ["x": true]) }
      #expect(error?.description == "main:1:1201: 'x' stands inside 200 others; that is too deep")
    }
    let unclosed = #expect(throws: TemplateError.self) { try rendered(String(repeating: "{{#x}}", count: 150), [:]) }
    #expect(unclosed?.message == "'x' is opened and never closed")
  }

  @Test(
    "stops templates that name each other in a circle, however the circle is made",
    arguments: [
      ["main": "{{>a}}", "a": "{{>b}}", "b": "{{>a}}"], ["main": "{{>main}}{{>main}}"],
      ["main": "{{<main}}{{$x}}{{/x}}{{/main}}"], ["main": "{{#v}}{{>*n}}{{/v}}"],
      [
        "main": "{{>a}}",
        "a": String(repeating: "{{#v}}", count: 190) + "{{>a}}" + String(repeating: "{{/v}}", count: 190),
      ],
    ])
  func circles(templates: [String: String]) throws {
    let parsed = try Templates(templates)
    let error = #expect(throws: TemplateError.self) {
      try parsed.render("main", ["v": ["w"], "n": "main"], isStrict: false)
    }
    #expect(error?.message == "templates name each other more than 100 deep")
  }

  @Test("stops a template that doubles itself for each level of its data before it fills the memory")
  func doubling() throws {
    var value: TemplateValue = ["leaf": .text(String(repeating: "x", count: 1000)), "next": .nothing]
    for _ in 0..<40 { value = ["leaf": .text(String(repeating: "x", count: 1000)), "next": value] }
    let templates = try Templates(["main": "{{leaf}}{{#next}}{{>main}}{{>main}}{{/next}}"])
    let error = #expect(throws: TemplateError.self) { try templates.render("main", value) }
    #expect(error?.message == "the text is longer than 64 MB")
  }

  @Test(
    "says what is wrong with half a tag, in no more time than its length asks for",
    arguments: ["{{", "{{#", "{{=", "{{{x}}", "{{x", "{{=a b", "}}{{"])
  func halves(tag: String) {
    let template = String(repeating: "a\n", count: 50_000) + tag
    #expect(throws: TemplateError.self) { try rendered(template, [:]) }
  }

  @Test("names a folder without templates")
  func empty() async throws {
    await #expect(throws: TemplateError.self) {
      try await withTemporaryFolder { folder in _ = try Templates(folder: folder.path) }
    }
  }
}
