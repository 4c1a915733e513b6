import Text

/// How the names of two funders stand to each other.
enum FunderAgreement: Hashable, Sendable {
  case same, different
  /// One is missing, or a code that cannot be read against the other's name.
  case unknown
}

/// A funder's name taken apart, written out (`National Science Foundation`) or as a code (`NSF`, `HHS-NIH`, `DOI-USGS1`).
struct FunderName: Hashable, Sendable {
  /// The telling words of the name with a space between them.
  let text: String
  /// Of the words, in their order.
  let hashes: [UInt64]
  /// The parts of a code in capitals, without their digits; empty for a name.
  let code: [String]

  init(_ name: String) {
    let words = foldedWords(name).filter { !FunderName.emptyWords.contains($0) }
    text = words.joined(separator: " ")
    hashes = words.map { WordMark($0.utf8).hash }
    let parts = name.split { $0 == "-" || $0 == " " || $0 == "/" }
    let isCode =
      !parts.isEmpty && parts.count <= 4 && parts.allSatisfy { $0.allSatisfy { $0.isUppercase || $0.isNumber } }
    code = isCode ? parts.map { $0.filter(\.isLetter).lowercased() }.filter { $0.count > 1 } : []
  }

  /// From words and codes that were read before.
  init(text: String, hashes: [UInt64], code: [String]) {
    self.text = text
    self.hashes = hashes
    self.code = code
  }

  var words: [Substring] { text.split(separator: " ") }

  func agreement(with other: FunderName) -> FunderAgreement {
    guard !hashes.isEmpty, !other.hashes.isEmpty else { return .unknown }
    if hashes.allSatisfy(other.hashes.contains) || other.hashes.allSatisfy(hashes.contains) { return .same }
    if abbreviates(other) || other.abbreviates(self) { return .same }
    if !code.isEmpty || !other.code.isEmpty {
      let areBothCodes = !code.isEmpty && !other.code.isEmpty
      return areBothCodes && code.first != other.code.first ? .different : .unknown
    }
    return hashes.contains(where: other.hashes.contains) ? .unknown : .different
  }

  /// Whether a part of this code is the initials of the other's name, or the beginning of one of its words (`ITA`, Italy).
  private func abbreviates(_ name: FunderName) -> Bool {
    let short = code.isEmpty ? words.filter { $0.count <= 6 } : code.map { $0[...] }
    guard !short.isEmpty else { return false }
    let names = name.words
    let initials = String(names.compactMap(\.first))
    return short.contains { part in
      if part.count > 1, part == initials[...] { return true }
      guard !code.isEmpty, part.count > 2 else { return false }
      if initials.count > 1, part.hasSuffix(initials) { return true }
      return names.contains { $0.count > part.count && $0.hasPrefix(part) }
    }
  }

  private static let emptyWords: Set<String> = [
    "of", "and", "the", "for", "to", "in", "on", "u", "s", "us", "united", "states", "ca", "california", "state", "de",
  ]
}
