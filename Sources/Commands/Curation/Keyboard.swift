import Foundation

/// The terminal on stdin: one key at a time, or a line.
struct Keyboard: Sendable {
  /// Nil when stdin is no terminal.
  init?() {
    guard isatty(0) == 1 else { return nil }
  }

  /// Shows the prompt on stderr and waits for an answer; nil when the input ends.
  func answer(_ prompt: String, isKey: Bool) -> String? {
    FileHandle.standardError.write(Data(prompt.utf8))
    return isKey ? key() : line()
  }

  /// One line, byte by byte: a buffer would swallow the keys that come after it.
  private func line() -> String? {
    var bytes: [UInt8] = []
    while let byte = try? FileHandle.standardInput.read(upToCount: 1)?.first {
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// One key without Enter; the terminal is as before afterwards.
  private func key() -> String? {
    var before = termios()
    guard unsafe tcgetattr(0, &before) == 0 else { return line() }
    var single = before
    single.c_lflag &= ~(UInt32(ICANON) | UInt32(ECHO))
    _ = unsafe tcsetattr(0, TCSANOW, &single)
    defer { _ = unsafe tcsetattr(0, TCSANOW, &before) }
    guard let byte = try? FileHandle.standardInput.read(upToCount: 1)?.first, byte != 4 else { return nil }
    FileHandle.standardError.write(Data([byte, UInt8(ascii: "\n")]))
    return String(UnicodeScalar(byte))
  }
}
