import Markup
import Text

/// How the text of an element is to be taken, from its `type` and `mode`.
enum FeedTextStyle {
  /// RSS: markup where it looks like markup.
  case unknown
  case plain
  /// Escaped markup.
  case markup
  /// Markup as elements.
  case inline
  case base64(isMarkup: Bool)

  /// By the attributes of Atom 1.0 (`type`) and 0.3 (`type` and `mode`).
  init(type: String?, mode: String?, isAtom: Bool) {
    let type = type?.lowercased()
    let isHTML = type.map { holds($0, "html") } ?? false
    if mode == "base64" {
      self = .base64(isMarkup: isHTML)
    } else if mode == "escaped" {
      self = type == nil || isHTML ? .markup : .plain
    } else if type == "xhtml" || type == "application/xhtml+xml" || (mode == "xml" && isHTML) {
      self = .inline
    } else if type == "html" || type == "text/html" {
      self = .markup
    } else if type == "text" || type == "text/plain" {
      self = .plain
    } else if let type, type.utf8.contains(0x2F), !type.hasPrefix("text/"), !type.hasSuffix("xml") {
      self = .base64(isMarkup: false)
    } else {
      self = isAtom ? .plain : .unknown
    }
  }

  var isInline: Bool {
    if case .inline = self { return true }
    return false
  }

  /// Whether text beside elements is text and not markup itself.
  var escapesText: Bool {
    switch self {
    case .inline, .plain: true
    default: false
    }
  }

  /// Whether a text that does not say what it is has an end tag in it.
  private func hasTag(_ text: String) -> Bool { holds(text, "</") }

  /// A wrapping `div` of XHTML goes.
  func text(_ raw: String, hasElements: Bool, base: String?) -> FeedText {
    switch self {
    case .plain: FeedText(raw, isMarkup: hasElements, base: base)
    case .markup, .unknown: FeedText(raw, isMarkup: true, base: base)
    case .inline: FeedText(withoutWrapper(raw), isMarkup: true, base: base)
    case .base64(let isMarkup):
      FeedText(decodedBase64(raw) ?? raw, isMarkup: isMarkup || hasTag(decodedBase64(raw) ?? ""), base: base)
    }
  }

  /// Atom wants XHTML within one `div`, which is not part of the text (RFC 4287 §3.1.1.3).
  private func withoutWrapper(_ raw: String) -> String {
    guard raw.hasPrefix("<div"), raw.hasSuffix("</div>") else { return raw }
    let bytes = Array(raw.utf8)
    guard let end = bytes.firstIndex(of: 0x3E) else { return raw }
    let inner = bytes[(end + 1)..<(bytes.count - 6)]
    // Two divs side by side are no wrapper.
    var depth = 0
    var at = inner.startIndex
    while let next = inner[at...].firstIndex(of: 0x3C) {
      if inner[next...].starts(with: "<div".utf8) { depth += 1 }
      if inner[next...].starts(with: "</div".utf8) { depth -= 1 }
      if depth < 0 { return raw }
      at = next + 1
    }
    return String(decoding: inner, as: UTF8.self)
  }
}

/// Text from base64, white space ignored; nil when it is none or not UTF-8.
func decodedBase64(_ text: String) -> String? {
  var bytes: [UInt8] = []
  var bits = 0
  var count = 0
  for byte in text.utf8 where byte > 0x20 && byte != 0x3D {
    let value: UInt8
    switch byte {
    case 0x41...0x5A: value = byte - 0x41
    case 0x61...0x7A: value = byte - 0x61 + 26
    case 0x30...0x39: value = byte - 0x30 + 52
    case 0x2B, 0x2D: value = 62
    case 0x2F, 0x5F: value = 63
    default: return nil
    }
    bits = (bits << 6 | Int(value)) & 0xFFFFFF
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> count))
    }
  }
  return String(validating: bytes, as: UTF8.self)
}
