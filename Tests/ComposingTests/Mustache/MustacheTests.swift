import Composing
import Foundation
import TestSupport
import Testing
import Text

/// Renders a template that stands alone.
func rendered(
  _ template: String, _ value: TemplateValue, partials: [String: String] = [:], isStrict: Bool = false
) throws -> String {
  let templates = try Templates(partials.merging(["main": template]) { $1 })
  return String(decoding: try templates.render("main", value, isStrict: isStrict), as: UTF8.self)
}

@Suite("Mustache")
struct MustacheTests {
  @Test(
    "fills in values and escapes them for HTML",
    arguments: [
      ("Hello, {{name}}!", "Hello, R&amp;D &lt;b&gt; &quot;x&quot; &#39;y&#39;!"),
      ("{{{name}}}|{{&name}}", "R&D <b> \"x\" 'y'|R&D <b> \"x\" 'y'"),
      ("{{missing}}{{number}}{{nothing}}", "12"), ("{{person.city}}-{{person.none.deeper}}", "Watts-"),
      ("{{! a comment }}x", "x"), ("{{=<% %>=}}<% number %>{{number}}", "12{{number}}"),
    ])
  func values(template: String, expected: String) throws {
    let value: TemplateValue = [
      "name": "R&D <b> \"x\" 'y'", "number": "12", "nothing": .nothing, "person": ["city": "Watts"],
    ]
    #expect(try rendered(template, value) == expected)
  }

  @Test(
    "renders sections for lists, objects and truth, and inverted ones for their absence",
    arguments: [
      ("{{#list}}<{{.}}>{{/list}}", "<1><2>"), ("{{#empty}}x{{/empty}}{{^empty}}none{{/empty}}", "none"),
      ("{{#person}}{{city}}, {{outside}}{{/person}}", "Watts, here"), ("{{#yes}}y{{/yes}}{{^yes}}n{{/yes}}", "y"),
      ("{{#blank}}x{{/blank}}", ""), ("{{#nothing}}x{{/nothing}}{{^missing}}m{{/missing}}", "m"),
    ])
  func sections(template: String, expected: String) throws {
    let value: TemplateValue = [
      "list": ["1", "2"], "empty": [], "person": ["city": "Watts"], "outside": "here", "yes": true, "blank": "",
      "nothing": .nothing,
    ]
    #expect(try rendered(template, value) == expected)
  }

  @Test("takes the whole line of a tag that stands alone", arguments: ["\n", "\r\n"])
  func standalone(end: String) throws {
    let lines = ["a", "  {{#yes}}", "b", "{{/yes}}", "{{! gone }}", "c {{#yes}}d{{/yes}}", ""]
    let expected = ["a", "b", "c d", ""].joined(separator: end)
    #expect(try rendered(lines.joined(separator: end), ["yes": true]) == expected)
  }

  @Test("indents the lines of a partial that stands alone, but not the lines of its values")
  func partials() throws {
    let parts = ["part": "|\n{{{text}}}\n|\n", "outer": " {{>part}}\n"]
    #expect(try rendered("\\\n {{>part}}\n/\n", ["text": "<\n>"], partials: parts) == "\\\n |\n <\n>\n |\n/\n")
    #expect(try rendered(" {{>outer}}\n", ["text": "x"], partials: parts) == "  |\n  x\n  |\n")
    #expect(try rendered("[{{>*which}}]", ["which": "part", "text": "x"], partials: parts) == "[|\nx\n|\n]")
    #expect(try rendered("[{{>none}}]", [:]) == "[]")
  }

