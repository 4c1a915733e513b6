import Foundation
package import Testing

/// Compares with Tests/Golden/NAME; `RECORD=1` rewrites the file instead, and the diff is reviewed.
package func expectGolden(
  _ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = projectRoot.appending(path: "Tests/Golden").appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: file)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  if actual != expected {
    Attachment.record(actual, named: name, sourceLocation: sourceLocation)
    Issue.record("differs from Tests/Golden/\(name); see the attachment, or RECORD=1", sourceLocation: sourceLocation)
  }
}

extension Tag {
  @Tag package static var database: Self
  @Tag package static var network: Self
  @Tag package static var golden: Self
  @Tag package static var peer: Self
}
