import Markup

/// What the end of an element gives to the item or to the feed's head.
extension FeedReader {
  func close(_ frame: Frame, _ reader: XMLReader) {
    switch frame.role {
    case .nothing, .container, .head: return
    case .item: finishItem()
    case .person: closePerson(frame, reader)
    case .more(let name):
      let text = reader.trimmedText(since: frame.mark)
      reader.cut(to: frame.mark)
      if !text.isEmpty { item?.item.more[name, default: []].append(text) }
    case .field:
      guard let element = frame.element else { return }
      let value = value(of: frame, reader)
      if case .person? = frames.last?.role, closePart(element, value.value) { return }
      closeField(element, value, frame)
    }
  }

  private func closeField(_ element: FeedElement, _ value: FeedText, _ frame: Frame) {
    switch element {
    case .link: closeLink(value.value)
    case .category, .itunesCategory, .dcSubject, .mediaCategory:
      let tag = frame.attribute ?? value.value
      update { $0.add(tag: tag) }
    case .itunesKeywords, .keywords, .mediaKeywords:
      for tag in value.value.split(separator: ",") { update { $0.add(tag: trimmed(String(tag))) } }
    default:
      guard !value.value.isEmpty || frame.attribute != nil else { return }
      closeText(element, value)
      closeOther(element, value.value, frame)
    }
  }

  private func closeLink(_ text: String) {
    guard !text.isEmpty else { return }
    update { draft in if draft.takes(.link, 5, replacing: true) { draft.item.link = joined(text) } }
  }

  /// Titles, summaries and contents.
  private func closeText(_ element: FeedElement, _ value: FeedText) {
    func set(_ field: FeedDraft.Field, _ rank: Int8, _ path: WritableKeyPath<FeedItem, FeedText?>) {
      update { if $0.takes(field, rank) { $0.item[keyPath: path] = value } }
    }
    switch element {
    case .title: set(.title, inGroup ? 1 : 5, \.title)
    case .dcTitle: set(.title, 4, \.title)
    case .itunesTitle: set(.title, 2, \.title)
    case .mediaTitle: set(.title, 1, \.title)
    case .description, .summary, .subtitle, .tagline, .abstract: set(.summary, 5, \.summary)
    case .dcDescription, .dctermsAbstract: set(.summary, 4, \.summary)
    case .itunesSummary: set(.summary, 3, \.summary)
    case .itunesSubtitle: set(.summary, 2, \.summary)
    case .mediaDescription: set(.summary, 1, \.summary)
    case .encoded: set(.content, 6, \.content)
    case .content: set(.content, 5, \.content)
    case .body, .xhtmlBody: set(.content, 4, \.content)
    case .fullItem: set(.content, 3, \.content)
    default: break
    }
  }

  private var inGroup: Bool {
    if case .container? = frames.last?.role { return true }
    return false
  }

  /// Identity, dates, people by name, language.
  private func closeOther(_ element: FeedElement, _ text: String, _ frame: Frame) {
    switch element {
    case .guid, .id:
      update { if $0.takes(.id, 5) { $0.item.id = text } }
      if element == .guid, frame.flag, item != nil, isWebAddress(text) { item?.permanentLink = text }
    case .dcIdentifier: update { if $0.takes(.id, 2) { $0.item.id = text } }
    case .origLink: update { if $0.takes(.link, 2) { $0.item.link = text } }
    case .pubDate, .published: date(text, published: 5, updated: nil)
    case .issued, .dcIssued: date(text, published: 4, updated: nil)
    case .created, .dcCreated, .dcSubmitted: date(text, published: 3, updated: nil)
    case .dcDate: date(text, published: 2, updated: 2)
    case .updated, .lastBuildDate: date(text, published: nil, updated: 5)
    case .modified, .dcModified: date(text, published: nil, updated: 4)
    case .dcCreator, .dcAuthor: name(text, rank: 4)
    case .itunesAuthor: name(text, rank: 3)
    case .dcPublisher, .publisher: if item == nil { name(text, rank: 1) }
    case .mediaCredit: name(text, rank: 0)
    case .language, .dcLanguage:
      update { if $0.takes(.language, element == .language ? 5 : 4) { $0.item.language = text } }
    default: break
    }
  }

  private func date(_ text: String, published: Int8?, updated: Int8?) {
    update { draft in
      if let rank = published, draft.takes(.published, rank) { draft.item.published = text }
      if let rank = updated, draft.takes(.updated, rank) { draft.item.updated = text }
    }
  }

  // MARK: - People

  private func name(_ text: String, rank: Int8) {
    update { if $0.takes(.author, rank) { $0.item.author = FeedPerson(parsing: text) } }
  }

  /// A name or address inside a person.
  private func closePart(_ element: FeedElement, _ text: String) -> Bool {
    switch element {
    case .name, .itunesName, .foafName: if !text.isEmpty { person.name = text }
    case .email, .itunesEmail: if !text.isEmpty { person.email = text }
    default: break
    }
    return true
  }

  private func closePerson(_ frame: Frame, _ reader: XMLReader) {
    let text = reader.trimmedText(since: frame.mark)
    reader.cut(to: frame.mark)
    let found = person.text == nil ? FeedPerson(parsing: text) : person
    guard found.text != nil, let element = frame.element else { return }
    let rank: Int8
    switch element {
    case .author: rank = 5
    case .managingEditor: rank = 4
    case .webMaster: rank = 2
    case .itunesOwner: rank = 1
    default: rank = 0
    }
    update { if $0.takes(.author, rank) { $0.item.author = found } }
  }
}

extension FeedPerson {
  /// From `name (address)`, `address (name)`, `name <address>`, or either alone.
  init(parsing text: String) {
    self.init()
    guard let word = text.split(whereSeparator: { " <>()[],;\"\n\t".contains($0) }).first(where: { $0.contains("@") })
    else {
      name = text.isEmpty ? nil : text
      return
    }
    email = String(word.hasPrefix("mailto:") ? word.dropFirst(7) : word)
    let rest = text.replacing(word, with: "").filter { !"<>()[]".contains($0) }
    let plain = trimmed(rest).trimmingPrefix(",")
    name = plain.isEmpty ? nil : String(plain)
  }
}

func isWebAddress(_ text: String) -> Bool {
  let lower = text.prefix(8).lowercased()
  return lower.hasPrefix("http://") || lower.hasPrefix("https://")
}
