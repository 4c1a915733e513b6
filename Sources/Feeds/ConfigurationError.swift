package import Model

/// One thing that is wrong with feeds.yml, and where.
package struct Mistake: Hashable, Sendable, CustomStringConvertible {
  package var location: Location
  package var message: String

  package init(location: Location, message: String) {
    self.location = location
    self.message = message
  }

  /// `feeds.yml:14:9: unknown key "ulr"; did you mean "url"?`.
  package var description: String { "\(location): \(message)" }
}

/// Everything that is wrong with feeds.yml, so that a person mends it in one go.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// In the order of the file; those of a file it extends come after.
  package var mistakes: [Mistake]

  package init(mistakes: [Mistake]) { self.mistakes = mistakes }

  /// One line a mistake; after a hundred only their number, because then one slip has caused them all.
  package var description: String {
    let shown = mistakes.prefix(100).map(\.description)
    let rest = mistakes.count - shown.count
    return (shown + (rest > 0 ? ["… and \(rest) more"] : [])).joined(separator: "\n")
  }
}
