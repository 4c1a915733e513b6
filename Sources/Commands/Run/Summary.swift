import Foundation
import Model
import Text

/// What one run did, for a person and for `--json`.
struct Summary: Hashable, Sendable {
  /// One source's part.
  struct Line: Hashable, Sendable {
    var source: String
    var name: String
    /// read, unchanged, broken, gone or waiting.
    var state: String
    var entries = 0
    var new = 0
    var changed = 0
    var failure: Failure?
    /// It failed before, too: named once, not every night.
    var isKnown = false
    /// It failed before and is well again.
    var healed = false
    /// Whether its address is one of another machine, not a file beside feeds.yml.
    var isRemote = false
  }

  var sources: [Line] = []
  /// How many of all sources failed at their last visit, today's or an earlier one.
  var broken = 0
  /// Opportunities that were not there before, and those whose facts changed.
  var new = 0
  var updated = 0
  /// Entries that joined an opportunity of another entry.
  var merged = 0
  var series = 0
  /// In doubt; staff look at them first.
  var review = 0
  /// In the archive, by section; nil stands for what belongs in none.
  var sections: [Section: Int] = [:]
  var irrelevant = 0
  var issue: Issue?
  var sent = 0
  /// What went wrong after crawling: one sentence each.
  var problems: [String] = []

  /// Whether anything was brought, placed, drafted or mailed.
  var changedAnything: Bool { new + updated + merged + sent > 0 || sources.contains { $0.new + $0.changed > 0 } }

  var failed: [Line] { sources.filter { $0.failure != nil } }

  /// Sources on other machines of which not one could be reached, three or more: then it is this machine or its line
  /// that is broken, not each of them.
  var unreached: [Line] {
    let remote = sources.filter(\.isRemote)
    let isNowhere = remote.allSatisfy { [.resolve, .connect].contains($0.failure?.stage) }
    return remote.count >= 3 && isNowhere ? remote : []
  }
}

extension Summary {
  /// The report at the end of a run.
  func report(in workplace: Workplace) -> String {
    var lines = ["Sources"] + sourceLines(in: workplace).map { "  " + $0 } + [""]
    lines.append("Opportunities")
    lines.append(
      "  \(new) new, \(updated) updated, \(merged) duplicates merged, \(series) new rounds of known programs")
    if review > 0 { lines.append("  \(review) in doubt, waiting for staff: \(workplace.commandLine("review --list"))") }
    for section in Section.allCases {
      lines.append("  \(section.rawValue): \(sections[section] ?? 0)")
    }
    lines.append("  in no section: \(irrelevant)")
    lines += problems.map { "  problem: \($0)" }
    lines += ["", changedAnything ? "Where to look" : "Nothing is new, and nothing was changed. Where to look"]
    lines += places(in: workplace)
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line for each visit; one for all where the machine is off line, and what stands broken where nothing was due.
  private func sourceLines(in workplace: Workplace) -> [String] {
    let unreached = unreached
    let shown = sources.filter { !unreached.contains($0) }
    let width = shown.map(\.source.count).max() ?? 0
    var lines = shown.map { line in
      line.source + String(repeating: " ", count: width - line.source.count) + "  " + line.words
    }
    if let words = offlineWords { lines.append(words) }
    if sources.isEmpty {
      let health = workplace.commandLine("feeds health")
      lines.append(
        broken == 0
          ? "none was due" : "none was due; \(broken) failed at the last visit, for the reasons see: \(health)")
    }
    return lines
  }

  /// One sentence in the place of many equal ones; nil where somebody answered.
  var offlineWords: String? {
    guard let first = unreached.first, let failure = first.failure else { return nil }
    return "no source answered, none of \(unreached.count): is this machine online? "
      + "The first, \(first.source), failed at \(failure)"
  }

  /// What cron mails: a source that breaks or heals is named once, and what else went wrong every time.
  var news: [String] {
    let unreached = unreached
    let isNew = unreached.contains { !$0.isKnown }
    let healed = sources.filter { $0.healed && $0.failure == nil }
    let broken = sources.filter { $0.failure != nil && !$0.isKnown && !unreached.contains($0) }
    var lines = isNew ? [offlineWords].compactMap(\.self) : []
    lines += broken.map { "\($0.source) (\($0.name)): \($0.words)" }
    // After a night without network all of them are: their names would tell nobody anything.
    if healed.count > 5 {
      lines.append("\(healed.count) sources are well again")
    } else {
      lines += healed.map { "\($0.source) (\($0.name)): \($0.words)" }
    }
    return lines + problems
  }

  /// The issue, the outbox and the archive, as paths a person can open.
  private func places(in workplace: Workplace) -> [String] {
    var lines: [String] = []
    if let issue {
      let items = issue.items.values.reduce(0) { $0 + $1.count }
      let folder = workplace.state("issues/\(issue.number)")
      if issue.hash == nil {
        lines.append(
          "  issue \(issue.number), draft, \(items) items: \(workplace.commandLine("issue show \(issue.number)"))")
      } else {
        lines.append("  issue \(issue.number), \(items) items: \(workplace.shown(folder))/issue.en.html")
      }
    }
    let outbox = workplace.state("outbox")
    if let letters = try? FileManager.default.subpathsOfDirectory(atPath: outbox.path) {
      let count = letters.filter { $0.hasSuffix(".eml") }.count
      lines.append("  outbox, \(count) letters, \(sent) of them new: \(workplace.shown(outbox))")
    }
    lines.append("  archive: \(workplace.shown(workplace.state("archive.sqlite"))); try:")
    lines.append("    \(workplace.commandLine("search youth housing"))")
    return lines
  }

  var json: JSON {
    [
      "sources": .array(sources.map(\.json)), "new": .integer(new), "updated": .integer(updated),
      "merged": .integer(merged), "series": .integer(series), "review": .integer(review),
      "broken": .integer(broken),
      "sections": .object(
        Dictionary(uniqueKeysWithValues: sections.map { ($0.key.rawValue, JSON.integer($0.value)) })),
      "irrelevant": .integer(irrelevant), "issue": issue.map { .integer($0.number) } ?? nil, "sent": .integer(sent),
      "problems": .array(problems.map(JSON.string)),
    ]
  }
}

extension Summary.Line {
  /// `12 entries, 3 new` or why not.
  var words: String {
    if let failure { return "\(state) at \(failure)" }
    guard state == "read" else { return healed ? "\(state), well again" : state }
    let rest = new + changed == 0 ? "nothing new" : "\(new) new" + (changed > 0 ? ", \(changed) changed" : "")
    return "\(entries) entries, \(rest)" + (healed ? ", well again" : "")
  }

  var json: JSON {
    [
      "source": .string(source), "state": .string(state), "entries": .integer(entries), "new": .integer(new),
      "changed": .integer(changed), "failure": failure.map { .string($0.description) } ?? nil,
    ]
  }
}
