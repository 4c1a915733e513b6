import Markup

/// What each element means, at its beginning and at its end.
extension FeedReader {
  /// Decides what an element is for, by what it is and by where it stands.
  func open(_ element: FeedElement, _ frame: inout Frame, _ reader: XMLReader) {
    switch element {
    case .rss, .feed, .rdf, .channel: openRoot(element, &frame, reader)
    case .item, .entry: openItem(&frame, reader)
    case .image, .textInput, .cloud: frame.role = .nothing
    // What an entry was taken from: its author speaks for the entry (RFC 4287 §4.1.2), all else is its own.
    case .source where reader.localName == "source":
      frame.role = hasItem && FeedReader.isAtom(reader) ? .origin : .nothing
    case .mediaGroup, .mediaContent: openMedia(&frame, reader)
    case .itunesOwner: openPerson(&frame)
    default:
      guard isField, role != .origin || element == .author else { return }
      openField(element, &frame, reader)
    }
  }

  /// Fields count when they stand directly in an item, in the feed's head, or in a person or group there.
  private var isField: Bool { role != .nothing && role != .more }

  /// The root or its channel: the format's name, and what the head says in attributes.
  ///
  /// CDF has no elements for these: its channel carries HREF, LASTMOD and the like.
  private func openRoot(_ element: FeedElement, _ frame: inout Frame, _ reader: XMLReader) {
    frame.role = .head
    if document.version.isEmpty {
      document.version = feedVersion(element, version: reader.attribute("version"), namespace: reader.namespace)
      if element == .rdf, reader.declaredNamespaces.contains(where: { $0.uri.contains("rdf/simple/0.9") }) {
        document.version = "rss090"
      }
    }
    if element == .channel, let about = reader.attribute("about"), head.takes(.id, 1) { head.item.id = about }
    if frame.addedLanguage, head.takes(.language, 1) { head.item.language = languages.last }
    if element == .channel, reader.hasAttributes {
      if let href = reader.attribute("href"), head.takes(.link, 3) { head.item.link = joined(href) }
      if let updated = reader.attribute("lastmod"), head.takes(.updated, 3) { head.item.updated = updated }
    }
  }

  /// What no list of news is long enough to have; the rest of the document is not read.
  private static let mostItems = 20_000

  /// A new item, in force of the base and language that hold where it stands; one that never ended is finished first.
  private func openItem(_ frame: inout Frame, _ reader: XMLReader) {
    finishItem()
    guard document.items.count < Self.mostItems else {
      reader.isDone = true
      return
    }
    frame.role = .item
    var draft = FeedDraft()
    draft.item.base = bases.last
    draft.item.language = languages.last
    if reader.hasAttributes {
      if let about = reader.attribute("about"), draft.takes(.id, 1) { draft.item.id = about }
      if let href = reader.attribute("href"), draft.takes(.link, 3) { draft.item.link = joined(href) }
      if let updated = reader.attribute("lastmod"), draft.takes(.updated, 3) { draft.item.updated = updated }
    }
    item = draft
    hasItem = true
  }

  /// Takes the item at hand into the document; does nothing when there is none.
  func finishItem() {
    guard hasItem else { return }
    document.items.append(item.finished())
    hasItem = false
  }

  /// A file whose address stands in `url` or, for Atom's links, in `href`.
  private func addFile(_ reader: XMLReader, type: String?, length: String?) {
    guard hasItem, let url = reader.attribute("url") ?? reader.attribute("href"), !isBlank(url) else { return }
    item.add(FeedEnclosure(url: joined(url), type: type, length: length))
  }

  /// A group or file of Media RSS: its own title and texts count less than the item's.
  private func openMedia(_ frame: inout Frame, _ reader: XMLReader) {
    frame.role = .container
    guard frame.element == .mediaContent, hasItem else { return }
    addFile(reader, type: reader.attribute("type"), length: reader.attribute("fileSize"))
  }

  /// A person whose name and address stand in elements of their own.
  private func openPerson(_ frame: inout Frame) {
    frame.role = .person
    person = FeedPerson()
  }

