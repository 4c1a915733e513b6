/// A thing HTML mail can be made of, by the name that caniemail.com gives it: `css-padding`, `html-table`.
package struct MailFeature: Hashable, Sendable, Comparable {
  package var name: String
  /// As it stands in the mail, for messages.
  package var example: String

  package static func < (left: MailFeature, right: MailFeature) -> Bool { left.name < right.name }

  /// How far mail programs follow it.
  package enum Support: Hashable, Sendable {
    /// All ten programs show it.
    case everywhere
    /// Some do not, and the mail reads well there too; the words say what they show instead.
    case progressive(String)
    /// Some do not, or nobody knows.
    case unsafe
  }

  package var support: Support {
    if MailFeature.everywhere.contains(name) { return .everywhere }
    return MailFeature.progressive[name].map { .progressive($0) } ?? .unsafe
  }

  /// The programs the newsletter is made for.
  package static let programs = [
    "Gmail on the web", "Gmail on iOS", "Gmail on Android", "Outlook on Windows", "Outlook on macOS",
    "Outlook on the web", "Apple Mail on macOS", "Apple Mail on iOS", "Yahoo Mail", "Samsung Email",
  ]

  /// What every one of them shows, at least in the plain form used here (facts from caniemail.com, 2026).
  private static let everywhere: Set<String> = [
    "css-background-color", "css-border", "css-border-collapse", "css-color", "css-comments", "css-direction",
    "css-display-none", "css-font", "css-font-family", "css-font-size", "css-font-style", "css-font-weight",
    "css-important", "css-letter-spacing", "css-line-height", "css-list-style-type", "css-margin", "css-max-width",
    "css-padding", "css-selector-class", "css-selector-descendant", "css-selector-grouping", "css-selector-type",
    "css-text-align", "css-text-decoration", "css-text-indent", "css-text-transform", "css-unit-em",
    "css-unit-percent", "css-unit-px", "css-vertical-align", "css-width", "html-a", "html-align", "html-blockquote",
    "html-br", "html-comments", "html-div", "html-dir", "html-h1-h6", "html-head", "html-hr", "html-html",
    "html-i", "html-lang", "html-lists", "html-mailto-links", "html-meta", "html-p", "html-role", "html-small",
    "html-span", "html-strong", "html-style", "html-table", "html-title", "html-width",
  ]

  /// What some leave out without harm.
  private static let progressive: [String: String] = [
    "css-at-media": "Outlook on Windows keeps the wide layout",
    "css-at-media-prefers-color-scheme": "other programs keep the light colours, or turn them by themselves",
    "css-max-height": "only hides the preheader once more, beside display: none",
    "css-overflow": "only hides the preheader once more, beside display: none",
    "html-body": "Outlook on macOS puts its own in the place of ours, with the same content",
    "html-aria-label": "Yahoo reads the title instead",
    "html-doctype": "Outlook on Windows and Samsung read the mail in their own way with or without",
    "html-meta-color-scheme": "programs that do not know it use their own colours",
  ]
}
