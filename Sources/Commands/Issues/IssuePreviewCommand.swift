import Composing
import Foundation
import Model
import Text

/// `prevnet issue preview [N]`.
struct IssuePreviewCommand: Command {
  static let manual = Manual(
    name: "issue preview", summary: "write an issue as readers would see it, wide, on a phone, dark and as text",
    operands: "[N]",
    options: [
      .init("language", "LANGUAGE", "en or es; the newsletter's first unless said"),
      .init("text", nil, "print the text part"),
      .init("lint", nil, "say what each part of the HTML needs of mail programs"),
      .init("open", nil, "open the wide page in this computer's browser"),
    ], examples: [("issue preview 12", "prints where the pages are"), ("issue preview 12 --lint", "exit 1 on a fault")])

  private let number: Int?
  private let language: String?
  private let wantsText: Bool
  private let wantsLint: Bool
  private let opens: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    number = try issueNumber(arguments, isRequired: false)
    language = arguments.value("language")
    wantsText = arguments.has("text")
    wantsLint = arguments.has("lint")
    opens = arguments.has("open")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let job = try Job(in: workplace, try workplace.configuration())
    let issue = try await workplace.issue(number, in: job.desk)
    let editions = try await job.editions(of: issue, on: job.readingDay(of: issue))
    let wanted = language ?? job.configuration.newsletter.languages.first ?? "en"
    guard let edition = editions.first(where: { $0.language == wanted }) else {
      throw CommandError(.usage, "the newsletter has no '\(wanted)'; newsletter.languages names its languages")
    }
    if wantsText {
      workplace.output.raw(edition.text)
      return .done
    }
    if wantsLint { return lint(edition, workplace.output) }
    let folder = workplace.state("preview/\(issue.number)")
    try write(edition, into: folder)
    workplace.output.say("\(edition.subject)\n\(edition.html.utf8.count) bytes of HTML")
    for name in ["wide", "phone", "dark"] { workplace.output.print(folder.appending(path: name + ".html").path) }
    workplace.output.print(folder.appending(path: "text.txt").path)
    if opens { open(folder.appending(path: "wide.html")) }
    return .done
  }

  /// Prints faults first, then what only some programs show, then the counts; ends with 1 on a fault.
  private func lint(_ edition: ComposedIssue, _ output: Output) -> ExitStatus {
    let lint = MailLint(edition.html)
    for mistake in lint.mistakes { output.print("fault: \(mistake)") }
    for (feature, instead) in lint.progressive { output.print("progressive: \(feature.name): \(instead)") }
    output.print(
      "\(lint.features.count) features, \(lint.mistakes.count) faults, \(edition.html.utf8.count) bytes, for \(MailFeature.programs.joined(separator: ", "))"
    )
    return lint.mistakes.isEmpty ? .done : .partial
  }

  /// The phone is a narrow frame around the same page; the dark one has the dark rules applied to all.
  private func write(_ edition: ComposedIssue, into folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let phone = """
      <!DOCTYPE html><meta charset="utf-8"><title>\(edition.number)</title>
      <body style="margin:24px;text-align:center;background:#888">
      <iframe src="wide.html" title="phone" style="width:360px;height:740px;border:0;border-radius:24px"></iframe>

      """
    let dark = edition.html.replacing("@media (prefers-color-scheme: dark)", with: "@media all")
    let pages = ["wide.html": edition.html, "phone.html": phone, "dark.html": dark, "text.txt": edition.text]
    for (name, text) in pages { try Data(text.utf8).write(to: folder.appending(path: name)) }
  }

  /// Asks the desktop to show a page, where there is a desktop.
  private func open(_ page: URL) {
    let opener = Process()
    opener.executableURL = URL(filePath: "/usr/bin/xdg-open")
    opener.arguments = [page.path]
    // Without a desktop there is nothing to open it with; the path is printed in any case.
    try? opener.run()
  }
}
