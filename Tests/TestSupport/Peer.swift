package import Foundation

/// A program that a test talks to: started on loopback in the test's folder, ended by its id.
///
/// Started with posix_spawn: Foundation's Process leaves a run loop on the thread that calls it, and on the threads of
/// Swift's own pool, which come and go, that stopped whole test runs.
package final class Peer {
  private let id: pid_t
  private var status: Int32?

  /// Starts `program` (found on PATH or in sbin) with its output in FOLDER/NAME.log.
  package init(_ program: String, _ arguments: [String], folder: URL) throws {
    let log = folder.appending(path: URL(filePath: program).lastPathComponent + ".log").path
    id = try spawn(program, arguments, output: log)
  }

  deinit { end() }

  package var isRunning: Bool {
    guard status == nil else { return false }
    var ended: Int32 = 0
    if waitpid(id, &ended, WNOHANG) == id { status = ended }
    return status == nil
  }

  /// Ends it as a power cut would.
  package func end() {
    guard status == nil else { return }
    kill(id, SIGKILL)
    var ended: Int32 = 0
    waitpid(id, &ended, 0)
    status = ended
  }

  /// Whether a program is installed, for tests that skip without it.
  package static func exists(_ program: String) -> Bool {
    ["/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/", "/usr/local/bin/"]
      .contains { FileManager.default.isExecutableFile(atPath: $0 + program) }
  }
}

/// A program that could not be started.
package struct SpawnError: Error, CustomStringConvertible {
  package var description: String
  package init(description: String) { self.description = description }
}

/// Starts a program with its input from /dev/null and both outputs in a file.
private func spawn(_ program: String, _ arguments: [String], output: String) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
  posix_spawn_file_actions_adddup2(&actions, 1, 2)
  var words: [UnsafeMutablePointer<CChar>?] =
    (["env", "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", program] + arguments)
    .map { strdup($0) }
  defer { for word in words { free(word) } }
  words.append(nil)
  var id: pid_t = 0
  let code = posix_spawn(&id, "/usr/bin/env", &actions, nil, words, environ)
  guard code == 0 else { throw SpawnError(description: "\(program): \(String(cString: strerror(code)))") }
  return id
}

/// The text of a file once it is there; nil after ten seconds without it.
package func awaitFile(_ file: URL) async throws -> String? {
  for _ in 0..<500 {
    if let text = try? String(contentsOf: file, encoding: .utf8), !text.isEmpty { return text }
    try await Task.sleep(for: .milliseconds(20))
  }
  return nil
}
