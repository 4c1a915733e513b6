import Foundation
package import Model
import Text

/// Runs one command line and gives its exit status; `program` is the name it was called by.
package func run(_ arguments: [String], program: String) async -> Int32 {
  // A reader that goes away must not kill a writer between two halves of a transaction.
  signal(SIGPIPE, SIG_IGN)
  let environment = ProcessInfo.processInfo.environment
  return await run(
    arguments, program: program, output: .process(environment: environment), environment: environment,
    clock: { Instant(seconds: Int(Date().timeIntervalSince1970)) })
}

/// The same with everything the system gives as a value, for tests.
package func run(
  _ arguments: [String], program: String = "prevnet", output: Output, environment: [String: String],
  clock: @escaping @Sendable () -> Instant
) async -> Int32 {
  do {
    return try await dispatch(arguments, program: program, output: output, environment: environment, clock: clock).code
  } catch let error as UsageError {
    output.say(error.description)
    return ExitStatus.usage.code
  } catch {
    output.say("prevnet: \(error)")
    return status(of: error).code
  }
}

private func dispatch(
  _ all: [String], program: String, output: Output, environment: [String: String],
  clock: @escaping @Sendable () -> Instant
) async throws -> ExitStatus {
  let (leading, words) = leadingOptions(all)
  guard let first = words.first, !["--help", "-h"].contains(first) else {
    output.raw(overview(commands.map { $0.manual }))
    return words.isEmpty ? .usage : .done
  }
  let (command, rest) = try verb(words)
  let arguments = try Arguments(leading + rest, for: command.manual)
  if arguments.has("help") {
    output.raw(command.manual.help)
    return .done
  }
  var workplace = try Workplace(arguments, output: output, environment: environment, clock: clock)
  workplace.program = program
  if arguments.has("sample") { workplace = try workplace.onSample() }
  return try await command.init(arguments).run(in: workplace)
}

/// The options that every verb takes may also stand before it: `prevnet --home DIR search …`.
private func leadingOptions(_ words: [String]) -> ([String], [String]) {
  var count = 0
  while count < words.count,
    let option = Manual.common.first(where: { words[count].split(separator: "=").first ?? "" == "--\($0.name)" }),
    option.name != "help"
  {
    count += option.value != nil && !words[count].contains("=") ? 2 : 1
  }
  return (Array(words.prefix(count)), Array(words.dropFirst(count)))
}

/// The verb of one or two words, and what follows it.
private func verb(_ words: [String]) throws(UsageError) -> (any Command.Type, ArraySlice<String>) {
  for count in [2, 1] where words.count >= count {
    let name = words.prefix(count).joined(separator: " ")
    if let command = commands.first(where: { $0.manual.name == name }) { return (command, words.dropFirst(count)) }
  }
  let names = commands.map { $0.manual.name }
  let family = names.filter { $0.hasPrefix(words[0] + " ") }
  if !family.isEmpty, words.count > 1, !words[1].hasPrefix("-") {
    let hint = nearest("\(words[0]) \(words[1])", in: family).map { "; did you mean '\($0)'?" } ?? ""
    throw UsageError("", "no verb '\(words[0]) \(words[1])'\(hint)")
  }
  guard family.isEmpty else { throw UsageError("", "'\(words[0])' needs one of: \(family.joined(separator: ", "))") }
  let hint = nearest(words[0], in: names).map { "; did you mean '\($0)'?" } ?? "; prevnet help lists them"
  throw UsageError("", "no verb '\(words[0])'\(hint)")
}
