package import Foundation

/// The project's root folder, found from this file.
package let projectRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The folder of recorded material beside the project; nil where it is absent, and its tests skip.
package let sharedFolder: URL? = {
  let folder = projectRoot.deletingLastPathComponent().appending(path: "shared")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

/// A file below Tests/Fixtures.
package func fixture(_ path: String) -> URL { projectRoot.appending(path: "Tests/Fixtures").appending(path: path) }

/// The bytes of a file below Tests/Fixtures.
package func fixtureBytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: fixture(path))) }

/// Runs `body` with a new empty folder that is removed afterwards.
package func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "prevnet-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
