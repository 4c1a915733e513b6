import Composing
import Foundation
import Model
import TestSupport
import Testing
import Text

@Suite("mail lint")
struct MailLintTests {
  @Test("finds nothing unsafe in the shipped newsletter", arguments: ["en", "es"])
  func shipped(language: String) throws {
    let lint = MailLint(try Sample.composed(language).html)
    #expect(lint.mistakes == [])
    #expect(lint.features.count > 30 && lint.links.contains("https://example.org/pyouth001"))
    #expect(lint.progressive.contains { $0.feature.name == "css-at-media-prefers-color-scheme" })
  }

  @Test(
    "names what some mail programs do not show",
    arguments: [
      ("<p style=\"display: flex\">", "'display: flex' (css-display)"),
      ("<p style=\"width: 3rem\">", "'width: 3rem' (css-unit-rem)"),
      ("<p style=\"color: var(--x)\">", "(css-function-var)"), ("<p style=\"opacity: 0.5\">", "(css-opacity)"),
      ("<style>a:hover { color: red }</style>", "(css-pseudo-class-hover)"),
      ("<style>p > a { color: red }</style>", "(css-selector-child)"),
      ("<style>@import url(x.css);{}</style>", "(css-at-import)"), ("<section>", "(html-semantics)"),
      ("<a href=\"#x\">", "(html-anchor-links)"), ("<svg>", "(html-svg)"), ("<p hidden=\"\">", "(html-hidden)"),
      ("<img src=\"https://x.example/a.png\">", "<img> would load from outside"), ("<script>", "<script> would run"),
    ])
  func unsafe(html: String, words: String) {
    let mistakes = MailLint(html).mistakes
    #expect(mistakes.contains { $0.contains(words) }, "\(mistakes)")
  }

  @Test("names a mail that is cut for its size")
  func size() {
    let mistakes = MailLint("<p>" + String(repeating: "x", count: 90_000) + "</p>").mistakes
    #expect(mistakes == ["the HTML has 90007 bytes; above 90000 mail programs cut it: drop some items"])
  }

  @Test("is not led astray by brackets in attributes and comments")
  func quotes() {
    let lint = MailLint("<!-- <svg> --><p lang=\"a>b\">x</p><a href=\"https://x.example/?a=1\">y</a>")
    #expect(lint.mistakes == [] && lint.links == ["https://x.example/?a=1"])
  }
}

/// The table of features against the recorded one, where that stands beside the project.
@Suite("mail features", .enabled(if: sharedFolder != nil))
struct MailFeatureTests {
  static let programs = [
    ("gmail", "desktop-webmail"), ("gmail", "ios"), ("gmail", "android"), ("outlook", "windows"), ("outlook", "macos"),
    ("outlook", "outlook-com"), ("apple-mail", "macos"), ("apple-mail", "ios"), ("yahoo", "desktop-webmail"),
    ("samsung-email", "android"),
  ]

  @Test("calls nothing safe that one of ten programs does not show")
  func agrees() throws {
    let file = try #require(sharedFolder).appending(path: "suites/email-html/caniemail.json")
    let entries = try #require(try JSON(parsing: Data(contentsOf: file)).array)
    var recorded: [String: Bool] = [:]
    for entry in entries {
      guard let slug = entry["slug"]?.string else { continue }
      let newest = Self.programs.map { family, platform in
        let versions = entry["stats"]?[family]?[platform]?.object ?? [:]
        return versions.max { $0.key.compare($1.key, options: .numeric) == .orderedAscending }?.value.string ?? "u"
      }
      recorded[slug] = !newest.contains { $0.hasPrefix("n") }
    }
    let used = MailLint(try Sample.composed("en").html).features
    var compared = 0
    for feature in used where recorded[feature.name] != nil {
      compared += 1
      if feature.support == .everywhere { #expect(recorded[feature.name] == true, "\(feature.name)") }
    }
    #expect(compared > 25)
  }
}
