import Foundation
import TestSupport
import Testing

/// A program on a terminal of its own, through script(1): what a person would see there and press.
///
/// Its screen goes to a file, so that it never waits for a reader; what is typed is echoed by the terminal.
final class TerminalSession {
  private let process = Process()
  private let keyboard = Pipe()
  private let folder: URL
  private var seen = ""

  /// Runs a shell command line in a window of that many columns.
  init(_ command: String, columns: Int = 80, environment: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "prevnet-terminal-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let screen = folder.appending(path: "screen")
    _ = FileManager.default.createFile(atPath: screen.path, contents: nil)
    process.executableURL = URL(filePath: "/usr/bin/script")
    process.arguments = ["-q", "-e", "-f", "-c", "stty rows 24 cols \(columns); tty; \(command)", "/dev/null"]
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color"].merging(environment) { $1 }
    process.standardInput = keyboard
    process.standardOutput = try FileHandle(forWritingTo: screen)
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
    try? FileManager.default.removeItem(at: folder)
  }

  /// All that was written since the window opened, lines ended by a line feed alone.
  var screen: String {
    let bytes = FileManager.default.contents(atPath: folder.appending(path: "screen").path) ?? Data()
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  /// Waits until these words appear after those waited for before; gives what was written up to their end.
  @discardableResult
  func wait(for words: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let end = Date().addingTimeInterval(60)
    while Date() < end {
      let fresh = screen.dropFirst(seen.count)
      if let found = fresh.firstRange(of: words) {
        let part = String(fresh[..<found.upperBound])
        seen += part
        return part
      }
      if !process.isRunning, !screen.dropFirst(seen.count).contains(words) { break }
      usleep(5_000)
    }
    throw Missing(words: words, screen: String(screen.dropFirst(seen.count)))
  }

  func press(_ keys: String) throws { try keyboard.fileHandleForWriting.write(contentsOf: Data(keys.utf8)) }

  /// The line drops.
  func hangUp() throws { try keyboard.fileHandleForWriting.close() }

  /// The exit status, once the program has ended.
  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  struct Missing: Error, CustomStringConvertible {
    var words: String
    var screen: String
    var description: String { "'\(words)' did not appear; the terminal shows:\n\(screen)" }
  }
}
