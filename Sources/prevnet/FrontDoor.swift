import Glibc
import Model
import Searching
import Synchronization
import Text

/// The front door of the program: answers what only reads the archive, and hands all else to `prevnet-desk` beside it.
///
/// The whole program is made with some seventy libraries, for mail, pages, calendars; loading them costs a person who
/// searches more than the search. Whatever is not plainly answered here, a mistake above all, is left to the whole
/// program as if this one were not there, so that there is one place for every message.
private let quickVerbs: [any ReadingVerb.Type] = [SearchVerb.self, ShowVerb.self, DeadlinesVerb.self]

/// The options of every verb that are understood here.
private let commonOptions: [VerbUsage.Option] = [
  .init("config", "FILE", ""), .init("home", "DIR", ""), .init("now", "TIME", ""), .init("json", nil, ""),
]

/// Runs one command line and gives its exit status; nil, with nothing written, when it is for the whole program.
func answer(_ arguments: [String]) async -> Int32? {
  guard let verb = quickVerbs.first(where: { $0.usage.name == arguments.first }),
    let words = try? CommandWords(arguments.dropFirst(), options: verb.usage.options + commonOptions),
    let home = stateFolder(words), let now = clock(words)
  else { return nil }
  let terminal = Terminal(variable: environmentVariable)
  // Written when all went well: of what fails the whole program shall not say half again.
  let written = Mutex<[(text: String, isError: Bool)]>([])
  let reader = Reader(
    archive: home + "/archive.sqlite", folder: home, now: now, today: Zone.losAngeles.day(of: now),
    width: terminal.width.map { max(10, $0) }, usesColour: terminal.usesColour, wantsJSON: words.has("json")
  ) { text, isError in written.withLock { $0.append((text, isError)) } }
  guard let status = try? await verb.init(words).run(in: reader) else { return nil }
  for (text, isError) in written.withLock({ $0 }) {
    // A reader that went away (`| head`) ends the program quietly, as any filter would.
    if !write(text, to: isError ? 2 : 1), !isError { return 0 }
  }
  return status
}

/// The state folder as the whole program finds it; nil for a path that only Foundation can make plain.
private func stateFolder(_ words: CommandWords) -> String? {
  if let named = words.value("home") ?? environmentVariable("PREVNET_HOME") { return isPlain(named) ? named : nil }
  let config = words.value("config") ?? environmentVariable("PREVNET_CONFIG") ?? "feeds.yml"
  guard isPlain(config), !config.hasSuffix("/") else { return nil }
  let folder = config.lastIndex(of: "/").map { config[...$0] } ?? ""
  return folder + "state"
}

/// Without a step back, which means one thing to the kernel and another to Foundation where there are links.
private func isPlain(_ path: String) -> Bool {
  !path.isEmpty && !path.split(separator: "/").contains("..")
}

/// The time given, or that of the system; nil for a time that is none.
private func clock(_ words: CommandWords) -> Instant? {
  words.value("now").map { Instant(iso: $0, zone: .losAngeles) } ?? Instant(seconds: time(nil))
}

/// Becomes the whole program, with the very words this one was started with.
func handOver() -> Never {
  let path = ownFolder() + "prevnet-desk"
  execvp(path, CommandLine.unsafeArgv)
  let why = String(cString: strerror(errno))
  write("prevnet: \(path): cannot be started (\(why)); it is built with prevnet and stands beside it\n", to: 2)
  exit(69)
}

/// Where this program stands, links followed, with a slash; empty where the system has no way to tell.
private func ownFolder() -> String {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  let length = readlink("/proc/self/exe", &buffer, buffer.count)
  let own =
    length > 0
    ? String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    : CommandLine.arguments.first ?? ""
  return own.lastIndex(of: "/").map { String(own[...$0]) } ?? ""
}
