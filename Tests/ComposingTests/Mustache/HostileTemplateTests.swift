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

  @Test("names a folder without templates")
  func empty() async throws {
    await #expect(throws: TemplateError.self) {
      try await withTemporaryFolder { folder in _ = try Templates(folder: folder.path) }
    }
  }
}
