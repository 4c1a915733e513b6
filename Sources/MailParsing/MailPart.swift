/// One field of a header: unfolded, encoded words decoded.
package struct MailField: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A message or a part of one, as a value: its header and what it holds.
package struct MailPart: Hashable, Sendable {
  /// What a part holds; only leaves have bytes of their own.
  package indirect enum Content: Hashable, Sendable {
    /// A leaf: transfer encoding undone.
    case bytes([UInt8])
    /// Of a multipart, in the order of the message.
    case parts([MailPart])
    /// `message/rfc822` and its like.
    case message(MailPart)
  }

  package var fields: [MailField]
  /// Lower case, `text/plain`.
  package var type: String
  /// Parameters of Content-Type by lower-case name.
  package var parameters: [String: String]
  /// From Content-Disposition or the name of Content-Type; nil for what is meant to be shown.
  package var fileName: String?
  package var content: Content

  package init(
    fields: [MailField], type: String, parameters: [String: String] = [:], fileName: String? = nil, content: Content
  ) {
    self.fields = fields
    self.type = type
    self.parameters = parameters
    self.fileName = fileName
    self.content = content
  }

  /// The first field of that name, whatever its case.
  package func field(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// Every field of that name, first to last: Received and Delivered-To come more than once.
  package func allFields(_ name: String) -> [String] {
    fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  /// This part and all below it, in the order of the message; inner messages only when asked for.
  package func walk(intoMessages: Bool = false) -> [MailPart] {
    switch content {
    case .bytes: [self]
    case .parts(let parts): [self] + parts.flatMap { $0.walk(intoMessages: intoMessages) }
    case .message(let inner): intoMessages ? [self] + inner.walk(intoMessages: true) : [self]
    }
  }

  /// A leaf's text in Unicode, by its charset; unknown bytes become U+FFFD.
  ///
  /// Empty for anything else.
  package var text: String {
    guard case .bytes(let bytes) = content else { return "" }
    return unicode(bytes, charset: parameters["charset"])
  }
}
