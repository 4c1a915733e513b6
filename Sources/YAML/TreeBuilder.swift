/// Builds the tree from events, with a stack of its own: `YAMLLimits` bounds the depth, never the call stack.
struct TreeBuilder {
  private(set) var mistakes: [YAMLMistake] = []
  private let limits: YAMLLimits
  private var open: [Container] = []
  private var finished: YAMLNode?
  private var documents = 0
  private var nodes = 0

  init(limits: YAMLLimits) { self.limits = limits }

  /// The document; that of an empty file is an empty scalar.
  var root: YAMLNode { finished ?? YAMLNode(.scalar(YAMLNode.Scalar("")), at: YAMLPlace(line: 1, column: 1)) }

  /// A list or mapping whose end has not come.
  private struct Container {
    var place: YAMLPlace
    var isMapping: Bool
    var items: [YAMLNode] = []
    var pairs: [YAMLNode.Pair] = []
    /// Where each key was first written.
    var places: [String: YAMLPlace] = [:]
    /// The key whose value comes next.
    var key: Key?
    /// Whether it carried an anchor or a tag, and was reported.
    var isFaulty = false
  }

  private enum Key {
    case word(String, YAMLPlace)
    /// A mistake: the value that follows belongs to nothing.
    case reported
  }

  /// Takes the next event; throws where no tree can come of it any more.
  mutating func take(_ event: Event) throws(YAMLMistake) {
    switch event.kind {
    case .other: return
    case .documentStart: try startDocument(event)
    case .alias(let name): try put(fault("*\(name) is an alias; write the value out", at: event.place))
    case .scalar(let scalar): try put(checked(scalar, event))
    case .sequenceStart: try start(event, isMapping: false)
    case .mappingStart: try start(event, isMapping: true)
    case .sequenceEnd, .mappingEnd: try finish()
    }
  }

  /// A second document is a mistake: nobody would ever read it.
  private mutating func startDocument(_ event: Event) throws(YAMLMistake) {
    documents += 1
    guard documents == 1 else {
      throw YAMLMistake(event.place, "a second document begins here; one file holds one, so take the line \"---\" out")
    }
  }

  /// Reports a mistake and gives the node that stands in its place.
  private mutating func fault(_ message: String, at place: YAMLPlace) throws(YAMLMistake) -> YAMLNode {
    mistakes.append(YAMLMistake(place, message))
    guard mistakes.count < limits.mistakes else { throw YAMLMistake(place, "too many mistakes; reading stopped here") }
    return YAMLNode(.faulty, at: place)
  }

  /// The scalar's node, or one that says it was faulty.
  private mutating func checked(_ scalar: YAMLNode.Scalar, _ event: Event) throws(YAMLMistake) -> YAMLNode {
    guard event.length <= limits.scalar else {
      throw YAMLMistake(event.place, "a text of \(event.length) bytes; at most \(limits.scalar) are read")
    }
    if try reportMarks(event) { return YAMLNode(.faulty, at: event.place) }
    if let control = scalar.text.unicodeScalars.first(where: TreeBuilder.isForbidden) {
      let digits = String(control.value, radix: 16, uppercase: true)
      let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return try fault("the text holds the control character U+\(number)", at: event.place)
    }
    return YAMLNode(.scalar(scalar), at: event.place)
  }

  /// C0 and C1 controls other than tab and line ends.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value)) || (0x7F...0x9F).contains(scalar.value)
  }

  /// Whether the node carried an anchor or a tag, which it then reports.
  private mutating func reportMarks(_ event: Event) throws(YAMLMistake) -> Bool {
    if let anchor = event.anchor { _ = try fault("&\(anchor) is an anchor; write the value out", at: event.place) }
    if let tag = event.tag {
      _ = try fault("\(tag) is a tag, which has no meaning here; put text with ! in quotes", at: event.place)
    }
    return event.anchor != nil || event.tag != nil
  }

  /// A list or mapping begins, within the depth there may be.
  private mutating func start(_ event: Event, isMapping: Bool) throws(YAMLMistake) {
    guard open.count < limits.depth else {
      throw YAMLMistake(event.place, "more than \(limits.depth) lists and mappings inside each other")
    }
    let isFaulty = try reportMarks(event)
    open.append(Container(place: event.place, isMapping: isMapping, isFaulty: isFaulty))
  }

  /// It ends and becomes a value of what it stands in.
  private mutating func finish() throws(YAMLMistake) {
    guard let closed = open.popLast() else { return }
    let content: YAMLNode.Content = closed.isMapping ? .mapping(closed.pairs) : .sequence(closed.items)
    try put(YAMLNode(closed.isFaulty ? .faulty : content, at: closed.place))
  }

  /// Puts a finished node where it belongs: the root, the next item, the next key or its value.
  private mutating func put(_ node: YAMLNode) throws(YAMLMistake) {
    nodes += 1
    guard nodes <= limits.nodes else {
      throw YAMLMistake(node.place, "more than \(limits.nodes) values in one file")
    }
    guard let last = open.indices.last else {
      finished = node
      return
    }
    if !open[last].isMapping {
      open[last].items.append(node)
    } else if let key = open[last].key {
      open[last].key = nil
      guard case .word(let word, let place) = key else { return }
      open[last].pairs.append(YAMLNode.Pair(key: word, keyPlace: place, value: node))
    } else {
      open[last].key = try key(node, in: last)
    }
  }

  /// The key a node makes; reported when it is none or comes twice.
  private mutating func key(_ node: YAMLNode, in mapping: Int) throws(YAMLMistake) -> Key {
    guard let scalar = node.scalar else {
      if node.content != .faulty { _ = try fault("a key must be plain text, not \(node.kind)", at: node.place) }
      return .reported
    }
    if let first = open[mapping].places[scalar.text] {
      let key = YAMLNode.excerpt(scalar.text)
      _ = try fault("the key \"\(key)\" comes twice; it was first written in line \(first.line)", at: node.place)
      return .reported
    }
    open[mapping].places[scalar.text] = node.place
    return .word(scalar.text, node.place)
  }
}