  @Test("replaces blocks of a parent, the outermost replacement first, at the depth of the parent's block")
  func inheritance() throws {
    let parts = [
      "page": "Top\n  {{$body}}\n  none\n  {{/body}}\nEnd\n", "old": "{{<page}}{{$body}}\nold\n{{/body}}{{/page}}\n",
    ]
    #expect(try rendered("{{<page}}{{/page}}", [:], partials: parts) == "Top\n  none\nEnd\n")
    let child = "{{<page}}{{$body}}\n    one\n      two\n{{/body}}{{/page}}\n"
    #expect(try rendered(child, [:], partials: parts) == "Top\n  one\n    two\nEnd\n")
    #expect(try rendered("{{>old}}", [:], partials: parts) == "Top\n  old\nEnd\n")
    #expect(try rendered("{{<old}}{{$body}}new{{/body}}{{/old}}", [:], partials: parts) == "Top\n  newEnd\n")
  }

  @Test(
    "points at a mistake with file, line, column and the right word",
    arguments: [
      ("a\n {{deadlne}}", "main:2:2: no value named \"deadlne\"; did you mean \"deadline\"?"),
      ("{{#item}}{{titel}}{{/item}}", "main:1:10: no value named \"titel\"; did you mean \"title\"?"),
      ("{{item.titel}}", "main:1:1: no value named \"titel\"; did you mean \"title\"?"),
      ("{{zzzzzz}}", "main:1:1: no value named \"zzzzzz\""),
      ("ñ{{>prat}}", "main:1:2: no template named \"prat\"; did you mean \"part\"?"),
      ("{{item}}", "main:1:1: 'item' holds several values; write {{#item}}…{{/item}}"),
      ("{{#item}}", "main:1:1: 'item' is opened and never closed"),
      ("{{#item}}\n{{/itme}}", "main:2:1: '/itme' stands where '/item' must close line 1, column 1"),
      ("{{/item}}", "main:1:1: '/item' closes what was never opened"),
      ("{{deadline", "main:1:1: the tag is not closed; '}}' is missing"), ("{{ }}", "main:1:1: the tag has no name"),
      ("{{=x=}}", "main:1:1: 'x' does not set delimiters; write {{=<% %>=}}"),
      ("{{>loop}}", "loop:1:1: templates name each other more than 100 deep"),
    ])
  func mistakes(template: String, message: String) {
    let value: TemplateValue = ["deadline": "x", "item": ["title": "x"]]
    let error = #expect(throws: TemplateError.self) {
      try rendered(template, value, partials: ["part": "", "loop": "{{>loop}}"], isStrict: true)
    }
    #expect(error?.description == message)
  }

  @Test("keeps text templates as they are and evaluates nothing that stands in a value")
  func inert() throws {
    let templates = try Templates(["a.txt": "{{x}}", "b.html": "{{x}}"])
    let value: TemplateValue = ["x": "{{7*7}} & {{>b.html}}"]
    #expect(String(decoding: try templates.render("a.txt", value), as: UTF8.self) == "{{7*7}} & {{>b.html}}")
    #expect(String(decoding: try templates.render("b.html", value), as: UTF8.self) == "{{7*7}} &amp; {{&gt;b.html}}")
  }
}

/// The specification's own cases, where the recorded material stands beside the project.
@Suite("Mustache specification", .enabled(if: sharedFolder != nil))
struct MustacheSpecificationTests {
  @Test("passes every module but lambdas")
  func all() throws {
    let folder = try #require(sharedFolder).appending(path: "suites/mustache")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.contains("lambdas") }
    var count = 0
    for file in files.sorted() {
      let suite = try JSON(parsing: Data(contentsOf: folder.appending(path: file)))
      for test in suite["tests"]?.array ?? [] {
        let partials = (test["partials"]?.object ?? [:]).compactMapValues(\.string)
        let template = try #require(test["template"]?.string)
        let output = try rendered(template, TemplateValue(test["data"] ?? [:]), partials: partials)
        // Ours also escapes the apostrophe, which the specification leaves open.
        #expect(output == test["expected"]?.string, "\(file): \(test["name"]?.string ?? "")")
        count += 1
      }
    }
    #expect(count == 184)
  }
}
