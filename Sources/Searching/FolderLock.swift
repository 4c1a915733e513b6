import Glibc
import SQLite

/// One writer at a time in a folder of a reader: an advisory lock that the system lets go when the process ends.
///
/// A class, so that it is held as long as somebody keeps it (Swift 6.3.1 crashes when it optimises an asynchronous
/// function that keeps a value that cannot be copied).
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Takes `.lock` of the folder; waits for another that holds it when `waits`, else throws `.busy`.
  ///
  /// Where the folder cannot be written nothing can be lost either, so the lock is then held by nobody.
  init(_ folder: String, waits: Bool) throws(DatabaseError) {
    descriptor = unsafe open(folder + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return }
    guard flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 || waits else {
      close(descriptor)
      throw DatabaseError(.busy, message: "another program is renewing it; try again when it is done", file: folder)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
