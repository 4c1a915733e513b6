import Markup

/// What the end of an element gives to the item or to the feed's head.
extension FeedReader {
  /// The end of an element: its text, if it was wanted, goes to the item or the head.
  func close(_ frame: Frame, _ reader: XMLReader) {
    switch frame.role {
    case .nothing, .container, .head, .origin: return
    case .item: finishItem()
    case .person: closePerson(frame, reader)
    case .more:
      let text = reader.trimmedText(since: frame.mark)
      reader.cut(to: frame.mark)
      let name = frame.attribute ?? ""
      if !text.isEmpty, hasItem { item.item.more[name, default: []].append(text) }
    case .field:
      guard let element = frame.element else { return }
      let value = value(of: frame, reader)
      if frames.last?.role == .person {
        closePart(element, value.value)
        return
      }
      closeField(element, value, frame)
    }
  }

  /// A field with its text: links and tags by their own rules, all else by rank.
  private func closeField(_ element: FeedElement, _ value: FeedText, _ frame: Frame) {
    switch element {
    case .link: closeLink(value.value, relation: frame.attribute)
    case .category, .itunesCategory, .playCategory, .dcSubject, .mediaCategory:
      if frame.attribute == nil { update { $0.add(tag: value.value) } }
    case .itunesKeywords, .keywords, .mediaKeywords:
      for tag in value.value.utf8.split(separator: 0x2C) { update { $0.add(tag: trimmed(String(Substring(tag)))) } }
    default:
      guard !value.value.isEmpty || frame.attribute != nil else { return }
      closeText(element, value)
      closeOther(element, value.value, frame)
    }
  }

  /// RSS writes a link as text; among equals the last one counts, for some feeds repeat the channel's first.
  private func closeLink(_ text: String, relation: String?) {
    guard !text.isEmpty, let rank = FeedReader.linkRank(relation, type: nil) else { return }
    update { draft in if draft.takes(.link, rank, replacing: true) { draft.item.link = joined(text) } }
    // What is relative in RSS is so to the site, unless the document says otherwise.
    if !hasItem, bases.count <= 1, isWebAddress(text) { bases = [text] }
  }

  /// Titles, summaries and contents.
  private func closeText(_ element: FeedElement, _ value: FeedText) {
    switch element {
    case .title: update { $0.set(title: value, inGroup ? 1 : 5) }
    case .dcTitle: update { $0.set(title: value, 4) }
    case .itunesTitle: update { $0.set(title: value, 2) }
    case .mediaTitle: update { $0.set(title: value, 1) }
    case .description, .summary: update { $0.set(text: value) }
    case .subtitle: update { $0.set(summary: value, hasItem ? 2 : 5) }
    case .tagline, .abstract: update { $0.set(summary: value, 5) }
    case .dcDescription, .dctermsAbstract: update { $0.set(summary: value, 4) }
    case .itunesSummary: update { $0.set(summary: value, 3) }
    case .itunesSubtitle: update { $0.set(summary: value, 2) }
    case .mediaDescription: update { $0.set(summary: value, 1) }
    case .encoded: update { $0.set(content: value, 6) }
    case .content: update { $0.set(content: value, 5) }
    case .body, .xhtmlBody: update { $0.set(content: value, 4) }
    case .fullItem: update { $0.set(content: value, 3) }
    default: break
    }
  }

  private var inGroup: Bool { frames.last.map { $0.role == .container } ?? false }

  /// Identity, dates, people by name, language.
  private func closeOther(_ element: FeedElement, _ text: String, _ frame: Frame) {
    switch element {
    case .guid, .id:
      update { if $0.takes(.id, 5) { $0.item.id = text.utf8.contains(0x2F) ? joined(text) : text } }
      if element == .guid, frame.flag, hasItem, isWebAddress(text) { item.permanentLink = text }
    case .dcIdentifier: update { if $0.takes(.id, 2) { $0.item.id = text } }
    case .origLink: if hasItem { item.item.originalLink = joined(text) }
    case .origEnclosure: if hasItem { item.originalFile(joined(text)) }
    case .pubDate, .published: date(text, published: 5, updated: nil)
    case .issued, .dcIssued: date(text, published: 4, updated: nil)
    case .created, .dcCreated, .dcSubmitted: date(text, published: 3, updated: nil)
    case .dcDate: date(text, published: 2, updated: 2)
    case .updated, .lastBuildDate: date(text, published: nil, updated: 5)
    case .modified, .dcModified: date(text, published: nil, updated: 4)
    case .dcCreator, .dcAuthor: name(text, rank: 4)
    case .itunesAuthor: name(text, rank: 3)
    case .dcPublisher, .publisher: if !hasItem { name(text, rank: 1) }
    case .mediaCredit: name(text, rank: 0)
    case .language, .dcLanguage:
      update { if $0.takes(.language, element == .language ? 5 : 4) { $0.item.language = text.lowercased() } }
    default: break
    }
  }

  /// A date as written; nil where the element says nothing of being published or of being changed.
  private func date(_ text: String, published: Int8?, updated: Int8?) {
    update { draft in
      if let rank = published, draft.takes(.published, rank) { draft.item.published = text }
      if let rank = updated, draft.takes(.updated, rank, replacing: true) { draft.item.updated = text }
    }
  }

  // MARK: - People

  /// A person by one text, where nothing of a higher rank has named one.
  private func name(_ text: String, rank: Int8) {
    update { if $0.takes(.author, rank) { $0.item.author = FeedPerson(written: text) } }
  }

  /// A name or address inside a person.
  private func closePart(_ element: FeedElement, _ text: String) {
    switch element {
    case .name, .itunesName, .foafName: if !text.isEmpty { person.name = text }
    case .email, .itunesEmail: if !text.isEmpty { person.email = text }
    default: break
    }
  }

  /// A person at its end: by its parts, else by its text.
  private func closePerson(_ frame: Frame, _ reader: XMLReader) {
    let text = reader.trimmedText(since: frame.mark)
    reader.cut(to: frame.mark)
    let found = person.text == nil ? FeedPerson(written: text) : person
    guard found.text != nil, let element = frame.element else { return }
    let rank: Int8
    switch element {
    case .author: rank = 5
    case .managingEditor: rank = 4
    case .webMaster: rank = 2
    case .itunesOwner: rank = 1
    default: rank = 0
    }
    let isOrigin = frames.last?.role == .origin
    update { if $0.takes(.author, isOrigin ? 1 : rank) { $0.item.author = found } }
  }
}

/// Whether a text begins as an http or https address does, letters ignored.
func isWebAddress(_ text: String) -> Bool {
  if text.utf8.starts(with: "https://".utf8) || text.utf8.starts(with: "http://".utf8) { return true }
  guard let first = text.utf8.first, first == 0x48 || first == 0x68 else { return false }
  let start = Array(text.utf8.prefix(8)).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  return start.starts(with: "http://".utf8) || start.elementsEqual("https://".utf8)
}
