import Archiving
import FoundationEssentials
import Glibc
import Model
import SQLite
import Searching
import Text

/// The provider's own program: what a reader does with an archive, in one file that needs nothing installed.
let verbs: [any ReadingVerb.Type] = [
  SearchVerb.self, ShowVerb.self, DeadlinesVerb.self, ExportVerb.self, SyncVerb.self,
]

/// Runs one command line and gives its exit status.
func run(_ arguments: [String]) async -> Int32 {
  guard let name = arguments.first, name != "help", !name.hasPrefix("-") else {
    let wanted = arguments.dropFirst().first
    let verb = verbs.first { $0.usage.name == wanted }
    write(verb?.usage.help("prevnet-search") ?? overview, to: 1)
    return arguments.isEmpty ? 64 : 0
  }
  do {
    guard let verb = verbs.first(where: { $0.usage.name == name }) else {
      let hint = nearest(name, in: verbs.map { $0.usage.name }).map { "did you mean '\($0)'?" }
      throw VerbMistake("no verb '\(name)'; " + (hint ?? "prevnet-search help lists them"))
    }
    let words = try CommandWords(arguments.dropFirst(), options: verb.usage.options + commonOptions)
    if words.has("help") {
      write(verb.usage.help("prevnet-search"), to: 1)
      return 0
    }
    return try await verb.init(words).run(in: try reader(words, for: name))
  } catch {
    write(shielded("prevnet-search: \(error)\n"), to: 2)
    return status(of: error)
  }
}

/// What help says of the whole program.
private var overview: String {
  let width = (verbs.map { $0.usage.name.count }.max() ?? 0) + 2
  let lines = verbs.map { verb in
    let usage = verb.usage
    return "  " + usage.name + String(repeating: " ", count: width - usage.name.count) + usage.summary + "\n"
  }
  return """
    prevnet-search: grants, jobs, events and resources for community organizations, searched offline.

    \(lines.joined())
    prevnet-search help VERB says more. Exit status: 0 done, 1 nothing found, 64 wrong usage, 65 bad data,
    69 service down, 73 or 74 cannot write.

    """
}

/// Files, clock and streams as the system gives them.
private func reader(_ words: CommandWords, for name: String) throws(VerbMistake) -> Reader {
  var now = Instant(seconds: Int(Date().timeIntervalSince1970))
  if let text = words.value("now") {
    guard let day = Day(text.prefix(10)) else { throw VerbMistake("'\(text)' is no day for --now; write 2026-11-21") }
    now = Zone.losAngeles.instant(day, .noon)
  }
  let home = words.value("home") ?? environmentVariable("PREVNET_HOME") ?? ownFolder()
  let terminal = Terminal(variable: environmentVariable)
  return Reader(
    archive: words.value("archive") ?? home + "/archive.sqlite", folder: home, now: now,
    today: Zone.losAngeles.day(of: now), width: terminal.width.map { max(10, $0) },
    usesColour: terminal.usesColour, wantsJSON: words.has("json"), download: name == "sync" ? CurlDownload() : nil
  ) { text, isError in write(text, to: isError ? 2 : 1) }
}

/// Where programs of a person keep what they fetched (XDG base directories).
private func ownFolder() -> String {
  let base = environmentVariable("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
  return (base ?? (environmentVariable("HOME") ?? ".") + "/.local/share") + "/prevnet"
}

/// The status a script reads, in the numbers of sysexits.h.
private func status(of error: any Error) -> Int32 {
  switch error {
  case is VerbMistake, is QueryError: 64
  case is DownloadFailure: 69
  case let error as DatabaseError:
    switch error.kind {
    case .full, .device: 74
    case .readOnly, .cannotOpen: 73
    case .busy: 75
    case .damaged, .newer: 65
    case .constraint, .interrupted, .statement: 1
    }
  default: 1
  }
}
