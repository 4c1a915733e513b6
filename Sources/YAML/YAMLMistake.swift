/// What is wrong with a file, and where.
package struct YAMLMistake: Error, Hashable, Sendable, CustomStringConvertible {
  package var place: YAMLPlace
  package var message: String

  package init(_ place: YAMLPlace, _ message: String) {
    self.place = place
    self.message = message
  }

  /// `14:9: the key "url" comes twice; it was first written in line 12`.
  package var description: String { "\(place): \(message)" }
}

/// Everything that is wrong with a file, in its order.
package struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
  package var mistakes: [YAMLMistake]

  package init(_ mistakes: [YAMLMistake]) { self.mistakes = mistakes }

  package var description: String { mistakes.map(\.description).joined(separator: "\n") }

  /// The same, each line led by the file's name: `feeds.yml:14:9: …`.
  package func description(in file: String) -> String {
    mistakes.map { "\(file):\($0)" }.joined(separator: "\n")
  }
}

/// How much a file may hold, so that a broken or hostile one ends soon with a clear message.
package struct YAMLLimits: Hashable, Sendable {
  package var bytes = 16 * 1024 * 1024
  /// Lists and mappings inside each other.
  package var depth = 32
  /// Values and keys of all kinds together.
  package var nodes = 1_000_000
  /// Bytes of one scalar.
  package var scalar = 100_000
  /// Mistakes after which reading stops.
  package var mistakes = 200

  package init() {}
}
