import Model
import Text
import YAML

/// What is sent: `url`, `method`, `headers` and `body`.
func readRequest(_ keys: MappingReader, _ isAlone: Bool) -> Source.Request {
  var request = Source.Request(url: readAddress(keys, isAlone))
  request.headers = keys.mapping("headers", readHeaders) ?? [:]
  if let body = keys.value("body") {
    request.body = readBody(body, keys)
    request.method = "POST"
    let isTyped = request.headers.keys.contains { $0.lowercased() == "content-type" }
    if body.scalar == nil, !isTyped { request.headers["Content-Type"] = "application/json" }
  }
  if let method = keys.choice("method", Method.self) {
    if method == .get, keys.has("body"), let value = keys.value("method") {
      keys.mistake(value.place, "a request with \"body\" is a POST; take \"method\" out")
    }
    request.method = method.rawValue
  }
  return request
}

private enum Method: String, CaseIterable {
  case get = "GET"
  case post = "POST"
}

/// An http, https or file address; a file's path becomes absolute.
private func readAddress(_ keys: MappingReader, _ isAlone: Bool) -> String {
  if isAlone, !keys.has("url") { return "http://localhost/" }
  guard let text = keys.requiredText("url"), let value = keys.value("url") else { return "" }
  if text.lowercased().hasPrefix("file:") {
    guard text.dropFirst("file:".count).contains(where: { $0 != "/" }) else {
      keys.mistake(value.place, "\"file:\" needs a path after it")
      return ""
    }
    return Addresses.absolute(text, in: keys.file)
  }
  guard let fault = Addresses.fault(ofWebAddress: text) else { return text }
  keys.mistake(value.place, fault.replacing("an http or https address", with: "an http, https or file address"))
  return ""
}

/// Headers that a server wants, `Accept` or a version; secrets and line breaks are refused.
private func readHeaders(_ keys: MappingReader) -> [String: String] {
  let secrets: Set<String> = ["authorization", "cookie", "proxy-authorization", "x-api-key", "api-key", "x-auth-token"]
  let token = Set("!#$%&'*+-.^_`|~")
  return keys.pairs.reduce(into: [:]) { headers, pair in
    let value = keys.text(pair.key)
    if pair.key.isEmpty || !pair.key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || token.contains($0)) }) {
      keys.mistake(pair.keyPlace, "\"\(YAMLNode.excerpt(pair.key))\" is no name of a header")
    } else if secrets.contains(pair.key.lowercased()) {
      keys.mistake(pair.keyPlace, "the header \"\(pair.key)\" carries a secret, which never stands here")
    } else if let value, value.contains(where: \.isNewline) {
      keys.mistake(pair.value.place, "a header's value stands on one line")
    } else {
      headers[pair.key] = value
    }
  }
}

/// A mapping or list as JSON with sorted keys, text as it stands.
private func readBody(_ value: YAMLNode, _ keys: MappingReader) -> String {
  value.scalar?.text ?? json(value).line
}

/// The value in JSON: plain `true`, `null` and numbers are what they look like, text in quotes stays text.
private func json(_ node: YAMLNode) -> JSON {
  switch node.content {
  case .faulty: return .null
  case .sequence(let items): return .array(items.map(json))
  case .mapping(let pairs):
    return .object(Dictionary(pairs.map { ($0.key, json($0.value)) }, uniquingKeysWith: { $1 }))
  case .scalar(let scalar):
    if node.isNull { return .null }
    if !scalar.isQuoted, ["true", "false"].contains(scalar.text) { return .bool(scalar.text == "true") }
    // 007 is a code, not seven.
    let digits = scalar.text.drop { $0 == "-" }
    if digits.count > 1, digits.hasPrefix("0"), !digits.hasPrefix("0.") { return .string(scalar.text) }
    return node.integer.map(JSON.integer) ?? node.number.map(JSON.number) ?? .string(scalar.text)
  }
}

/// JSON as YAML reads it.
///
/// YAML has no surrogates: `\ud83d\ude00` becomes `\U0001F600`. U+2028 and U+2029 end a line in YAML 1.1 and are
/// ordinary in JSON's texts: they become escapes.
func yaml(ofJSON bytes: [UInt8]) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    let (written, length) = unit(bytes, at: index)
    text += written
    index += length
  }
  return text
}

/// What the byte or escape at an index becomes, and how many bytes it stood in.
private func unit(_ bytes: [UInt8], at index: Int) -> (written: [UInt8], length: Int) {
  let rest = bytes[index...].prefix(3)
  if rest.elementsEqual([0xE2, 0x80, 0xA8]) { return (Array(#"\u2028"#.utf8), 3) }
  if rest.elementsEqual([0xE2, 0x80, 0xA9]) { return (Array(#"\u2029"#.utf8), 3) }
  guard bytes[index] == UInt8(ascii: "\\") else { return ([bytes[index]], 1) }
  guard let high = escape(bytes, at: index), (0xD800...0xDBFF).contains(high),
    let low = escape(bytes, at: index + 6), (0xDC00...0xDFFF).contains(low)
  else { return (Array(rest.prefix(2)), min(2, rest.count)) }
  let digits = String(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), radix: 16)
  return (Array(("\\U" + String(repeating: "0", count: 8 - digits.count) + digits).utf8), 12)
}

/// The number of a `\uXXXX` that begins there.
private func escape(_ bytes: [UInt8], at index: Int) -> UInt32? {
  guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
    return nil
  }
  return UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
}
