/// A place in a file a person wrote, for messages: `feeds.yml:14:9`.
package struct Location: Hashable, Sendable, Codable, CustomStringConvertible {
  package var file: String
  /// Both from 1.
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package var description: String { "\(file):\(line):\(column)" }
}

/// An entry of feeds.yml: one address to visit and how to read what it answers.
package struct Source: Hashable, Sendable {
  package enum Format: String, CaseIterable, Hashable, Sendable { case auto, json, jsonl, csv, html, ics, xml }

  package var id: String
  package var name: String
  package var format: Format
  package var request: Request
  /// What most of its items are; a prior for the classifier, not a verdict.
  package var section: Section?
  /// Tags and place that hold for every item.
  package var tags: [String] = []
  package var place: Place?
  package var language: String?
  /// The one that gives the money, hires or decides, not one who repeats it: its values are shown first.
  package var isOfficial = false
  package var isEnabled = true
  /// Its owner invites programs by other means than robots.txt (a documented API).
  package var ignoresRobots = false
  /// Why it is not enabled, for `feeds`.
  package var reason: String?
  /// Path or XPath of the items; nil for feeds.
  package var items: String?
  /// An item is the element found and all that follows it, up to the next one.
  package var runsOn = false
  /// The few rules that stand beside the fields; most sources have none, and a list of sources stays small.
  private var ways: [Way: FieldRule] = [:]
  package var fields: [String: FieldRule] = [:]
  /// Keeps only items whose raw column has one of these values.
  package var filter: [String: [String]] = [:]
  package var paging: Paging?
  /// XPath of what is taken out of a page before it is read.
  package var remove: [String] = []
  /// Rules read on each unseen item's own page.
  package var detail: [String: FieldRule] = [:]
  package var expect = Expectation()
  /// Seconds between visits: never more often than the first, never less often than the second.
  package var interval: ClosedRange<Int> = 3600...86_400
  package var location: Location

  package init(id: String, name: String, format: Format = .auto, request: Request, location: Location) {
    self.id = id
    self.name = name
    self.format = format
    self.request = request
    self.location = location
  }

  private enum Way: Hashable, Sendable { case next, frame, within }

  /// Where the next page is: XPath or path of its address.
  package var next: FieldRule? {
    get { ways[.next] }
    set { ways[.next] = newValue }
  }

  /// Where the address of the list stands on the page at `request`, which is only its frame.
  package var frame: FieldRule? {
    get { ways[.frame] }
    set { ways[.frame] = newValue }
  }

  /// What of the answer is the document: a script of a page that holds JSON, a member of JSON that holds markup.
  package var within: FieldRule? {
    get { ways[.within] }
    set { ways[.within] = newValue }
  }

  /// What is sent.
  package struct Request: Hashable, Sendable {
    /// http, https or, only when feeds.yml itself says so, file.
    package var url: String
    /// GET unless there is a body.
    package var method: String
    package var body: String?
    package var headers: [String: String]

    package init(url: String, method: String = "GET", body: String? = nil, headers: [String: String] = [:]) {
      self.url = url
      self.method = method
      self.body = body
      self.headers = headers
    }
  }

  /// How a list longer than one answer is asked for.
  package struct Paging: Hashable, Sendable {
    package enum Style: String, Hashable, Sendable { case offset, page }
    package var style: Style
    /// The query parameter, or the dot path in the JSON body, that counts.
    package var parameter: String
    package var size: Int
    package var start: Int
    package var maximumPages: Int

    package init(style: Style, parameter: String, size: Int, start: Int = 0, maximumPages: Int = 20) {
      self.style = style
      self.parameter = parameter
      self.size = size
      self.start = start
      self.maximumPages = maximumPages
    }
  }

  /// What a healthy visit yields; less is reported as broken, and the last good items stay.
  package struct Expectation: Hashable, Sendable {
    package var minimumItems = 0
    package var required: [String] = []
    package var everyDays: Int?
    package init() {}
  }
}

/// How one field is read from an item.
package struct FieldRule: Hashable, Sendable {
  /// XPaths, dot paths or column names, tried in order until one gives text.
  package var paths: [String]
  /// The paths are not tried in turn: what each gives is put together, with a space between.
  package var isJoined = false
  /// A regular expression; its first group, or the whole match, is the value.
  package var match: String?
  /// Date patterns in Unicode letters (`MM-dd-yyyy`), tried in order.
  package var format: [String]
  /// What the value is written into, in place of `{}`: `https://a.example/item/{}`.
  package var form: String?
  /// A fixed value when nothing was read.
  package var fallback: String?

  package init(
    paths: [String], match: String? = nil, format: [String] = [], form: String? = nil, fallback: String? = nil
  ) {
    self.paths = paths
    self.match = match
    self.format = format
    self.form = form
    self.fallback = fallback
  }
}
