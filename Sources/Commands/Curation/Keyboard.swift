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

  /// One key without Enter, echoed where it is a letter; the terminal is as before afterwards.
  ///
  /// Ctrl-C arrives as a key, so that it too leaves the terminal as it was: it and Ctrl-D end the sitting. A key that
  /// sends several bytes (an arrow, a letter with an accent) counts as one, and means nothing.
  private func key() -> String? {
    var before = termios()
    guard unsafe tcgetattr(0, &before) == 0 else { return line() }
    var single = before
    single.c_lflag &= ~(UInt32(ICANON) | UInt32(ECHO) | UInt32(ISIG))
    _ = unsafe tcsetattr(0, TCSANOW, &single)
    defer { _ = unsafe tcsetattr(0, TCSANOW, &before) }
    guard let byte = try? FileHandle.standardInput.read(upToCount: 1)?.first, byte != 3, byte != 4 else {
      FileHandle.standardError.write(Data("\n".utf8))
      return nil
    }
    guard (32...126).contains(byte) else {
      if byte == 27 || byte >= 0x80 { discardRest(of: &single) }
      FileHandle.standardError.write(Data("\n".utf8))
      return "?"
    }
    FileHandle.standardError.write(Data([byte, UInt8(ascii: "\n")]))
    return String(UnicodeScalar(byte))
  }

  /// Takes what a key sent after its first byte and is there already, waiting a tenth of a second at most.
  private func discardRest(of mode: inout termios) {
    unsafe withUnsafeMutableBytes(of: &mode.c_cc) { codes in
      unsafe codes[Int(VMIN)] = 0
      unsafe codes[Int(VTIME)] = 1
    }
    _ = unsafe tcsetattr(0, TCSANOW, &mode)
    _ = try? FileHandle.standardInput.read(upToCount: 16)
  }
}
