import Foundation

/// One writer at a time: an advisory lock on a file of the state folder, which the system lets go when the process ends
/// in whatever way.
///
/// An object and not a value that is consumed: Swift 6.3.1 crashes when it optimises an asynchronous function that keeps
/// such a value across an `await`.
final class RunLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// Does `work` while the lock of `home` is held; throws what `take` throws, and what `work` throws.
  static func held<Result>(in home: URL, _ work: () async throws -> Result) async throws -> Result {
    let lock = try take(in: home)
    defer { withExtendedLifetime(lock) {} }
    return try await work()
  }

  /// Takes the lock, or throws `.busy` naming the process that holds it, or `.cannotCreate` when the state folder cannot
  /// be written.
  private static func take(in home: URL) throws(CommandError) -> RunLock {
    let file = home.appending(path: "lock").path
    do {
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    } catch {
      throw CommandError(.cannotCreate, "\(home.path): the state folder cannot be made: \(error.localizedDescription)")
    }
    let descriptor = unsafe open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let why = unsafe String(cString: strerror(errno))
      throw CommandError(
        errno == EACCES ? .noPermission : .cannotCreate,
        "\(file): cannot be written (\(why)); the state folder must be on a disk this user may write, or name another with --home"
      )
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = (try? String(contentsOfFile: file, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
      close(descriptor)
      let who = holder.flatMap { $0.isEmpty ? nil : " (process \($0))" } ?? ""
      throw CommandError(.busy, "another prevnet is at work in \(home.path)\(who); try again when it is done")
    }
    ftruncate(descriptor, 0)
    let own = Array("\(getpid())\n".utf8)
    _ = unsafe write(descriptor, own, own.count)
    return RunLock(descriptor: descriptor)
  }

  deinit { close(descriptor) }
}
