import CGMime

/// Why a message was not read.
package enum MailError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  /// Bytes it has, bytes allowed.
  case tooLarge(Int, Int)

  package var description: String {
    switch self {
    case .empty: "the message is empty"
    case .tooLarge(let count, let limit): "the message has \(count) bytes; at most \(limit) are read"
    }
  }
}

/// How much of a message is read, so that none can exhaust the reader.
package struct MailLimits: Hashable, Sendable {
  package var bytes = 32 * 1024 * 1024
  /// Parts within parts; what is deeper is left out.
  package var depth = 20
  package var parts = 500
  package init() {}
}

/// Reads a message whatever its line ends, and whatever is wrong with it.
package func readMail(_ bytes: [UInt8], limits: MailLimits = MailLimits()) throws(MailError) -> MailPart {
  guard !bytes.isEmpty else { throw .empty }
  guard bytes.count <= limits.bytes else { throw .tooLarge(bytes.count, limits.bytes) }
  GMimeLibrary.start
  let lines = withLineFeeds(bytes)
  // The stream keeps the address of the buffer: everything is read before it goes.
  let part = lines.withUnsafeBufferPointer { buffer -> MailPart? in
    guard let base = buffer.baseAddress else { return nil }
    return base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { characters in
      guard let stream = cgmime_memory_stream(characters, buffer.count) else { return nil }
      defer { g_object_unref(stream) }
      guard let parser = g_mime_parser_new_with_stream(stream) else { return nil }
      defer { g_object_unref(parser) }
      guard let message = g_mime_parser_construct_message(parser, nil) else { return nil }
      defer { g_object_unref(message) }
      var walker = PartWalker(limits: limits)
      return walker.message(message, depth: 0)
    }
  }
  // Bytes without a header are still somebody's mail.
  return part ?? MailPart(fields: [], type: "text/plain", content: .bytes(lines))
}

/// Started once for the life of the program.
private enum GMimeLibrary {
  static let start: Void = g_mime_init()
}

/// Old files end lines with CR alone, others with CR LF: the parser gets LF.
private func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.contains(13) else { return bytes }
  var lines: [UInt8] = []
  lines.reserveCapacity(bytes.count)
  for (index, byte) in bytes.enumerated() {
    if byte == 13 {
      if index + 1 < bytes.count, bytes[index + 1] == 10 { continue }
      lines.append(10)
    } else {
      lines.append(byte)
    }
  }
  return lines
}

/// Copies GMime's tree into values.
private struct PartWalker {
  let limits: MailLimits
  var count = 0

  /// A whole message: its own header and what its body holds.
  mutating func message(_ message: OpaqueMessage, depth: Int) -> MailPart {
    let own = fields(cgmime_message_object(message))
    guard let body = g_mime_message_get_mime_part(message), var part = part(body, depth: depth + 1) else {
      return MailPart(fields: own, type: "text/plain", content: .bytes([]))
    }
    // The fields of the message and of its only part are one header in the bytes.
    part.fields = own + part.fields.filter { field in !own.contains { $0.name == field.name } }
    return part
  }

  /// One part and all below it; nil beyond the limits of depth and number.
  private mutating func part(_ object: OpaqueObject, depth: Int) -> MailPart? {
    count += 1
    guard depth <= limits.depth, count <= limits.parts else { return nil }
    let type = g_mime_object_get_content_type(object)
    var part = MailPart(
      fields: fields(object), type: name(of: type), parameters: parameters(of: type), content: .bytes([]))
    if cgmime_is_multipart(object) != 0 {
      var parts: [MailPart] = []
      for index in 0..<cgmime_multipart_count(object) {
        if let child = cgmime_multipart_part(object, index), let read = self.part(child, depth: depth + 1) {
          parts.append(read)
        }
      }
      // A boundary that never comes leaves everything before it: read that as text rather than nothing.
      part.content = parts.isEmpty ? .bytes(prologue(object)) : .parts(parts)
    } else if cgmime_is_message_part(object) != 0 {
      if let inner = cgmime_inner_message(object) { part.content = .message(message(inner, depth: depth + 1)) }
    } else if cgmime_is_leaf(object) != 0 {
      part.fileName = cgmime_filename(object).map { String(cString: $0) }
      part.content = .bytes(decoded(object))
    }
    return part
  }

