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
  func value(in text: String) -> String? {
    guard let match = try? regex.firstMatch(in: text) else { return nil }
    for group in 1..<max(1, match.output.count) {
      if let found = match.output[group].substring { return String(found) }
    }
    return match.output.count > 1 ? nil : match.output[0].substring.map(String.init)
  }
}
