import Model
import YAML

/// `topics`: by kind, by tag, the labels and the phrases that speak for it.
///
/// ```yaml
/// topics:
///   issue:
///     housing:
///       labels: {en: Housing, es: Vivienda}
///       phrases:
///         3: [permanent supportive housing, rental assistance]
///         1: [housing]
///       never: [animal housing]
/// ```
func readTopics(_ blocks: MappingReader) -> [Topic] {
  let kinds = Topic.Kind.allCases
  return blocks.mapping("topics") { keys in
    kinds.flatMap { kind in
      keys.mapping(kind.rawValue) { tags in tags.pairs.compactMap { readTopic($0, kind, tags) } } ?? []
    }
  } ?? []
}

/// One tag with its labels and phrases; nil when it is no mapping.
private func readTopic(_ pair: YAMLNode.Pair, _ kind: Topic.Kind, _ tags: MappingReader) -> Topic? {
  tags.know([pair.key])
  checkTag(pair, kind, tags)
  guard let keys = MappingReader(pair.value, "the tag \"\(YAMLNode.excerpt(pair.key))\"", in: tags.file) else {
    return nil
  }
  var topic = Topic(tag: pair.key, kind: kind)
  topic.labels = keys.mapping("labels", readLabels) ?? [:]
  topic.crosswalk = keys.mapping("crosswalk", readCrosswalk) ?? [:]
  topic.phrases = readPhrases(keys)
  // Sections and relevance are printed by Templates/strings, never by their tag.
  if ![.section, .relevance].contains(kind), topic.labels["en"] == nil,
    !keys.has("labels") || keys.node["labels"]?["en"] == nil
  {
    keys.mistake(pair.keyPlace, "the tag \"\(pair.key)\" needs a label in plain words: labels: {en: …, es: …}")
  }
  keys.finish()
  return topic
}

/// A tag is a word of small letters, and no tag comes twice, whatever its kind.
private func checkTag(_ pair: YAMLNode.Pair, _ kind: Topic.Kind, _ tags: MappingReader) {
  let isWord = !pair.key.isEmpty && pair.key.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
  if !isWord {
    tags.mistake(
      pair.keyPlace, "a tag is written in small letters, digits and _, not \"\(YAMLNode.excerpt(pair.key))\"")
  }
  let sections = Section.allCases.map(\.rawValue)
  if kind == .section, !sections.contains(pair.key) {
    let better = Words.better(for: pair.key, among: sections).map { "; did you mean \"\($0)\"?" } ?? ""
    tags.mistake(pair.keyPlace, "\"\(YAMLNode.excerpt(pair.key))\" is no section\(better)")
  }
}

/// What the tag is called, by language code.
private func readLabels(_ keys: MappingReader) -> [String: String] {
  var labels: [String: String] = [:]
  for pair in keys.pairs {
    let place = YAMLNode(.scalar(YAMLNode.Scalar(pair.key)), at: pair.keyPlace)
    if let language = checkedLanguage(place, "labels", keys) { labels[language] = keys.text(pair.key) }
    keys.know([pair.key])
  }
  return labels
}

/// What other systems call the tag, by the name of the system.
private func readCrosswalk(_ keys: MappingReader) -> [String: [String]] {
  keys.pairs.reduce(into: [:]) { codes, pair in codes[pair.key] = keys.texts(pair.key) }
}

/// `phrases` with points, `always` and `never`, in the order they were written.
private func readPhrases(_ keys: MappingReader) -> [Topic.Phrase] {
  var seen: Set<String> = []
  let written = readPoints(keys) + readRule(keys, .always) + readRule(keys, .never)
  return written.compactMap { phrase, place in
    guard seen.insert(phrase.text.lowercased()).inserted else {
      keys.mistake(place, "the phrase \"\(YAMLNode.excerpt(phrase.text))\" comes twice in \(keys.what)")
      return nil
    }
    return phrase
  }
}

/// The phrases of one rule (points, `always`, `never`) with their places.
private func readRule(_ keys: MappingReader, _ rule: Topic.Rule) -> [(Topic.Phrase, YAMLPlace)] {
  keys.scalars(rule.rawValue).map { node in
    (Topic.Phrase(Words.trimmed(node.scalar?.text ?? ""), rule: rule), node.place)
  }
}

/// `[a, b]` for one point each, `{3: [a, b]}` by points, or `{a: 3}`.
private func readPoints(_ keys: MappingReader) -> [(Topic.Phrase, YAMLPlace)] {
  guard let value = keys.value("phrases") else { return [] }
  guard value.pairs != nil else {
    return keys.scalars("phrases").map { (Topic.Phrase(Words.trimmed($0.scalar?.text ?? "")), $0.place) }
  }
  return keys.mapping("phrases") { phrases in
    phrases.pairs.flatMap { pair -> [(Topic.Phrase, YAMLPlace)] in
      guard pair.value.items != nil else {
        guard let points = phrases.number(pair.key, -100...100) else { return [] }
        return [(Topic.Phrase(Words.trimmed(pair.key), points: points), pair.keyPlace)]
      }
      guard let points = Double(pair.key), (-100...100).contains(points) else {
        phrases.know([pair.key])
        phrases.mistake(pair.keyPlace, "a list of phrases stands under its points, a number from -100 to 100")
        return []
      }
      return phrases.scalars(pair.key).map { node in
        (Topic.Phrase(Words.trimmed(node.scalar?.text ?? ""), points: points), node.place)
      }
    }
  } ?? []
}

/// `places`: by ring, the names that place a text there.
func readPlaces(_ keys: MappingReader) -> [PlaceNames] {
  Place.allCases.compactMap { place in
    let names = keys.texts(place.rawValue)
    return names.isEmpty ? nil : PlaceNames(place: place, names: names)
  }
}
