import Foundation
import Searching
import Synchronization

/// Where a command writes: stdout for data, stderr for words.
///
/// Tests collect both.
package struct Output: Sendable {
  private let write: @Sendable (String, Bool) -> Void
  /// Columns of the terminal on stdout; nil when it is none.
  package let width: Int?
  /// Whether progress may be shown on stderr.
  package let showsProgress: Bool
  package let usesColour: Bool

  package init(
    width: Int? = nil, showsProgress: Bool = false, usesColour: Bool = false,
    write: @escaping @Sendable (_ text: String, _ isError: Bool) -> Void
  ) {
    self.width = width
    self.showsProgress = showsProgress
    self.usesColour = usesColour
    self.write = write
  }

  /// One line to stdout; nothing in it can command the terminal.
  package func print(_ line: String) { write(shielded(line, allowsColour: usesColour) + "\n", false) }

  /// Text as it is to stdout.
  package func raw(_ text: String) { write(text, false) }

  /// One line to stderr, as safe as `print`.
  package func say(_ line: String) { write(shielded(line, allowsColour: usesColour) + "\n", true) }

  /// Text as it is to stderr: progress, prompts.
  package func rawError(_ text: String) { write(text, true) }

  /// The process's own stdout and stderr.
  package static func process(environment: [String: String]) -> Output {
    let terminal = Terminal { environment[$0] }
    return Output(width: terminal.width, showsProgress: isatty(2) == 1, usesColour: terminal.usesColour) {
      text, isError in
      let file = isError ? FileHandle.standardError : FileHandle.standardOutput
      // A reader that went away (`| head`) ends the program quietly, as any filter would.
      do { try file.write(contentsOf: Data(text.utf8)) } catch { if !isError { exit(0) } }
    }
  }
}

/// What was written, for tests.
package final class CollectedOutput: Sendable {
  private let texts = Mutex(("", ""))

  package init() {}

  package var output: Output {
    Output { text, isError in
      self.texts.withLock { if isError { $0.1 += text } else { $0.0 += text } }
    }
  }

  package var standardOutput: String { texts.withLock(\.0) }
  package var standardError: String { texts.withLock(\.1) }
}
