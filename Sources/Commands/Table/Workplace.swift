import Archiving
package import Foundation
package import Model
import Text

/// Where a command works: its files, its clock, its output.
///
/// The only place that asks the system for any of them.
package struct Workplace: Sendable {
  /// The configuration file.
  package var config: URL
  /// The state folder.
  package var home: URL
  /// The configuration was named.
  package var configIsGiven: Bool
  /// The state folder was named, not derived from where feeds.yml is.
  package var homeIsGiven: Bool
  package var clock: @Sendable () -> Instant
  /// So many random bytes, for keys and tokens.
  package var random: @Sendable (Int) -> [UInt8] = People.systemRandom
  package var output: Output
  package var log: Log
  package var environment: [String: String]
  /// It works on the shipped sample.
  package var isSample = false
  /// The program as it was called, for command lines that a person may paste.
  package var program = "prevnet"
  /// The command line was asked for JSON.
  package var wantsJSON = false
  /// The clock was given with `--now`, so waiting would never end.
  package var clockIsFixed = false

  package var now: Instant { clock() }

  /// Below the folder of the configuration.
  package func beside(_ path: String) -> URL { config.deletingLastPathComponent().appending(path: path) }

  package func state(_ path: String) -> URL { home.appending(path: path) }

  /// `prevnet VERB …` as it must be typed here to work in the same places, so that a hint can be pasted.
  package func commandLine(_ words: String) -> String {
    var line = [program, words]
    if isSample { line.append("--sample") } else if configIsGiven { line += ["--config", shown(config)] }
    if homeIsGiven { line += ["--home", shown(home)] }
    return line.joined(separator: " ")
  }

  /// The path from here when it is below, else the whole; in quotes where a shell would split it.
  package func shown(_ file: URL) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    let path = file.path.hasPrefix(here) ? String(file.path.dropFirst(here.count)) : file.path
    return path.contains(" ") ? "'\(path)'" : path
  }

  /// From the process's surroundings and the options that every verb takes.
  init(
    _ arguments: Arguments, output: Output, environment: [String: String], clock: @escaping @Sendable () -> Instant
  ) throws(UsageError) {
    let folder = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    func file(_ path: String) -> URL { URL(filePath: path, relativeTo: folder).absoluteURL.standardizedFileURL }
    let named = arguments.value("config") ?? environment["PREVNET_CONFIG"]
    configIsGiven = named != nil
    config = file(named ?? "feeds.yml")
    let given = (arguments.value("home") ?? environment["PREVNET_HOME"]).map(file)
    homeIsGiven = given != nil
    home = given ?? config.deletingLastPathComponent().appending(path: "state")
    self.clock = clock
    if let text = arguments.value("now") {
      guard let fixed = Instant(iso: text, zone: .losAngeles) else {
        throw UsageError("", "'\(text)' is no time for --now; write it as 2026-02-03T09:00:00-08:00")
      }
      self.clock = { fixed }
      clockIsFixed = true
    }
    self.output = output
    self.environment = environment
    wantsJSON = arguments.has("json")
    log = Log(level: .warning, clock: self.clock) { output.say($0) }
  }
}
