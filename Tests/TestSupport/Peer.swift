package import Foundation

/// A program that a test talks to: started on loopback in the test's folder, ended by its id.
package final class Peer {
  private let task: Process

  /// Starts `program` (found on PATH or in sbin) with its output in FOLDER/NAME.log.
  package init(_ program: String, _ arguments: [String], folder: URL) throws {
    task = Process()
    task.executableURL = URL(filePath: "/usr/bin/env")
    task.arguments = [program] + arguments
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = (environment["PATH"] ?? "/usr/bin:/bin") + ":/usr/sbin:/sbin"
    task.environment = environment
    let log = folder.appending(path: URL(filePath: program).lastPathComponent + ".log")
    try Data().write(to: log)
    let output = try FileHandle(forWritingTo: log)
    task.standardOutput = output
    task.standardError = output
    try task.run()
  }

  deinit { end() }

  package func end() {
    guard task.isRunning else { return }
    task.terminate()
    // waitUntilExit needs the run loop of the thread that started it, which a test does not have.
    for _ in 0..<200 where task.isRunning { Thread.sleep(forTimeInterval: 0.01) }
  }

  /// Whether a program is installed, for tests that skip without it.
  package static func exists(_ program: String) -> Bool {
    ["/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/", "/usr/local/bin/"]
      .contains { FileManager.default.isExecutableFile(atPath: $0 + program) }
  }
}

/// The text of a file once it is there; nil after ten seconds without it.
package func awaitFile(_ file: URL) async throws -> String? {
  for _ in 0..<500 {
    if let text = try? String(contentsOf: file, encoding: .utf8), !text.isEmpty { return text }
    try await Task.sleep(for: .milliseconds(20))
  }
  return nil
}

/// Runs a program to its end and gives its status and output.
package func runProgram(_ program: String, _ arguments: [String], input: [UInt8] = []) throws -> (Int32, String) {
  let task = Process()
  task.executableURL = URL(filePath: "/usr/bin/env")
  task.arguments = [program] + arguments
  let (output, feeding) = (Pipe(), Pipe())
  task.standardOutput = output
  task.standardError = output
  task.standardInput = feeding
  try task.run()
  try feeding.fileHandleForWriting.write(contentsOf: Data(input))
  try feeding.fileHandleForWriting.close()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  while task.isRunning { Thread.sleep(forTimeInterval: 0.005) }
  return (task.terminationStatus, text)
}
