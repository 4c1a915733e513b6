import Model

/// Builds the tree of a template from its tags.
///
/// A tag that stands alone on its line takes the whole line with it (the specification's "standalone"): the edges of
/// the text around a tag are therefore found in the bytes, and text is what lies between the edges.
struct TemplateParser {
  private let scanner: TemplateScanner
  private var next = 0
  /// Where the text not yet taken begins.
  private var textStart = 0
  /// How many sections stand around the tag that is read.
  private var depth = 0

  /// Deeper than any letter needs, and far from what a thread's stack holds.
  static let maximumDepth = 200
  /// A closing tag began a line; the line's indentation belongs to what follows it.
  private var carriesLineStart = false

  private var bytes: [UInt8] { scanner.bytes }

  /// Parses a whole template.
  static func parse(_ bytes: [UInt8], file: String) throws(TemplateError) -> [TemplateNode] {
    var parser = TemplateParser(scanner: try TemplateScanner(bytes, file: file))
    return try parser.nodes(in: nil)
  }

  private init(scanner: TemplateScanner) { self.scanner = scanner }

  /// Everything up to the tag that closes `opener`, which is taken too; up to the end when nothing is open.
  private mutating func nodes(in opener: TemplateTag?) throws(TemplateError) -> [TemplateNode] {
    if let opener, depth >= Self.maximumDepth {
      throw TemplateError(
        scanner.location(opener.range.lowerBound), "'\(opener.name)' stands inside \(depth) others; that is too deep")
    }
    depth += opener == nil ? 0 : 1
    defer { depth -= opener == nil ? 0 : 1 }
    var found: [TemplateNode] = []
    while next < scanner.tags.count {
      let tag = scanner.tags[next]
      next += 1
      let line = edges(of: tag, isArgument: tag.kind == .block && opener?.kind == .parent)
      appendText(upTo: line.left, before: tag, isAlone: line.isAlone, to: &found)
      textStart = line.right
      if tag.kind == .close {
        try check(tag, closes: opener)
        return found
      }
      if let node = try node(tag, line, isArgument: opener?.kind == .parent) { found.append(node) }
    }
    if let opener {
      throw TemplateError(scanner.location(opener.range.lowerBound), "'\(opener.name)' is opened and never closed")
    }
    appendText(upTo: bytes.count, before: nil, isAlone: true, to: &found)
    return found
  }

  /// Throws unless the closing tag has the name of the one that is open.
  private func check(_ tag: TemplateTag, closes opener: TemplateTag?) throws(TemplateError) {
    let place = scanner.location(tag.range.lowerBound)
    guard let opener else { throw TemplateError(place, "'/\(tag.name)' closes what was never opened") }
    guard opener.name == tag.name else {
      let opened = scanner.location(opener.range.lowerBound)
      throw TemplateError(
        place, "'/\(tag.name)' stands where '/\(opener.name)' must close line \(opened.line), column \(opened.column)")
    }
  }

  /// What a tag stands for, its content taken too; nil for comments and delimiters, which leave nothing.
  private mutating func node(
    _ tag: TemplateTag, _ line: Edges, isArgument: Bool
  ) throws(TemplateError) -> TemplateNode? {
    let place = scanner.location(tag.range.lowerBound)
    switch tag.kind {
    case .value: return .value(TemplatePath(tag.name, at: place))
    case .unescaped: return .rawValue(TemplatePath(tag.name, at: place))
    case .section, .inverted:
      let content = try nodes(in: tag)
      return .section(
        TemplateSection(TemplatePath(tag.name, at: place), isInverted: tag.kind == .inverted, content: content))
    case .partial: return .partial(reference(tag, line.isAlone ? line.indentation : nil))
    case .parent: return try parent(tag)
    case .block: return .block(try block(tag, line, isArgument: isArgument))
    case .close, .comment, .delimiters: return nil
    }
  }

  /// `{{<name}}…{{/name}}`: only the blocks inside count, the text between them is dropped (inheritance module).
  private mutating func parent(_ tag: TemplateTag) throws(TemplateError) -> TemplateNode {
    let content = try nodes(in: tag)
    var replaced: [String: TemplateBlock] = [:]
    for case .block(let block) in content { replaced[block.name] = block }
    let before = lineBefore(tag)
    let isAlone = before != nil && endsLine(scanner.tags[next - 1].range.upperBound) != nil
    return .parent(reference(tag, isAlone ? before.map { Array(bytes[$0..<tag.range.lowerBound]) } : nil), replaced)
  }

  /// `{{$name}}…{{/name}}`, with the indentation it was written at, which is taken off where it replaces another.
  private mutating func block(
    _ tag: TemplateTag, _ line: Edges, isArgument: Bool
  ) throws(TemplateError) -> TemplateBlock {
    let begin = textStart
    let beginsLine = begin > 0 && bytes[begin - 1] == newline
    let blank = Array(bytes[begin...].prefix(while: isBlank))
    var content = try nodes(in: tag)
    if beginsLine, case .text(let first)? = content.first, first.lineStarts.first == 0 {
      // What renders the block knows best how far its first line goes in.
      let starts = first.lineStarts.dropFirst().map { max(0, $0 - blank.count) }
      content[0] = .text(TemplateText(Array(first.bytes.dropFirst(blank.count)), lineStarts: starts))
    }
    let before = lineBefore(tag).map { Array(bytes[$0..<tag.range.lowerBound]) } ?? []
    return TemplateBlock(
      name: tag.name, content: content, standsAlone: line.isAlone && !isArgument, indentation: before,
      contentIndentation: beginsLine && !content.isEmpty ? blank : nil)
  }

