import CXML2
import Glibc

/// What is told of a document while it is read.
///
/// Text is not passed: it gathers in the reader while `gathers` is set,
/// and a sink takes what was gathered since a mark.
package protocol XMLSink: AnyObject {
  /// An element begins; its attributes can be asked of the reader until this returns.
  func begin(_ name: Int, in reader: XMLReader)
  /// It ends.
  func end(_ name: Int, in reader: XMLReader)
}

/// One pass of libxml2's SAX parser, with names as numbers and text in one growing buffer.
package final class XMLReader {
  /// What the callbacks change; behind a pointer, so that each change is a store and nothing more.
  struct State: ~Copyable {
    unowned(unsafe) var reader: XMLReader?
    var gathers = false
    var isDone = false
    /// Whether text is taken past the parser.
    var leaps = false
    var text = TextBuffer()
    /// Codes of the elements that are open.
    var open: [Int] = []
    var known = PointerTable()
    var element: (local: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?)
    var attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    var attributeCount = 0
    var namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    var namespaceCount = 0

    init() { element = (nil, nil, nil) }
  }

  let state: UnsafeMutablePointer<State>
  /// Whether the document had to be repaired.
  private(set) var isBroken = false

  private let names: XMLNames
  private let sink: any XMLSink
  private var entities = NamedEntities(forAttributes: false)
  private var attributeEntities = NamedEntities(forAttributes: true)
  var context: xmlParserCtxtPtr?

  init(names: XMLNames, sink: any XMLSink) {
    self.names = names
    self.sink = sink
    state = .allocate(capacity: 1)
    state.initialize(to: State())
    state.pointee.reader = self
    state.pointee.open.reserveCapacity(64)
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Whether text is kept.
  ///
  /// Off by default, so that what nobody reads costs nothing.
  package var gathers: Bool {
    get { state.pointee.gathers }
    set { state.pointee.gathers = newValue }
  }

  /// Set to stop after the current event.
  package var isDone: Bool {
    get { state.pointee.isDone }
    set { state.pointee.isDone = newValue }
  }

  /// Reads UTF-8 from its first byte to its last.
  ///
  /// Returns whether it had to be repaired; throws when the guard refuses it.
  package static func read(_ bytes: [UInt8], names: XMLNames, into sink: any XMLSink) throws(MarkupError) -> Bool {
    try read(bytes, names: names, into: sink, leaping: true)
  }

  /// With `leaping` off every character goes through the parser, which tests compare with.
  static func read(
    _ bytes: [UInt8], names: XMLNames, into sink: any XMLSink, leaping: Bool
  ) throws(MarkupError) -> Bool {
    let reader = XMLReader(names: names, sink: sink)
    let refused: Bool = bytes.withUnsafeBufferPointer { buffer in
      var guardian = XMLGuard()
      let prolog = XMLProlog(buffer)
      let body = UnsafeBufferPointer(rebasing: buffer[prolog.start...])
      guard guardian.accepts(body) else { return true }
      reader.isBroken = prolog.isBroken
      let controls = ControlBytes(body)
      reader.state.pointee.leaps = leaping && !controls.hasForbidden
      if controls.hasReturns {
        normalizedLineEnds(body).withUnsafeBufferPointer { reader.parse($0) }
      } else {
        reader.parse(body)
      }
      return false
    }
    guard !refused else { throw MarkupError(XMLGuard.refusal) }
    return reader.isBroken
  }

  /// One pass over the whole, held in memory that libxml2 copies.
  private func parse(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard MarkupLibrary.isReady, let base = bytes.baseAddress, !bytes.isEmpty, let context = xmlNewParserCtxt() else {
      isBroken = true
      return
    }
    prepare(context)
    base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { chars in
      guard let source = xmlParserInputBufferCreateMem(chars, Int32(clamping: bytes.count), XML_CHAR_ENCODING_NONE),
        let input = xmlNewIOInputStream(context, source, XML_CHAR_ENCODING_NONE)
      else { return }
      inputPush(context, input)
      withExtendedLifetime(self) { _ = xmlParseDocument(context) }
    }
    finish(context)
  }

  /// Sets the callbacks and the options, and ties the context to this reader.
  func prepare(_ context: xmlParserCtxtPtr) {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = beginElement
    handler.endElementNs = endElement
    handler.characters = gatherText
    handler.ignorableWhitespace = gatherText
    handler.cdataBlock = gatherText
    handler.getEntity = serveEntity
    handler.entityDecl = stopAtEntity
    handler.attributeDecl = stopAtAttribute
    context.pointee.sax.pointee = handler
    xmlCtxtUseOptions(context, MarkupLibrary.xmlOptions)
    context.pointee.userData = UnsafeMutableRawPointer(state)
    self.context = context
  }

  /// Ends the elements that the document left open, and frees the context.
  func finish(_ context: xmlParserCtxtPtr) {
    isBroken = isBroken || context.pointee.wellFormed == 0
    state.pointee.attributeCount = 0
    while let name = state.pointee.open.popLast(), !isDone { sink.end(name, in: self) }
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    context.pointee.myDoc = nil
    self.context = nil
    xmlFreeParserCtxt(context)
    entities.free()
    attributeEntities.free()
  }

  fileprivate func begin() {
    guard !isDone, let local = state.pointee.element.local else { return }
    let namespace = state.pointee.element.namespace
    let code = state.pointee.known[local, namespace] ?? learn(local, namespace)
    state.pointee.open.append(code)
    sink.begin(code, in: self)
    if isDone, let context { return xmlStopParser(context) }
    if state.pointee.leaps { leap(after: .start) }
  }

  /// The code of a name that this document uses for the first time.
  private func learn(_ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?) -> Int {
    let code = names.code(
      local: String(cString: local), prefix: state.pointee.element.prefix.map { String(cString: $0) },
      namespace: namespace.map { String(cString: $0) })
    return state.pointee.known.insert(code, for: local, namespace)
  }

  fileprivate func end() {
    guard !isDone, let code = state.pointee.open.popLast() else { return }
    sink.end(code, in: self)
    if isDone, let context { return xmlStopParser(context) }
    if state.pointee.leaps { leap(after: .end) }
  }

  /// What a name that HTML may know stands for; the reference as written when it knows none.
  func meaning(of name: String) -> String { entities.meaning(of: name) }

  fileprivate func entity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    let isInAttribute = context?.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
    return isInAttribute ? attributeEntities.entity(name) : entities.entity(name)
  }

  fileprivate func stop() {
    isBroken = true
    if let context { xmlStopParser(context) }
  }
}

