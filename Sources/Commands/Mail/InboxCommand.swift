import Archiving
import Foundation
import Mailing
import Model
import Text
import Transport

/// `prevnet inbox`: reads mail to the list and does what it asks.
struct InboxCommand: Command {
  static let manual = Manual(
    name: "inbox", summary: "read mail to the list: subscriptions, bounces, complaints; answer people",
    options: [
      .init("folder", "DIR", "read this maildir or folder of messages instead of mail.inbox"),
      .init("limit", "COUNT", "at most so many messages; 10000 unless said"),
    ],
    details: """
      Each message is read once: what follows from it and that it is done are written together. Mail that a person
      should read stays where it is and is counted; the rest is put into "Processed". Machines are never answered.
      """,
    examples: [
      ("inbox", "read what has come, answer, suppress what bounced"),
      ("inbox --folder ~/Maildir", "read a maildir, for hosts without IMAP"),
    ])

  private let folder: String?
  private let limit: Int

  init(_ arguments: Arguments) throws(UsageError) {
    _ = try arguments.operands(0...0, "nothing more")
    folder = arguments.value("folder")
    limit = try arguments.number("limit", in: 1...1_000_000) ?? 10_000
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let configuration = try workplace.configuration()
    guard let settings = folder.map({ MailSettings.Inbox(url: absolute($0)) }) ?? configuration.mail.inbox else {
      throw CommandError(
        .badConfiguration, "\(workplace.config.path): mail has no inbox; give it one, or name a folder with --folder")
    }
    let (report, letters) = try await RunLock.held(in: workplace.home) {
      let people = try workplace.people()
      try await people.recover(at: workplace.now)
      let report = try await visit(workplace.mailbox(settings), people, configuration, workplace)
      return (report, try await workplace.sendLetters(people, configuration))
    }
    return show(report, letters, in: workplace)
  }

  /// As the shell meant it: from where the command was called, not from feeds.yml.
  private func absolute(_ path: String) -> String {
    URL(filePath: path, relativeTo: URL(filePath: FileManager.default.currentDirectoryPath)).absoluteURL.path
  }

  /// Reads the mailbox; a server that cannot be reached is named with what to look at.
  private func visit(
    _ mailbox: some Mailbox, _ people: People, _ configuration: Configuration, _ workplace: Workplace
  ) async throws -> InboxReport {
    let letterhead: Letterhead
    do {
      letterhead = try Letterhead(configuration.newsletter, configuration.mail, key: people.key)
    } catch {
      throw CommandError(.badConfiguration, "\(workplace.config.path): the sender's or the list's address: \(error)")
    }
    let issues = workplace.state("issues")
    let correspondence = Correspondence(
      letterhead, members: people, writer: try workplace.letterWriter(letterhead), random: People.systemRandom,
      lastIssue: { FrozenIssue.last(below: issues)?.edition($0)?.text ?? "" })
    let inbox = Inbox(register: people, correspondence: correspondence, clock: workplace.clock)
    do {
      return try await inbox.visit(mailbox, limit: limit)
    } catch let error as IMAPError {
      let advice = connectionAdvice(error.code, error.description, place: "mail.inbox").map { "; " + $0 } ?? ""
      throw CommandError(.unavailable, "\(mailbox.name): \(error)\(advice)")
    }
  }

  /// Counts in plain words or as JSON; what needs staff goes to the error output.
  private func show(_ report: InboxReport, _ letters: SendReport, in workplace: Workplace) -> ExitStatus {
    let counts = report.counts.sorted { $0.key.rawValue < $1.key.rawValue }
    if workplace.wantsJSON {
      var members = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, JSON.integer($0.value)) })
      members["letters"] = .integer(letters.sent)
      members["problems"] = .array(report.problems.map(JSON.string))
      workplace.output.print(JSON.object(members).line)
    } else {
      for (kind, count) in counts { workplace.output.print("\(count) \(InboxCommand.words[kind] ?? kind.rawValue)") }
      if letters.sent > 0 { workplace.output.print("\(letters.sent) letters sent") }
    }
    for problem in report.problems { workplace.output.say(problem) }
    if let why = letters.stopped { workplace.output.say("letters wait: \(why)") }
    if letters.uncertain > 0 { workplace.output.say("\(letters.uncertain) letters uncertain; they are not sent again") }
    return report.problems.isEmpty && letters.stopped == nil ? .done : .partial
  }

  /// What each kind of message is called for staff.
  private static let words: [MailOutcome.Kind: String] = [
    .bounce: "bounces", .complaint: "complaints", .subscribe: "wishes to subscribe", .confirm: "confirmations",
    .unsubscribe: "wishes to leave", .preferences: "changes of preferences", .help: "calls for help",
    .automatic: "automatic messages, not answered", .person: "for a person to read, left in the mailbox",
    .ignored: "wishes that were not answered (too often, suppressed, or not valid)", .again: "read before",
    .unreadable: "that cannot be read, left in the mailbox",
  ]
}

extension FrozenIssue {
  /// The issue with the highest number; nil when none was ever approved.
  static func last(below folder: URL) -> FrozenIssue? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    guard let number = names.compactMap({ Int($0) }).max(),
      let bytes = FileManager.default.contents(atPath: folder.appending(path: "\(number)/issue.json").path)
    else { return nil }
    return try? JSONDecoder().decode(FrozenIssue.self, from: bytes)
  }
}