  /// The template that a tag names, or for `*name` the value that will name it (dynamic names module).
  private func reference(_ tag: TemplateTag, _ indentation: [UInt8]?) -> TemplateReference {
    let place = scanner.location(tag.range.lowerBound)
    guard tag.name.hasPrefix("*") else {
      return TemplateReference(target: .named(tag.name), indentation: indentation, location: place)
    }
    let name = tag.name.dropFirst().drop(while: \.isWhitespace)
    return TemplateReference(
      target: .dynamic(TemplatePath(String(name), at: place)), indentation: indentation, location: place)
  }
}

// MARK: Lines

extension TemplateParser {
  /// Where the text before a tag ends and the text after it begins.
  private struct Edges {
    var left: Int
    var right: Int
    var isAlone: Bool
    var indentation: [UInt8] = []
  }

  /// The specification's rules of white space, one kind of tag after the other.
  private func edges(of tag: TemplateTag, isArgument: Bool) -> Edges {
    let inline = Edges(left: tag.range.lowerBound, right: tag.range.upperBound, isAlone: false)
    let before = lineBefore(tag)
    let after = endsLine(tag.range.upperBound)
    switch tag.kind {
    case .value, .unescaped: return inline
    case .parent:
      // Alone when its closing tag ends a line; the text inside a parent is dropped in any case.
      guard let before, let close = closing(of: next - 1), endsLine(close.range.upperBound) != nil else {
        return inline
      }
      return Edges(left: before, right: tag.range.upperBound, isAlone: true)
    case .block where isArgument:
      return Edges(left: inline.left, right: after ?? inline.right, isAlone: after != nil)
    case .close where opensInside(tag):
      // The end of a block or parent: what is blank before it, and the rest of its line, go each for itself.
      guard let before else {
        return Edges(left: inline.left, right: endOfParent(tag) ?? inline.right, isAlone: false)
      }
      return Edges(left: before, right: after ?? inline.right, isAlone: true)
    default:
      guard let before, let after else { return inline }
      return Edges(
        left: before, right: after, isAlone: true, indentation: Array(bytes[before..<tag.range.lowerBound]))
    }
  }

  /// The start of the tag's line when only white space stands before it.
  private func lineBefore(_ tag: TemplateTag) -> Int? {
    var start = tag.range.lowerBound
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    return start == 0 || bytes[start - 1] == newline ? start : nil
  }

  /// The start of the next line when only white space stands between; the end of the template counts as one.
  private func endsLine(_ offset: Int) -> Int? {
    var end = offset
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    if end == bytes.count { return end }
    if bytes[end] == UInt8(ascii: "\r"), end + 1 < bytes.count { end += 1 }
    return bytes[end] == newline ? end + 1 : nil
  }

  /// The tag that closes the one at that index; nil when none does.
  private func closing(of index: Int) -> TemplateTag? {
    var depth = 0
    for tag in scanner.tags[index...] {
      switch tag.kind {
      case .section, .inverted, .parent, .block: depth += 1
      case .close: depth -= 1
      default: break
      }
      if depth == 0 { return tag }
    }
    return nil
  }

  /// The index of the tag that the closing tag before `next` closes.
  private func opening(of closing: Int) -> TemplateTag? {
    var depth = 0
    for tag in scanner.tags[...closing].reversed() {
      switch tag.kind {
      case .section, .inverted, .parent, .block: depth -= 1
      case .close: depth += 1
      default: break
      }
      if depth == 0 { return tag }
    }
    return nil
  }

  /// Whether a closing tag ends a block or a parent rather than a section.
  private func opensInside(_ tag: TemplateTag) -> Bool {
    guard let opener = opening(of: next - 1) else { return false }
    return opener.kind == .parent || opener.kind == .block
  }

  /// After the line of a parent that stands alone and closes on a line with other tags.
  private func endOfParent(_ tag: TemplateTag) -> Int? {
    guard let opener = opening(of: next - 1), opener.kind == .parent else { return nil }
    var start = opener.range.lowerBound
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    guard start == 0 || bytes[start - 1] == newline else { return nil }
    return endsLine(tag.range.upperBound)
  }

  /// Takes the text up to there as a node, with the offsets at which its lines begin.
  private mutating func appendText(
    upTo end: Int, before tag: TemplateTag?, isAlone: Bool, to nodes: inout [TemplateNode]
  ) {
    var starts = (textStart..<max(textStart, end)).filter { isLineStart($0) }.map { $0 - textStart }
    if carriesLineStart { starts.insert(0, at: 0) }
    carriesLineStart = false
    if let tag, !isAlone, isLineStart(end) {
      if tag.kind == .close { carriesLineStart = true } else { starts.append(end - textStart) }
    }
    if end > textStart || !starts.isEmpty {
      nodes.append(.text(TemplateText(Array(bytes[textStart..<max(textStart, end)]), lineStarts: starts)))
    }
  }

  private func isLineStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == newline }
}
