import Glibc
import SQLite

/// One writer at a time in a folder of a reader: an advisory lock that the system lets go when the process ends.
///
/// A class, so that it is held as long as somebody keeps it (Swift 6.3.1 crashes when it optimises an asynchronous
/// function that keeps a value that cannot be copied).
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Takes `.lock` of the folder; throws `.busy` when another holds it.
  ///
  /// Where the folder cannot be written nothing can be lost either, so the lock is then held by nobody.
  init(_ folder: String) throws(DatabaseError) {
    let file = unsafe open(folder + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    // Before it is kept: what is given back twice may be another's by then.
    if file >= 0, flock(file, LOCK_EX | LOCK_NB) != 0 {
      close(file)
      throw DatabaseError(.busy, message: "another program is at work in it; try again when it is done", file: folder)
    }
    descriptor = file
  }

  /// The same after at most ten seconds of waiting, without keeping a thread from what holds it.
  static func awaited(_ folder: String) async throws(DatabaseError) -> FolderLock {
    for _ in 0..<500 {
      if let lock = try? FolderLock(folder) { return lock }
      try? await Task.sleep(nanoseconds: 20_000_000)
    }
    return try FolderLock(folder)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
