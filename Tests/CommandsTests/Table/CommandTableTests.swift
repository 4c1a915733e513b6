import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

/// What a command line prints and how it ends, with a clock that stands still.
func prevnet(
  _ words: String..., environment: [String: String] = [:]
) async -> (status: Int32, out: String, err: String) {
  let collected = CollectedOutput()
  let status = await run(
    words, output: collected.output, environment: environment, clock: { Instant(seconds: 1_770_138_000) })
  return (status, collected.standardOutput, collected.standardError)
}

@Suite("command table")
struct CommandTableTests {
  @Test("has help with a summary for every verb")
  func help() async {
    for manual in commands.map({ $0.manual }) {
      let (status, out, _) = await prevnet("help", manual.name)
      #expect(status == 0)
      #expect(out.hasPrefix("prevnet \(manual.name)"))
      #expect(!manual.summary.isEmpty && !manual.summary.hasSuffix("."), "\(manual.name): a summary without full stop")
      #expect(manual.options.allSatisfy { !$0.help.isEmpty })
    }
  }

  @Test("names every verb in the overview, the man page and the completion")
  func derived() async {
    let overview = await prevnet("help").out
    let page = await prevnet("help", "--man").out
    let completion = await prevnet("help", "--completion").out
    for manual in commands.map({ $0.manual }) {
      #expect(overview.contains("  \(manual.name) "))
      #expect(page.contains(".SS \"prevnet \(manual.name)"))
      for word in manual.name.split(separator: " ") { #expect(completion.contains(word)) }
    }
  }

  @Test("mentions every verb in README.md")
  func readme() throws {
    let readme = try String(contentsOf: projectRoot.appending(path: "README.md"), encoding: .utf8)
    for manual in commands.map({ $0.manual }) {
      let verb = String(manual.name.prefix { $0 != " " })
      #expect(readme.contains("`\(verb)`") || readme.contains("prevnet \(verb)"), "README.md lacks '\(verb)'")
    }
  }

  @Test(
    "says what is wrong with a command line",
    arguments: [
      (["hepl"], "prevnet: no verb 'hepl'; did you mean 'help'?\n"),
      (["xyzzy"], "prevnet: no verb 'xyzzy'; prevnet help lists them\n"),
      (
        ["help", "--mna"],
        "prevnet help: unknown option '--mna'; did you mean '--man'?\nprevnet help help shows how it is used\n"
      ),
      (
        ["help", "--now"],
        "prevnet help: option '--now' needs a value: --now TIME\nprevnet help help shows how it is used\n"
      ),
      (["help", "--now", "soon"], "prevnet: 'soon' is no time for --now; write it as 2026-02-03T09:00:00-08:00\n"),
      (
        ["help", "--man=yes"],
        "prevnet help: option '--man' takes no value\nprevnet help help shows how it is used\n"
      ),
      (["stage"], "prevnet stage: the stage's name is missing\nprevnet help stage shows how it is used\n"),
      (
        ["help", "a", "b", "c"],
        "prevnet help: 'c' is one operand too many\nprevnet help help shows how it is used\n"
      ),
    ])
  func mistakes(words: [String], message: String) async {
    let collected = CollectedOutput()
    let status = await run(words, output: collected.output, environment: [:], clock: { Instant(seconds: 0) })
    #expect(status == 64)
    #expect(collected.standardError == message)
    #expect(collected.standardOutput.isEmpty)
  }
}
