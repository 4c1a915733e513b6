import FoundationEssentials

/// What stands beside a published archive, so that a copy can be checked: manifest.json.
package struct Manifest: Hashable, Sendable, Codable {
  /// Steps of the archive's schema; a program that knows fewer must be updated.
  package var schema: Int
  /// The newest day that anything in it changed.
  package var date: String
  package var records: Int
  package var file: String
  package var bytes: Int
  package var sha256: String

  package init(schema: Int, date: String, records: Int, file: String, bytes: Int, sha256: String) {
    self.schema = schema
    self.date = date
    self.records = records
    self.file = file
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// Sorted keys, one to a line: the same archive gives the same bytes.
  package var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }

  package init(reading bytes: [UInt8]) throws { self = try JSONDecoder().decode(Manifest.self, from: Data(bytes)) }

  /// Whether the name is a plain file beside the manifest, and the sum and the size can be ones.
  ///
  /// Of name and sum paths are made: a server may not lead out of the folder with either.
  package var isSound: Bool {
    sha256.utf8.count == 64 && sha256.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      && bytes > 0 && !file.isEmpty && !file.contains("/") && !file.hasPrefix(".")
  }
}
