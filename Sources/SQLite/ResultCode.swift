import CSQLite
import Glibc

extension DatabaseError.Kind {
  /// What a result code and the error number of the system below it mean to the caller.
  ///
  /// The error number decides first: a full disk may show as SQLITE_FULL or, when the shared memory of the write-ahead
  /// log cannot grow, as an SQLITE_IOERR.
  init(code: Int32, systemError: Int32) {
    let primary = code & 0xff
    if primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN || primary == SQLITE_FULL {
      if systemError == ENOSPC || systemError == EDQUOT {
        self = .full
        return
      }
      if systemError == EROFS || systemError == EACCES || systemError == EPERM {
        self = .readOnly
        return
      }
    }
    self =
      switch primary {
      case SQLITE_FULL: .full
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .readOnly
      case SQLITE_CANTOPEN: .cannotOpen
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
      case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG: .constraint
      case SQLITE_IOERR: .device
      case SQLITE_INTERRUPT: .interrupted
      default: .statement
      }
  }
}
