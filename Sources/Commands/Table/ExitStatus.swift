/// How a command ended, in the numbers of sysexits.h.
package struct ExitStatus: Hashable, Sendable, Error {
  package var code: Int32

  static let done = ExitStatus(code: 0)
  /// Nothing was found, or some of the work failed and the rest was done.
  static let partial = ExitStatus(code: 1)
  static let usage = ExitStatus(code: 64)
  static let badData = ExitStatus(code: 65)
  static let unavailable = ExitStatus(code: 69)
  static let cannotCreate = ExitStatus(code: 73)
  static let cannotWrite = ExitStatus(code: 74)
  static let busy = ExitStatus(code: 75)
  static let noPermission = ExitStatus(code: 77)
  static let badConfiguration = ExitStatus(code: 78)
}

/// A command that cannot go on: what a person reads, and the status a script reads.
struct CommandError: Error, Equatable, CustomStringConvertible {
  var description: String
  var status: ExitStatus

  init(_ status: ExitStatus, _ description: String) {
    self.status = status
    self.description = description
  }
}
