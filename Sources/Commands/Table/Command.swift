/// One verb of the command line.
protocol Command: Sendable {
  static var manual: Manual { get }
  /// Reads the arguments, so that `run` has nothing left to check.
  init(_ arguments: Arguments) throws(UsageError)
  func run(in workplace: Workplace) async throws -> ExitStatus
}

/// A verb that changes the state folder: it runs as its only writer, or throws `.busy` naming who is at work.
protocol WritingCommand: Command {
  func write(in workplace: Workplace) async throws -> ExitStatus
}

extension WritingCommand {
  func run(in workplace: Workplace) async throws -> ExitStatus {
    try await RunLock.held(in: workplace.home) { try await write(in: workplace) }
  }
}

/// What help, completion, the man page and the argument reader know of a verb.
struct Manual: Sendable {
  /// `search`, or `people add` for a verb of two words.
  var name: String
  /// One line without a full stop.
  var summary: String
  /// Operands as printed: `ID …`.
  var operands = ""
  var options: [Option] = []
  /// Further paragraphs of `help NAME`.
  var details = ""
  /// Command lines without `prevnet`, each with what it does.
  var examples: [(line: String, what: String)] = []
  /// What begins with one dash is an operand too: a word that search excludes.
  var takesWords = false

  struct Option: Sendable {
    /// Without the dashes.
    var name: String
    /// How the value is printed; nil for a switch.
    var value: String?
    var help: String

    init(_ name: String, _ value: String? = nil, _ help: String) {
      self.name = name
      self.value = value
      self.help = help
    }
  }

  /// Options that every verb takes.
  static let common: [Option] = [
    Option("config", "FILE", "the configuration; feeds.yml in this folder, or $PREVNET_CONFIG"),
    Option("home", "DIR", "the state folder; state/ beside feeds.yml, or $PREVNET_HOME"),
    Option("sample", nil, "work on the shipped sample: its sources, its date, state/sample"),
    Option("now", "TIME", "a fixed clock, such as 2026-02-03T09:00:00-08:00"),
    Option("json", nil, "print JSON for scripts where the verb prints data"),
    Option("help", nil, "print what this verb does"),
  ]
}
