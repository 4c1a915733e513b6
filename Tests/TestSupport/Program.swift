package import Foundation

/// The built `prevnet`, beside the tests' own executable.
package let prevnetProgram: URL = {
  let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  return URL(filePath: own).deletingLastPathComponent().appending(path: "prevnet")
}()

/// How a program ended.
package struct Ending: Sendable {
  package var status: Int32
  package var out: String
  package var err: String
}

/// Runs a program to its end.
///
/// Its output goes to files, so that it never waits for a reader.
package func runProgram(
  _ program: URL, _ arguments: [String], environment: [String: String]? = nil, in folder: URL? = nil
) throws -> Ending {
  let scratch = FileManager.default.temporaryDirectory.appending(path: "prevnet-run-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: scratch) }
  let (out, err) = (scratch.appending(path: "out"), scratch.appending(path: "err"))
  for file in [out, err] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  if let environment { process.environment = environment }
  if let folder { process.currentDirectoryURL = folder }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = try FileHandle(forWritingTo: out)
  process.standardError = try FileHandle(forWritingTo: err)
  try process.run()
  process.waitUntilExit()
  func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
  return Ending(status: process.terminationStatus, out: try text(out), err: try text(err))
}

/// Starts a program and kills it with SIGKILL after so many seconds; false when it had ended before.
package func killProgram(
  _ program: URL, _ arguments: [String], after seconds: Double, in folder: URL? = nil
) throws -> Bool {
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  if let folder { process.currentDirectoryURL = folder }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  try process.run()
  let end = Date().addingTimeInterval(seconds)
  while process.isRunning, Date() < end { usleep(500) }
  guard process.isRunning else { return false }
  kill(process.processIdentifier, SIGKILL)
  process.waitUntilExit()
  return true
}
