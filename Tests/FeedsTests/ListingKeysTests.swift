import Model
import Testing

@testable import Feeds

@Suite("keys for lists of unusual shapes")
struct ListingKeysTests {
  @Test("reads where a list runs on, stands elsewhere or within another text")
  func keys() throws {
    let read = try source(
      """
      type: html
      items: "//h3"
      run_on: true
      frame: "//@data-url"
      within: {path: html, match: "(.*)"}
      fields: {title: h3, start: {join: [p, "h2"], format: "MMMM d yyyy"}}
      """)
    #expect(read.runsOn)
    #expect(read.frame == FieldRule(paths: ["//@data-url"]))
    #expect(read.within == FieldRule(paths: ["html"], match: "(.*)"))
    #expect(read.fields["start"]?.isJoined == true)
    #expect(read.fields["start"]?.paths == ["p", "h2"])
    #expect(read.fields["title"]?.isJoined == false)
  }

  @Test(
    "names what is wrong with them",
    arguments: [
      ("type: csv\nfields: {title: t}\nrun_on: true", #""run_on" is for type html"#),
      ("run_on: maybe", #""run_on" takes true or false"#),
      ("frame: \"//a[\"", "the XPath has a [ that nothing closes"),
      ("fields: {start: {join: [a, b], path: c}}", #""start" takes "join" or a path, not both"#),
      ("type: html\nitems: \"//a\"\nfields: {title: {join: [\"a[\", b]}}", "the XPath has a [ that nothing closes"),
      ("fields: {title: {jion: [a, b]}}", #"unknown key "jion"; did you mean "join"?"#),
      ("withn: x", #"unknown key "withn"; did you mean "within"?"#),
    ])
  func mistakes(lines: String, words: String) {
    #expect(sourceMistakes("id: a\nname: A\nurl: https://a.example/\n" + lines).contains { $0.contains(words) })
  }
}
