import Text

/// `prevnet help [VERB]`.
struct HelpCommand: Command {
  static let manual = Manual(
    name: "help", summary: "say what prevnet does, or what one verb does", operands: "[VERB]",
    options: [
      .init("man", nil, "print the manual page, for man -l -"),
      .init("completion", nil, "print completion for bash, for eval in ~/.bashrc"),
    ],
    examples: [("help search", "the filters that search understands")])

  private let words: [String]
  private let wantsManual: Bool
  private let wantsCompletion: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    words = try arguments.operands(0...2, "the verb")
    wantsManual = arguments.has("man")
    wantsCompletion = arguments.has("completion")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    if wantsManual {
      workplace.output.raw(manualPage(commands.map { $0.manual }))
    } else if wantsCompletion {
      workplace.output.raw(bashCompletion(commands.map { $0.manual }))
    } else if words.isEmpty {
      workplace.output.raw(overview(commands.map { $0.manual }))
    } else {
      workplace.output.raw(try help(words.joined(separator: " ")))
    }
    return .done
  }

  private func help(_ name: String) throws(UsageError) -> String {
    let manuals = commands.map { $0.manual }
    if let manual = manuals.first(where: { $0.name == name }) { return manual.help }
    let family = manuals.filter { $0.name.hasPrefix(name + " ") }
    guard family.isEmpty else { return family.map { "  \($0.usage)\n      \($0.summary)\n" }.joined() }
    let hint = nearest(name, in: manuals.map(\.name)).map { "; did you mean '\($0)'?" } ?? ""
    throw UsageError("help", "no verb '\(name)'\(hint)")
  }
}
