import Glibc

/// What the terminal on stdout says of itself, and what the reader asked for.
package struct Terminal: Hashable, Sendable {
  /// Columns; nil when stdout is no terminal.
  package var width: Int?
  /// Off a terminal, with NO_COLOR (no-color.org) and on a dumb one there is none.
  package var usesColour: Bool

  /// Of this process; `variable` gives a variable of the environment.
  package init(variable: (String) -> String?) {
    let isTerminal = isatty(1) == 1
    let isPlain = !(variable("NO_COLOR") ?? "").isEmpty || variable("TERM") == "dumb"
    width = isTerminal ? Terminal.columns() ?? variable("COLUMNS").flatMap { Int($0) } ?? 80 : nil
    usesColour = isTerminal && !isPlain
  }

  /// What the kernel knows; nil for a terminal that never said.
  package static func columns() -> Int? {
    var size = winsize()
    guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// All of the text to a file descriptor; false when the reader at the other end went away before it had all.
@discardableResult
package func write(_ text: String, to descriptor: Int32) -> Bool {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { return false }
    rest = rest.dropFirst(written)
  }
  return true
}

/// A variable of the process's environment, without Foundation.
package func environmentVariable(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }
