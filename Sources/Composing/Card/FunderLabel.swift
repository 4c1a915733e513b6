/// How sites that pass notices on write in front of a text whose money it is: `Donor Name: Peace Corner Collective`.
package enum FunderLabel {
  package static let all = [
    "Donor Name", "Donor", "Funder Name", "Funder", "Funding Agency", "Grantor", "Grantmaker", "Sponsoring Agency",
    "Sponsor",
  ]

  /// The name behind such a label at the start of a text; nil when none begins it.
  ///
  /// It ends with its line or its sentence, and is at most 100 characters long: more is no name.
  package static func funder(in text: String) -> String? {
    let start = text.drop(while: \.isWhitespace).prefix(200)
    guard let label = all.first(where: { start.lowercased().hasPrefix($0.lowercased() + ":") }) else { return nil }
    let line = start.dropFirst(label.count + 1).drop { $0 == " " }.prefix { !$0.isNewline }
    let name = line.firstRange(of: ". ").map { line[..<$0.lowerBound] } ?? line
    let trimmed = name.trimmingPunctuation
    let isName = (2...100).contains(trimmed.count) && trimmed.contains(where: \.isLetter)
    return isName ? (trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed) : nil
  }
}
