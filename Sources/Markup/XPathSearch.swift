import CXML2
import Glibc

/// What an XPath expression gives.
package enum XPathValue {
  case nodes([HTMLNode])
  case text(String)

  /// One text a node, in document order, or the one computed text.
  package var texts: [String] {
    switch self {
    case .nodes(let nodes): nodes.map(\.text)
    case .text(let text): [text]
    }
  }
}

/// One evaluation context over a document, with every expression compiled once.
///
/// Beside XPath 1.0 it knows `has-class(name)`, `lower(text)`, `current()` for the node that the whole expression began
/// at, and the functions over texts that its caller gives.
final class XPathSearch {
  private let context: xmlXPathContextPtr
  private var compiled: [String: xmlXPathCompExprPtr] = [:]
  fileprivate let functions: [String: ([String]) -> String]

  init?(_ document: xmlDocPtr, functions: [String: ([String]) -> String]) {
    guard let context = xmlXPathNewContext(document) else { return nil }
    self.context = context
    self.functions = functions
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    xmlXPathRegisterFunc(context, "current", current)
    for name in functions.keys { xmlXPathRegisterFunc(context, name, callText) }
    context.pointee.error = { _, _ in }
    xmlXPathRegisterFunc(context, "has-class", hasClass)
    xmlXPathRegisterFunc(context, "lower", lower)
  }

  /// Called by the owner before it frees the document.
  func free() {
    for expression in compiled.values { xmlXPathFreeCompExpr(expression) }
    compiled = [:]
    xmlXPathFreeContext(context)
  }

  /// What an expression gives at a node, nodes in the order of the document.
  func evaluate(_ path: String, at node: xmlNodePtr, in document: HTMLDocument) throws(MarkupError) -> XPathValue {
    let expression = try compile(path)
    context.pointee.node = node
    context.pointee.origin = node
    guard let result = xmlXPathCompiledEval(expression, context) else {
      throw MarkupError("'\(path)' cannot be evaluated here")
    }
    defer { xmlXPathFreeObject(result) }
    guard result.pointee.type == XPATH_NODESET else {
      guard let text = xmlXPathCastToString(result) else { return .text("") }
      defer { cxml_free(text) }
      return .text(String(cString: text))
    }
    guard let set = result.pointee.nodesetval else { return .nodes([]) }
    xmlXPathNodeSetSort(set)
    let found = UnsafeBufferPointer(start: set.pointee.nodeTab, count: Int(set.pointee.nodeNr))
    return .nodes(found.compactMap { $0.map { HTMLNode.node($0, in: document) } })
  }

  /// The expression, compiled the first time it is used; throws for what is neither XPath nor a selector.
  private func compile(_ path: String) throws(MarkupError) -> xmlXPathCompExprPtr {
    if let known = compiled[path] { return known }
    guard let made = xmlXPathCtxtCompile(context, try xpath(fromSelector: path)) else {
      throw MarkupError("'\(path)' is neither XPath 1.0 nor 'css:' and a selector")
    }
    compiled[path] = made
    return made
  }
}

/// `has-class('name')`: whether the current element has that class.
private func hasClass(_ parser: xmlXPathParserContextPtr?, _ count: Int32) {
  guard let parser, count == 1, let wanted = xmlXPathPopString(parser) else {
    xmlXPathErr(parser, Int32(XPATH_INVALID_ARITY.rawValue))
    return
  }
  defer { cxml_free(wanted) }
  var found = false
  if let node = parser.pointee.context.pointee.node, node.pointee.type == XML_ELEMENT_NODE,
    let classes = xmlGetProp(node, "class")
  {
    let name = String(cString: wanted)
    found = String(cString: classes).split(whereSeparator: \.isWhitespace).contains { $0 == name }
    cxml_free(classes)
  }
  valuePush(parser, xmlXPathNewBoolean(found ? 1 : 0))
}

/// `lower(text)`: in lower case, for comparisons that letters should not decide.
private func lower(_ parser: xmlXPathParserContextPtr?, _ count: Int32) {
  guard let parser, count == 1, let text = xmlXPathPopString(parser) else {
    xmlXPathErr(parser, Int32(XPATH_INVALID_ARITY.rawValue))
    return
  }
  let lowered = String(cString: text).lowercased()
  cxml_free(text)
  valuePush(parser, xmlXPathNewString(lowered))
}

/// `current()`: the node that the expression was evaluated at, also inside predicates.
private func current(_ parser: xmlXPathParserContextPtr?, _ count: Int32) {
  guard let parser, let node = parser.pointee.context.pointee.origin else { return }
  valuePush(parser, xmlXPathNewNodeSet(node))
}

/// Calls the function over texts that the caller gave under the name at hand.
private func callText(_ parser: xmlXPathParserContextPtr?, _ count: Int32) {
  guard let parser, let context = parser.pointee.context, let owner = context.pointee.userData,
    let name = context.pointee.function
  else { return }
  var texts: [String] = []
  for _ in 0..<count {
    guard let text = xmlXPathPopString(parser) else { return }
    texts.insert(String(cString: text), at: 0)
    cxml_free(text)
  }
  let search = Unmanaged<XPathSearch>.fromOpaque(owner).takeUnretainedValue()
  valuePush(parser, xmlXPathNewString(search.functions[String(cString: name)]?(texts) ?? ""))
}
