import Model

/// A tag as it stands in the template.
struct TemplateTag {
  enum Kind {
    case value, unescaped, section, inverted, close, partial, parent, block, comment, delimiters
  }

  var kind: Kind
  var name: String
  /// From the first byte of the opening delimiter to after the last byte of the closing one.
  var range: Range<Int>
}

/// The bytes of a template and the tags in them.
struct TemplateScanner {
  let bytes: [UInt8]
  let file: String
  private(set) var tags: [TemplateTag] = []
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  private let lineStarts: [Int]

  init(_ bytes: [UInt8], file: String) throws(TemplateError) {
    self.bytes = bytes
    self.file = file
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == newline }.map { $0 + 1 }
    var position = 0
    while let start = find(opening, from: position) {
      position = try scanTag(at: start)
    }
  }

  /// Line and column, both from 1, columns in characters.
  func location(_ offset: Int) -> Location {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = String(decoding: bytes[lineStarts[low]..<offset], as: UTF8.self)
    return Location(file: file, line: low + 1, column: before.count + 1)
  }

  /// Reads one tag and gives the offset after it.
  private mutating func scanTag(at start: Int) throws(TemplateError) -> Int {
    let inner = start + opening.count
    let (kind, sigils, end) = shape(at: inner)
    guard let close = find(end, from: inner + sigils) else {
      throw TemplateError(
        location(start), "the tag is not closed; '\(String(decoding: end, as: UTF8.self))' is missing")
    }
    let name = String(decoding: trimmed(bytes[inner + sigils..<close]), as: UTF8.self)
    let range = start..<close + end.count
    if kind == .delimiters {
      try setDelimiters(name, at: start)
    } else if name.isEmpty, kind != .comment {
      throw TemplateError(location(start), "the tag has no name")
    }
    tags.append(TemplateTag(kind: kind, name: name, range: range))
    return range.upperBound
  }

  /// What kind of tag begins there, how many bytes say so, and what ends it.
  private func shape(at inner: Int) -> (TemplateTag.Kind, Int, [UInt8]) {
    guard inner < bytes.count else { return (.value, 0, closing) }
    switch bytes[inner] {
    case UInt8(ascii: "{"): return (.unescaped, 1, [UInt8(ascii: "}")] + closing)
    case UInt8(ascii: "&"): return (.unescaped, 1, closing)
    case UInt8(ascii: "#"): return (.section, 1, closing)
    case UInt8(ascii: "^"): return (.inverted, 1, closing)
    case UInt8(ascii: "/"): return (.close, 1, closing)
    case UInt8(ascii: ">"): return (.partial, 1, closing)
    case UInt8(ascii: "<"): return (.parent, 1, closing)
    case UInt8(ascii: "$"): return (.block, 1, closing)
    case UInt8(ascii: "!"): return (.comment, 1, closing)
    case UInt8(ascii: "="): return (.delimiters, 1, [UInt8(ascii: "=")] + closing)
    default: return (.value, 0, closing)
    }
  }

  /// `{{=<% %>=}}`: what opens and closes tags from here on.
  private mutating func setDelimiters(_ content: String, at start: Int) throws(TemplateError) {
    let words = content.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, !content.contains("=") else {
      throw TemplateError(location(start), "'\(content)' does not set delimiters; write {{=<% %>=}}")
    }
    opening = Array(words[0].utf8)
    closing = Array(words[1].utf8)
  }

  /// The offset of the next such bytes.
  private func find(_ word: [UInt8], from start: Int) -> Int? {
    guard start <= bytes.count - word.count else { return nil }
    return (start...bytes.count - word.count).first { offset in
      bytes[offset] == word[0] && word.indices.allSatisfy { bytes[offset + $0] == word[$0] }
    }
  }
}

let newline = UInt8(ascii: "\n")

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || byte == newline || byte == UInt8(ascii: "\r") }
  guard let last = bytes.lastIndex(where: { !isSpace($0) }) else { return [] }
  return bytes[...last].drop(while: isSpace)
}
