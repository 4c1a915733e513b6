package import Foundation
package import Transport

/// Mail as files: one complete `.eml` for each envelope, under a name that never changes.
///
/// A file appears whole or not at all, so that doing it again after a crash neither loses nor doubles anything.
package final class Outbox: Carrier {
  private let folder: URL

  /// The folder is made when it is missing.
  package init(folder: URL) throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Writes the envelope's message; doing it again after a crash leaves the same one file.
  package func carry(_ envelope: Envelope, before next: Envelope?, mayEnd: SMTPConnection.Permission) -> Verdict {
    guard mayEnd(true) == true else { return .stopped }
    do {
      try write(envelope)
      return .sent("written to \(envelope.name).eml")
    } catch {
      return .unreachable("cannot write \(folder.path)/\(envelope.name).eml: \(error.localizedDescription)")
    }
  }

  /// Under another name first, synced to disk, then renamed: nobody ever sees half a mail.
  private func write(_ envelope: Envelope) throws {
    let file = folder.appending(path: envelope.name + ".eml")
    let part = folder.appending(path: envelope.name + ".part")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(envelope.message).write(to: part)
    let writing = try FileHandle(forUpdating: part)
    try writing.synchronize()
    try writing.close()
    // moveItem renames, and refuses to replace: what stands there already is this same mail from before a crash.
    if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
    try FileManager.default.moveItem(at: part, to: file)
  }
}
