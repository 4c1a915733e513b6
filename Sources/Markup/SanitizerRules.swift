/// What may stand in cleaned markup: nothing else is ever written.
enum SanitizerRules {
  /// What becomes of an element.
  enum Fate: UInt8 {
    /// Written, with its allowed attributes.
    case kept
    /// Written, without content or end.
    case void
    /// Its content stays, it does not.
    case unwrapped
    /// It goes with all it holds.
    case dropped
  }

  static let kept: [StaticString] = [
    "a", "abbr", "address", "article", "aside", "b", "blockquote", "caption", "cite", "code", "dd", "del", "dfn", "div",
    "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "i", "ins", "kbd", "li", "mark", "ol",
    "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot",
    "th", "thead", "time", "tr", "u", "ul", "var",
  ]
  static let void: [StaticString] = ["br", "hr"]
  /// Those whose content is not text; any other that is not kept is unwrapped.
  static let dropped: [StaticString] = ["applet", "head", "script", "style", "template", "xml"]

  /// Elements that libxml2 closes when another opens directly inside them.
  ///
  /// The rebuild closes them in the same places,
  /// so that what it wrote reads back as the same tree and cleaning twice changes nothing.
  static let closedBy: [String: Set<String>] = [
    "a": ["a", "table", "td", "th"], "address": ["dd", "dl", "dt", "li", "ul"], "b": ["p", "td", "th"],
    "caption": ["tbody", "tfoot", "thead", "tr"], "dd": ["dt"], "dl": ["li"], "dt": ["dd", "dl"],
    "h1": ["li", "p", "table"], "h2": ["li", "p", "table"], "h3": ["li", "p", "table"], "h4": ["li", "p", "table"],
    "h5": ["li", "p", "table"], "h6": ["li", "p", "table"], "i": ["p", "td", "th"], "li": ["li"], "ol": ["ul"],
    "p": [
      "address", "blockquote", "caption", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
      "p", "pre", "table", "tbody", "td", "tfoot", "th", "tr", "ul",
    ],
    "pre": ["dd", "dl", "dt", "li", "table", "ul"], "s": ["p"], "small": ["p"], "span": ["td", "th"],
    "tbody": ["tbody", "tfoot"], "td": ["tbody", "td", "tfoot", "th", "tr"], "tfoot": ["tbody"],
    "th": ["tbody", "td", "tfoot", "th", "tr"], "thead": ["tbody", "tfoot"], "tr": ["tbody", "tfoot", "tr"],
    "u": ["p", "td", "th"], "ul": ["address", "ol", "pre"],
  ]

  /// Attributes kept on any element, and those of a few; addresses are checked and made absolute.
  static let everywhere: Set<String> = ["dir", "lang", "title"]
  static let own: [String: Set<String>] = [
    "a": ["href"], "td": ["colspan", "rowspan"], "th": ["colspan", "rowspan", "scope"], "ol": ["start"],
    "time": ["datetime"],
  ]
  static let schemes: Set<String> = ["http", "https", "mailto", "tel"]
}

/// The kept elements and their rules by number, for the rebuild's inner loop.
struct SanitizerTable: Sendable {
  struct Element: Sendable {
    var name: [UInt8]
    var fate: SanitizerRules.Fate
    /// Numbers of the elements that close it.
    var closedBy: Set<Int>
    var attributes: Set<String>
  }

  static let shared = SanitizerTable()

  let elements: [Element]
  /// Open addressing by a hash of the name.
  private let slots: [Int]

  private init() {
    let all =
      SanitizerRules.kept.map { ($0, SanitizerRules.Fate.kept) }
      + SanitizerRules.void.map { ($0, .void) } + SanitizerRules.dropped.map { ($0, .dropped) }
    let numbers = Dictionary(uniqueKeysWithValues: all.enumerated().map { ("\($1.0)", $0) })
    elements = all.map { name, fate in
      Element(
        name: Array("\(name)".utf8), fate: fate,
        closedBy: Set((SanitizerRules.closedBy["\(name)"] ?? []).compactMap { numbers[$0] }),
        attributes: SanitizerRules.everywhere.union(SanitizerRules.own["\(name)"] ?? []))
    }
    var slots = [Int](repeating: -1, count: 512)
    for (number, element) in elements.enumerated() {
      var at = element.name.reduce(0) { Self.step($0, $1) } & 511
      while slots[at] >= 0 { at = (at + 1) & 511 }
      slots[at] = number
    }
    self.slots = slots
  }

  /// One byte into the hash of a name.
  private static func step(_ hash: Int, _ byte: UInt8) -> Int { (hash &* 31 &+ Int(byte)) & 0xFFFF }

  /// The number of an element, nil for one that is in no list.
  func number(_ name: UnsafePointer<UInt8>) -> Int? {
    var hash = 0
    var length = 0
    while name[length] != 0 {
      hash = Self.step(hash, name[length])
      length += 1
    }
    var at = hash & 511
    while slots[at] >= 0 {
      let candidate = elements[slots[at]].name
      if candidate.count == length, (0..<length).allSatisfy({ candidate[$0] == name[$0] }) { return slots[at] }
      at = (at + 1) & 511
    }
    return nil
  }
}
