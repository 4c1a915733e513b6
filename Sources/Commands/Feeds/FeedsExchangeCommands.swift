import Foundation
import Markup
import Model
import Text

/// `prevnet feeds import FILE`: feeds of an OPML list as entries of feeds.yml.
struct FeedsImportCommand: Command {
  static let manual = Manual(
    name: "feeds import", summary: "turn an OPML list into entries of feeds.yml", operands: "FILE",
    options: [Manual.Option("write", nil, "append them to feeds.yml instead of printing them")],
    details: """
      Feeds whose address feeds.yml already has are left out. A folder named like a section gives its feeds that section.
      With --write the file is changed only when the result still reads without a mistake.
      """)

  private let file: String
  private let writes: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    file = try arguments.operands(1...1, "the OPML file")[0]
    writes = arguments.has("write")
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw CommandError(.badData, "\(file): cannot be read")
    }
    let configuration = try workplace.configuration()
    let outlines: [OPML.Outline]
    do { outlines = try OPML.read(Array(bytes)) } catch {
      throw CommandError(.badData, "\(file): \(error.description)")
    }
    let (text, count) = entries(outlines, beside: configuration)
    if count > 0 {
      if writes { try append(text, count, to: configuration, in: workplace) } else { workplace.output.raw(text) }
    }
    workplace.output.say("\(count) of \(outlines.count) feeds are new")
    return count == 0 ? .partial : .done
  }

  /// The new ones as YAML; ids are made from the titles and unique.
  private func entries(_ outlines: [OPML.Outline], beside configuration: Configuration) -> (String, Int) {
    var addresses = Set(configuration.sources.map(\.request.url))
    var ids = Set(configuration.sources.map(\.id))
    var text = ""
    var count = 0
    for outline in outlines {
      guard let address = WebAddress(outline.url), address.isWeb, address.user == nil,
        addresses.insert(address.requestText).inserted,
        !configuration.sources.contains(where: { $0.request.url == outline.url })
      else { continue }
      let section = outline.folders.lazy.compactMap { Section(rawValue: $0.lowercased()) }.first
      let id = Self.id(outline.title, besides: ids)
      ids.insert(id)
      count += 1
      text += yamlEntry(id: id, name: outline.title, url: address.requestText, section: section)
    }
    return (text, count)
  }

  private static func id(_ title: String, besides taken: Set<String>) -> String {
    let words = fold(title).split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let base = words.isEmpty ? "feed" : String(words.joined(separator: "-").prefix(40))
    guard taken.contains(base) else { return base }
    return (2...).lazy.map { "\(base)-\($0)" }.first { !taken.contains($0) } ?? base
  }

  /// Puts them behind the last source, and keeps the old file when the new one does not read.
  private func append(_ text: String, _ count: Int, to before: Configuration, in workplace: Workplace) throws {
    let old = FileManager.default.contents(atPath: workplace.config.path) ?? Data()
    let new = Data(Self.inserted(text, into: String(decoding: old, as: UTF8.self)).utf8)
    let name = workplace.config.lastPathComponent
    let draft = workplace.config.deletingLastPathComponent().appending(path: ".\(name).new")
    try new.write(to: draft)
    var trial = workplace
    trial.config = draft
    guard let after = try? trial.configuration(), after.sources.count == before.sources.count + count else {
      try? FileManager.default.removeItem(at: draft)
      throw CommandError(
        .badData,
        "\(name): the entries do not fit behind its last source; run without --write and paste them")
    }
    try? FileManager.default.removeItem(at: draft)
    do { try new.write(to: workplace.config, options: .atomic) } catch {
      throw CommandError(.cannotWrite, "\(workplace.config.path): \(error.localizedDescription)")
    }
  }

  /// The file with the entries at the end of `sources`, as far in as those that are there.
  private static func inserted(_ text: String, into file: String) -> String {
    var lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { $0.hasPrefix("sources:") } ?? lines.count - 1
    var end = lines[(start + 1)...].firstIndex { $0.first?.isLetter == true } ?? lines.count
    // Comments before the next key belong to that.
    while end - 1 > start, lines[end - 1].isEmpty || lines[end - 1].hasPrefix("#") { end -= 1 }
    let indent = lines[start..<end].last { $0.drop { $0 == " " }.hasPrefix("- id:") }?.prefix { $0 == " " } ?? ""
    lines.insert(contentsOf: text.split(separator: "\n").map { indent + $0 }, at: end)
    let joined = lines.joined(separator: "\n")
    return joined.hasSuffix("\n") ? joined : joined + "\n"
  }
}

/// `prevnet feeds export`: the feeds as OPML for other readers.
struct FeedsExportCommand: Command {
  static let manual = Manual(
    name: "feeds export", summary: "print the feeds as OPML 2.0 for other readers",
    details: "Only what other readers can read: enabled feeds at a web address, not JSON, CSV or pages read by rules.")

  init(_ arguments: Arguments) throws(UsageError) { _ = try arguments.operands(0...0, "nothing more") }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let configuration = try workplace.configuration()
    let feeds = configuration.sources.filter { source in
      source.isEnabled && source.format == .auto && WebAddress(source.request.url)?.isWeb == true
    }
    workplace.output.raw(OPML.write(feeds, title: configuration.newsletter.name))
    let others = configuration.sources.count - feeds.count
    if others > 0 { workplace.output.say("\(others) sources are no feeds, or off, and were left out") }
    return feeds.isEmpty ? .partial : .done
  }
}
