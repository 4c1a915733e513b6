/// Who wrote something.
package struct FeedPerson: Hashable, Sendable {
  package var name: String?
  package var email: String?
  /// As written, where name and address stand in one text: `a@example.org (Ann)`.
  package var written: String?

  package init(name: String? = nil, email: String? = nil) {
    self.name = name
    self.email = email
  }

  /// From one text; nothing for an empty one.
  init(written text: String) {
    let text = trimmed(text)
    written = text.isEmpty ? nil : text
  }

  /// As written, or `Name <address>`, or what there is of it.
  package var text: String? {
    if let written { return written }
    return switch (name, email) {
    case (let name?, let email?): "\(name) <\(email)>"
    case (let name, let email): name ?? email
    }
  }

  /// What to call them: the name without an address, which stays out of what is published where it can.
  package var shortName: String? {
    if let name { return name }
    guard let written, written.utf8.contains(0x40) else { return written ?? email }
    let words = written.split(whereSeparator: \.isWhitespace).filter { !$0.contains("@") }
    let plain = trimmed(words.joined(separator: " ").filter { !"<>()[]\"".contains($0) })
    return plain.isEmpty ? written : plain
  }
}
