import Markup
import Model
import Text

/// The address of the list, where the answer is only the page around it; nil when the source has no `frame`, or this is
/// the list already.
///
/// Throws when the page does not name its list, so that a page that changed is told from a list that is empty.
func framedList(_ answer: Answer) throws(Failure) -> ReadItems? {
  guard let frame = answer.source.frame, answer.request.url == answer.source.request.url,
    answer.source.format == .html || answer.document.bytes.first(where: { $0 > 0x20 && $0 < 0x80 }) == 0x3C
  else { return nil }
  let (page, root) = try openPage(answer.document, remove: [], now: answer.now)
  let base = pageBase(root, answer.document.url)
  let found = try ruleValues(frame, PageRecord(node: root), answer, base: base).first
  guard let address = found.map({ resolvedAddress(trimmed(decodedReferences($0)), base: base) }) else {
    throw Failure(.item, "\(answer.document.url) does not name its list where \"frame\" looks for it")
  }
  var items = ReadItems()
  items.format = "html"
  items.next = Source.Request(url: address, headers: answer.source.request.headers)
  return withExtendedLifetime(page) { items }
}

/// Reads what `within` finds in the answer, one document after the other, or the answer itself when there is no such
/// rule.
///
/// In a page the rule is an XPath (a script that holds JSON, a comment that holds a table); in JSON it is a dot path (a
/// member that holds markup).
func readWithin(
  _ answer: Answer, _ reader: @Sendable (Answer) throws(Failure) -> ReadItems
) throws(Failure) -> ReadItems {
  guard let within = answer.source.within else { return try reader(answer) }
  let texts = try documentsWithin(answer, within)
  guard !texts.isEmpty else {
    throw Failure(.item, "nothing in \(answer.document.url) where \"within\" looks for the list")
  }
  var items = ReadItems()
  for text in texts {
    let document = Document(bytes: Array(text.utf8), url: answer.document.url)
    let part = try reader(Answer(document: document, source: answer.source, request: answer.request, now: answer.now))
    items.entries += part.entries
    items.warnings += part.warnings
    items.next = items.next ?? part.next
    items.format = part.format
  }
  return items
}

/// The texts that `within` finds, each a document of its own.
private func documentsWithin(_ answer: Answer, _ rule: FieldRule) throws(Failure) -> [String] {
  let bytes = answer.text
  if let first = bytes.first(where: { $0 > 0x20 }), first == 0x7B || first == 0x5B {
    guard let root = try? parsedJSON(bytes) else {
      throw Failure(.read, "\(answer.document.url) is no JSON: \(beginning(of: bytes))")
    }
    return try ruleValues(rule, JSONRecord(value: root), answer, base: answer.document.url)
  }
  let (page, root) = try openPage(answer.document, remove: [], now: answer.now)
  let found = try ruleValues(rule, PageRecord(node: root), answer, base: answer.document.url)
  return withExtendedLifetime(page) { found }
}

/// What a rule that stands outside `fields` finds in a record.
private func ruleValues(
  _ rule: FieldRule, _ record: some Record, _ answer: Answer, base: String
) throws(Failure) -> [String] {
  let pattern = try rule.match.map { text throws(Failure) in try FieldPattern(text) }
  return try RecordReader(answer.source, fields: [:], base: base).values(rule, pattern, record)
}