  /// What stands before the first boundary of a multipart.
  private func prologue(_ object: OpaqueObject) -> [UInt8] {
    cgmime_prologue(object).map { Array(String(cString: $0).utf8) } ?? []
  }

  /// A leaf's bytes with base64 or quoted-printable undone; what is broken in them is skipped, not refused.
  private func decoded(_ object: OpaqueObject) -> [UInt8] {
    guard let content = cgmime_content(object), let stream = cgmime_decoded(content) else { return [] }
    defer { g_object_unref(stream) }
    var length = 0
    guard let bytes = cgmime_stream_bytes(stream, &length) else { return [] }
    return Array(UnsafeBufferPointer(start: bytes, count: length))
  }

  /// The header, encoded words decoded; a thousand fields at most.
  private func fields(_ object: OpaqueObject) -> [MailField] {
    guard let list = g_mime_object_get_header_list(object) else { return [] }
    return (0..<min(g_mime_header_list_get_count(list), 1000)).compactMap { index in
      guard let header = g_mime_header_list_get_header_at(list, index), let name = g_mime_header_get_name(header) else {
        return nil
      }
      let value = g_mime_header_get_value(header).map { String(cString: $0) } ?? ""
      return MailField(name: String(cString: name), value: unfolded(value))
    }
  }

  /// A value on one line: the line breaks of folding become spaces (RFC 5322 §2.2.3).
  private func unfolded(_ value: String) -> String {
    value.split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" || $0 == "\t" }).joined(separator: " ")
  }

  /// `text/plain` when the part does not say (RFC 2045 §5.2).
  private func name(of type: OpaqueContentType?) -> String {
    guard let type, let text = g_mime_content_type_get_mime_type(type) else { return "text/plain" }
    defer { g_free(text) }
    return String(cString: text).lowercased()
  }

  /// By lower-case name, RFC 2231 pieces joined.
  private func parameters(of type: OpaqueContentType?) -> [String: String] {
    guard let type, let list = g_mime_content_type_get_parameters(type) else { return [:] }
    var result: [String: String] = [:]
    for index in 0..<g_mime_param_list_length(list) {
      guard let parameter = g_mime_param_list_get_parameter_at(list, index),
        let name = g_mime_param_get_name(parameter), let value = g_mime_param_get_value(parameter)
      else { continue }
      result[String(cString: name).lowercased()] = String(cString: value)
    }
    return result
  }
}

// GObject classes derive by their first member: the shim casts between them.
private typealias OpaqueMessage = UnsafeMutablePointer<GMimeMessage>
private typealias OpaqueObject = UnsafeMutablePointer<GMimeObject>
private typealias OpaqueContentType = UnsafeMutablePointer<GMimeContentType>

/// Bytes in a charset as Unicode; UTF-8 with repairs when the charset is unknown or wrong.
func unicode(_ bytes: [UInt8], charset: String?) -> String {
  let name = charset?.lowercased() ?? "utf-8"
  if name == "utf-8" || name == "us-ascii" || bytes.allSatisfy({ $0 < 0x80 && $0 != 27 }) {
    return String(decoding: bytes, as: UTF8.self)
  }
  let descriptor = g_mime_iconv_open("utf-8", name)
  guard let descriptor, Int(bitPattern: descriptor) != -1 else { return String(decoding: bytes, as: UTF8.self) }
  defer { g_mime_iconv_close(descriptor) }
  let converted = bytes.withUnsafeBufferPointer { buffer -> String? in
    guard let base = buffer.baseAddress else { return "" }
    return base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { characters in
      guard let text = g_mime_iconv_strndup(descriptor, characters, buffer.count) else { return nil }
      defer { g_free(text) }
      return String(cString: text)
    }
  }
  return converted ?? String(decoding: bytes, as: UTF8.self)
}
