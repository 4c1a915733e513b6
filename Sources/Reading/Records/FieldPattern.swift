import Model

/// The regular expression of a field rule, compiled once a document.
struct FieldPattern {
  private let regex: Regex<AnyRegexOutput>

  init(_ text: String) throws(Failure) {
    do {
      regex = try Regex(text)
    } catch {
      throw Failure(.field, "'\(text)' is no regular expression: \(error)")
    }
  }

  /// The first group that matched, or all that matched; nil when nothing does.
  ///
  /// A text that does not match as it stands is tried with its white space as a reader of the page sees it: one space.
  func value(in text: String) -> String? {
    if let found = firstValue(in: text) { return found }
    let line = oneLine(text)
    return line == text ? nil : firstValue(in: line)
  }

  /// The value in the text exactly as it stands.
  private func firstValue(in text: String) -> String? {
    guard let match = try? regex.firstMatch(in: text) else { return nil }
    for group in 1..<max(1, match.output.count) {
      if let found = match.output[group].substring { return String(found) }
    }
    return match.output.count > 1 ? nil : match.output[0].substring.map(String.init)
  }
}