  /// An element with a value: how its text is to be taken, and what its attributes already say.
  private func openField(_ element: FeedElement, _ frame: inout Frame, _ reader: XMLReader) {
    frame.role = .field
    switch element {
    case .author, .contributor, .managingEditor, .webMaster: openPerson(&frame)
    case .title, .subtitle, .tagline, .summary, .description, .content, .info, .abstract:
      let isAtom = FeedReader.isAtom(reader)
      guard reader.hasAttributes else {
        frame.style = isAtom ? .plain : .unknown
        return
      }
      frame.style = FeedTextStyle(type: reader.attribute("type"), mode: reader.attribute("mode"), isAtom: isAtom)
      if element == .content, let source = reader.attribute("src") { frame.attribute = joined(source) }
    case .body, .xhtmlBody: frame.style = .inline
    case .link: openLink(&frame, reader)
    case .guid: frame.flag = reader.attribute("isPermaLink")?.lowercased() != "false"
    case .category, .itunesCategory, .playCategory, .dcSubject:
      guard let tag = reader.attribute("term") ?? reader.attribute("text") ?? reader.attribute("label") else { return }
      // Before the categories inside it.
      update { $0.add(tag: tag) }
      frame.attribute = tag
    case .enclosure: addFile(reader, type: reader.attribute("type"), length: reader.attribute("length"))
    case .mediaThumbnail: addFile(reader, type: "image/*", length: nil)
    case .mediaPeer: addFile(reader, type: reader.attribute("type"), length: nil)
    default: break
    }
  }

  /// Atom's links say in attributes what RSS says as text.
  private func openLink(_ frame: inout Frame, _ reader: XMLReader) {
    guard reader.hasAttributes else { return }
    let relation = reader.attribute("rel")?.lowercased()
    let type = reader.attribute("type")
    frame.attribute = relation
    guard let href = reader.attribute("href") else { return }
    frame.role = .nothing
    if relation == "enclosure" {
      addFile(reader, type: type, length: reader.attribute("length"))
      return
    }
    guard let rank = FeedReader.linkRank(relation, type: type) else { return }
    // A link without relation in RSS is one like the others, of which the last counts.
    let isRSS = relation == nil && !FeedReader.isAtom(reader)
    update { draft in if draft.takes(.link, rank, replacing: isRSS) { draft.item.link = joined(href) } }
  }

  /// Atom 1.0 writes its name with a capital, 0.3 without.
  private static func isAtom(_ reader: XMLReader) -> Bool {
    reader.isIn(namespace: "Atom") || reader.isIn(namespace: "atom")
  }

  /// A registered relation may be written as an address (RFC 4287 §4.2.7.2).
  private static func shortRelation(_ relation: String) -> String {
    let registry = "http://www.iana.org/assignments/relation/"
    return relation.hasPrefix(registry) ? String(relation.dropFirst(registry.count)) : relation
  }

  /// How well a relation tells the item's own page; nil when it does not.
  static func linkRank(_ relation: String?, type: String?) -> Int8? {
    switch relation.map(shortRelation) ?? "alternate" {
    case "alternate": type == nil || type.map { holds($0, "html") } == true ? 5 : 3
    case "self": 0
    case "related", "via", "canonical": 1
    default: nil
    }
  }

  /// Changes the item at hand, or the head when none is.
  func update(_ change: (inout FeedDraft) -> Void) {
    if hasItem { change(&item) } else { change(&head) }
  }
}

/// The usual short name of a feed's format.
func feedVersion(_ element: FeedElement, version: String?, namespace: String?) -> String {
  let namespace = namespace?.lowercased() ?? ""
  switch element {
  case .rss:
    switch version ?? "" {
    case "0.90", "0.91", "0.92", "0.93", "0.94": return "rss0" + (version ?? "").dropFirst(2)
    case let text where text.hasPrefix("2"): return "rss20"
    default: return "rss"
    }
  case .rdf: return "rss10"
  case .feed:
    if namespace.contains("2005/atom") { return "atom10" }
    return version == "0.3" ? "atom03" : version == "0.1" ? "atom01" : version == "0.2" ? "atom02" : "atom"
  case .channel: return "cdf"
  default: return ""
  }
}
