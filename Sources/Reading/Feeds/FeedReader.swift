import Markup

/// Reads RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0 and CDF from the parser's events.
///
/// Every open element has a frame; a frame either holds nothing, gathers the text of one field, or is a container into
/// which the fields of its children go. Markup inside a text field is written back as markup.
final class FeedReader: XMLSink {
  /// What an open element is for.
  enum Role { case nothing, container, head, item, origin, person, field, more }

  /// An element that is open, and what has been learned from its start tag.
  struct Frame {
    var element: FeedElement?
    var role: Role
    var mark = 0
    var style = FeedTextStyle.unknown
    /// Bases and languages this element added.
    var addedBase = false
    var addedLanguage = false
    /// A value that stands in an attribute instead of the text.
    var attribute: String?
    var flag = false
  }

  var document = FeedDocument()
  var frames: [Frame] = []
  /// The role of the innermost frame.
  var role = Role.nothing
  var head = FeedDraft()
  var item = FeedDraft()
  var hasItem = false
  var person = FeedPerson()
  var bases: [String]
  var languages: [String] = []
  /// Elements of inline markup that are open below a text field.
  private var inlineDepth = 0
  /// Bases that inline markup sets for what is inside it, with the depth they hold from.
  private var inlineBases: [(depth: Int, address: String)] = []
  private var segment = 0
  private let more: [String]
  let address: String

  /// `base` is the document's address; `more` names further elements to keep.
  init(base: String?, more: [String] = []) {
    bases = base.map { [$0] } ?? []
    address = base ?? ""
    self.more = more
    frames.reserveCapacity(32)
  }

  /// An element begins: markup within a field is written back, all else gets a frame.
  func begin(_ name: Int, in reader: XMLReader) {
    if role == .field || inlineDepth > 0, let last = frames.last, !isOwn(name, below: last) {
      beginInline(reader)
      return
    }
    let element = name >= 1 && name <= FeedElement.byCode.count ? FeedElement.byCode[name - 1] : nil
    var frame = Frame(element: element, role: .nothing)
    if reader.hasAttributes { scope(&frame, reader) }
    if let element {
      open(element, &frame, reader)
    } else if name > FeedElement.byCode.count, hasItem {
      frame.role = .more
      frame.attribute = more[name - FeedElement.byCode.count - 1]
    }
    frame.mark = reader.mark
    segment = frame.mark
    role = frame.role
    frames.append(frame)
    reader.gathers = isGathering
  }

  /// It ends, and with it the base and the language it set.
  func end(_ name: Int, in reader: XMLReader) {
    guard inlineDepth == 0 else {
      endInline(reader)
      return
    }
    guard let frame = frames.popLast() else { return }
    close(frame, reader)
    if frame.addedBase { bases.removeLast() }
    if frame.addedLanguage { languages.removeLast() }
    role = frames.isEmpty ? .nothing : frames[frames.count - 1].role
    reader.gathers = isGathering
  }

  private var isGathering: Bool { role == .field || role == .person || role == .more }

  /// Some fields have fields of their own: the name in an author, a category in a category.
  private func isOwn(_ name: Int, below frame: Frame) -> Bool {
    frame.element == .itunesCategory
      || frame.element == .category && name != XMLNames.unknown && !frame.style.isInline
        && FeedElement.byCode[min(name, FeedElement.byCode.count) - 1] == .category
  }

  /// `xml:base` and `xml:lang` hold for what is inside.
  private func scope(_ frame: inout Frame, _ reader: XMLReader) {
    if let base = reader.xmlAttribute("base") {
      bases.append(joined(base))
      frame.addedBase = true
    }
    if let language = reader.xmlAttribute("lang") {
      languages.append(language)
      frame.addedLanguage = true
    }
  }

  /// An address relative to the base in force.
  func joined(_ address: String) -> String {
    guard let base = bases.last else { return address }
    return resolvedAddress(address, base: base)
  }

  // MARK: - Inline markup

  /// Writes a start tag of markup that stands in a field as elements.
  private func beginInline(_ reader: XMLReader) {
    guard let last = frames.last else { return }
    if last.style.escapesText { reader.escape(since: segment) }
    frames[frames.count - 1].flag = true
    if reader.hasAttributes, let base = reader.xmlAttribute("base") {
      let outer = inlineBases.last?.address ?? bases.last ?? ""
      inlineBases.append((inlineDepth, resolvedAddress(base, base: outer)))
    }
    let base = inlineBases.last?.address
    reader.appendStartTag(resolving: base.map { base in { resolvedAddress($0, base: base) } })
    segment = reader.mark
    inlineDepth += 1
  }

  /// Writes its end tag, after the text before it.
  private func endInline(_ reader: XMLReader) {
    if let last = frames.last, last.style.escapesText { reader.escape(since: segment) }
    reader.appendEndTag()
    segment = reader.mark
    inlineDepth -= 1
    if inlineBases.last?.depth == inlineDepth { inlineBases.removeLast() }
  }

  /// The text of a field that ends, as its style says.
  func value(of frame: Frame, _ reader: XMLReader) -> FeedText {
    if frame.style.isInline { reader.escape(since: max(segment, frame.mark)) }
    let text = reader.trimmedText(since: frame.mark, repairing: true)
    reader.cut(to: frame.mark)
    return frame.style.text(text, hasElements: frame.flag, base: bases.last)
  }
}