extension XMLGuard {
  static let refusal =
    "a tag with more than \(maximumAttributes) attributes or \(maximumTagBytes / 1024) KiB is no feed"
}

private func state(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLReader.State>? {
  context?.assumingMemoryBound(to: XMLReader.State.self)
}

/// What libxml2 calls at a start tag; attributes come as five pointers each.
private func beginElement(
  _ context: UnsafeMutableRawPointer?, _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
  _ namespace: UnsafePointer<xmlChar>?, _ namespaceCount: Int32,
  _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int32, _ defaulted: Int32,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let state = state(context) else { return }
  state.pointee.element = (local, prefix, namespace)
  state.pointee.namespaces = namespaces
  state.pointee.namespaceCount = Int(namespaceCount)
  state.pointee.attributes = attributes
  state.pointee.attributeCount = Int(attributeCount)
  state.pointee.reader?.begin()
}

/// What libxml2 calls at an end tag.
private func endElement(
  _ context: UnsafeMutableRawPointer?, _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
  _ namespace: UnsafePointer<xmlChar>?
) {
  guard let state = state(context) else { return }
  state.pointee.element = (local, prefix, namespace)
  state.pointee.attributeCount = 0
  state.pointee.reader?.end()
}

/// What libxml2 calls with text, in pieces of its own choice.
private func gatherText(_ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
  guard let state = state(context), state.pointee.gathers, let bytes else { return }
  state.pointee.text.append(UnsafeBufferPointer(start: bytes, count: Int(count)))
}

/// What libxml2 calls at a reference by name; nothing that a document declares is ever served.
private func serveEntity(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) -> xmlEntityPtr? {
  guard let name else { return nil }
  // The five of XML itself are nearly all there are in escaped markup.
  if let predefined = xmlGetPredefinedEntity(name) { return predefined }
  guard let reader = state(context)?.pointee.reader else { return nil }
  return reader.entity(name)
}

/// Declarations are taken out before the parser starts; one that arrives all the same ends the reading.
private func stopAtEntity(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, _ type: Int32,
  _ publicID: UnsafePointer<xmlChar>?, _ systemID: UnsafePointer<xmlChar>?, _ content: UnsafeMutablePointer<xmlChar>?
) { state(context)?.pointee.reader?.stop() }

private func stopAtAttribute(
  _ context: UnsafeMutableRawPointer?, _ element: UnsafePointer<xmlChar>?, _ name: UnsafePointer<xmlChar>?,
  _ type: Int32, _ kind: Int32, _ value: UnsafePointer<xmlChar>?, _ tree: xmlEnumerationPtr?
) {
  xmlFreeEnumeration(tree)
  state(context)?.pointee.reader?.stop()
}
