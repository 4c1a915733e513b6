package import Model
import Text
import YAML

/// Reads the whole of feeds.yml; throws all its mistakes at once.
///
/// A key `extends: PATH` takes newsletter, mail, topics, places and defaults from another file where this one does not
/// say them, never its sources. `file` names the file in messages; what stands in it relative to its folder (`file:`
/// addresses, password files) becomes absolute. `extending` reads a file by its absolute path.
package func readConfiguration(
  _ bytes: [UInt8], file: String, extending: (String) throws -> [UInt8]
) throws(ConfigurationError) -> Configuration {
  var reader = ConfigurationReader()
  reader.read(bytes, as: ConfigurationFile(name: file), extending: extending)
  reader.checkTags()
  guard reader.mistakes.isEmpty else { throw ConfigurationError(mistakes: reader.mistakes) }
  return reader.configuration
}

/// Reads one source that is written by itself, as JSON or YAML; id, name and address may be left out.
package func readSource(_ json: [UInt8], file: String) throws(ConfigurationError) -> Source {
  let page = ConfigurationFile(name: file)
  let tree = readYAML(yaml(ofJSON: json))
  for mistake in tree.mistakes { page.mistake(mistake.place, mistake.message) }
  let source = tree.root.flatMap { readSource($0, Configuration.Defaults(), isAlone: true, in: page) }
  guard page.mistakes.isEmpty, let source else { throw ConfigurationError(mistakes: page.sortedMistakes) }
  return source
}

/// Reads a file and those it extends into one configuration.
private struct ConfigurationReader {
  private(set) var configuration = Configuration()
  private var files: [ConfigurationFile] = []
  /// Blocks that a file has said; those of a file it extends are then not taken.
  private var said: Set<String> = []
  private static let shared = ["newsletter", "mail", "topics", "places", "defaults"]
  /// Files that may extend each other in a row.
  private static let chain = 4
  /// Mistakes after which no further source is read: one slip has caused them all.
  private static let enough = 1000

  var mistakes: [Mistake] { files.flatMap(\.sortedMistakes) }

  mutating func read(
    _ bytes: [UInt8], as file: ConfigurationFile, extending: (String) throws -> [UInt8]
  ) {
    let isFirst = files.isEmpty
    files.append(file)
    let tree = readYAML(bytes)
    for mistake in tree.mistakes { file.mistake(mistake.place, mistake.message) }
    guard let root = tree.root, let blocks = MappingReader(root, "feeds.yml", in: file) else { return }
    let base = blocks.text("extends")
    readShared(blocks)
    if let base, let value = blocks.value("extends") { extend(base, at: value.place, of: file, extending: extending) }
    // Last, because a source takes what `defaults` says, here or in a file further down.
    if isFirst { configuration.sources = readSources(blocks) } else { blocks.know(["sources"]) }
    blocks.finish()
  }

  /// Takes each block that nobody has said yet.
  private mutating func readShared(_ blocks: MappingReader) {
    blocks.know(Self.shared)
    for name in Self.shared where blocks.has(name) && said.insert(name).inserted {
      switch name {
      case "newsletter": configuration.newsletter = blocks.mapping(name, readNewsletter) ?? configuration.newsletter
      case "mail": configuration.mail = blocks.mapping(name, readMail) ?? configuration.mail
      case "topics": configuration.topics = readTopics(blocks)
      case "places": configuration.places = blocks.mapping(name, readPlaces) ?? []
      default: configuration.defaults = blocks.mapping(name, readDefaults) ?? configuration.defaults
      }
    }
  }

  private mutating func extend(
    _ written: String, at place: YAMLPlace, of file: ConfigurationFile, extending: (String) throws -> [UInt8]
  ) {
    guard files.count <= Self.chain else {
      return file.mistake(place, "more than \(Self.chain) files extend each other; do they go in a circle?")
    }
    do {
      read(try extending(file.path(written)), as: ConfigurationFile(name: file.sibling(written)), extending: extending)
    } catch {
      file.mistake(place, "cannot read \"\(YAMLNode.excerpt(written))\": \(error)")
    }
  }

  /// Sources, with what holds for each of them by default.
  private func readSources(_ blocks: MappingReader) -> [Source] {
    guard let list = blocks.required("sources") else { return [] }
    guard let items = list.items ?? (list.pairs?.isEmpty == true ? [] : nil) else {
      blocks.refuse(list, "sources", takes: "a list, each source after a dash")
      return []
    }
    var places: [String: YAMLPlace] = [:]
    return items.compactMap { item in
      guard blocks.file.mistakes.count < Self.enough else { return nil }
      guard let source = readSource(item, configuration.defaults, in: blocks.file) else { return nil }
      let place = item["id"]?.place ?? item.place
      if let first = places.updateValue(place, forKey: source.id), !source.id.isEmpty {
        blocks.mistake(place, "the id \"\(source.id)\" is taken by the source in line \(first.line)")
      }
      return source
    }
  }

  /// Reports tags of sources that no topic has, once all topics are known.
  func checkTags() {
    let known = configuration.topics.filter { ![.section, .relevance].contains($0.kind) }.map(\.tag)
    guard !known.isEmpty else { return }
    for file in files {
      for use in file.tagUses where !known.contains(use.tag) {
        let better = Words.better(for: use.tag, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
        file.mistake(use.place, "no topic has the tag \"\(YAMLNode.excerpt(use.tag))\"\(better)")
      }
    }
  }
}
