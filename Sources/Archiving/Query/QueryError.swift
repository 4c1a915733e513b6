/// A question that cannot be understood, with the place of the mistake.
package struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
  package var text: String
  /// Where the mistake starts and how long it is, in characters.
  package var offset: Int
  package var length: Int
  package var message: String

  package init(text: String, offset: Int, length: Int, message: String) {
    self.text = text
    self.offset = offset
    self.length = length
    self.message = message
  }

  /// The message, the question and a caret under the mistake.
  ///
  /// Of a long question only the part around the mistake is shown.
  package var description: String {
    let characters = Array(text)
    let start = max(0, min(offset - 40, characters.count - 72))
    let shown = characters[start..<min(characters.count, start + 72)].map { $0.isNewline || $0 == "\t" ? " " : $0 }
    let before = start > 0 ? "…" : ""
    let caret = String(repeating: " ", count: offset - start + before.count)
    let room = max(1, shown.count - (offset - start))
    return """
      \(message)
        \(before)\(String(shown))
        \(caret)\(String(repeating: "^", count: max(1, min(length, room))))
      """
  }
}
