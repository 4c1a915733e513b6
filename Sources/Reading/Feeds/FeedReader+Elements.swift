import Markup

/// What each element means, at its beginning and at its end.
extension FeedReader {
  func open(_ element: FeedElement, _ frame: inout Frame, _ reader: XMLReader) {
    switch element {
    case .rss, .feed, .rdf, .channel: openRoot(element, &frame, reader)
    case .item, .entry: openItem(&frame, reader)
    case .image, .textInput, .cloud: frame.role = .nothing
    case .source where reader.localName == "source": frame.role = .nothing
    case .mediaGroup, .mediaContent: openMedia(&frame, reader)
    case .itunesOwner: openPerson(&frame)
    default:
      guard isField(below: frames.last) else { return }
      openField(element, &frame, reader)
    }
  }

  /// Fields count when they stand directly in an item, in the feed's head, or in a person or group there.
  private func isField(below frame: Frame?) -> Bool {
    switch frame?.role {
    case .head, .item, .person, .container, .field: true
    default: false
    }
  }

  private func openRoot(_ element: FeedElement, _ frame: inout Frame, _ reader: XMLReader) {
    frame.role = .head
    if document.version.isEmpty {
      document.version = feedVersion(element, version: reader.attribute("version"), namespace: reader.namespace)
    }
    if element == .channel, let about = reader.attribute("about"), head.takes(.id, 1) { head.item.id = about }
    if frame.addedLanguage, head.takes(.language, 1) { head.item.language = languages.last }
    if element == .channel, reader.hasAttributes {
      if let href = reader.attribute("href"), head.takes(.link, 3) { head.item.link = joined(href) }
      if let updated = reader.attribute("lastmod"), head.takes(.updated, 3) { head.item.updated = updated }
    }
  }

  private func openItem(_ frame: inout Frame, _ reader: XMLReader) {
    finishItem()
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
  }

  func finishItem() {
    guard let draft = item else { return }
    document.items.append(draft.finished())
    item = nil
  }

  private func openMedia(_ frame: inout Frame, _ reader: XMLReader) {
    frame.role = .container
    guard frame.element == .mediaContent, let url = reader.attribute("url"), item != nil else { return }
    item?.add(FeedEnclosure(url: joined(url), type: reader.attribute("type"), length: reader.attribute("fileSize")))
  }

  private func openPerson(_ frame: inout Frame) {
    frame.role = .person
    person = FeedPerson()
  }

  private func openField(_ element: FeedElement, _ frame: inout Frame, _ reader: XMLReader) {
    frame.role = .field
    switch element {
    case .author, .contributor, .managingEditor, .webMaster: openPerson(&frame)
    case .title, .subtitle, .tagline, .summary, .description, .content, .info, .abstract:
      let isAtom = reader.namespace?.lowercased().contains("atom") ?? false
      frame.style = FeedTextStyle(type: reader.attribute("type"), mode: reader.attribute("mode"), isAtom: isAtom)
      if element == .content, let source = reader.attribute("src") { frame.attribute = joined(source) }
    case .body, .xhtmlBody: frame.style = .inline
    case .link: openLink(&frame, reader)
    case .guid: frame.flag = reader.attribute("isPermaLink")?.lowercased() != "false"
    case .category, .itunesCategory, .dcSubject:
      frame.attribute = reader.attribute("term") ?? reader.attribute("text")
      if let label = reader.attribute("label"), frame.attribute == nil { frame.attribute = label }
    case .enclosure:
      guard let url = reader.attribute("url") else { return }
      item?.add(FeedEnclosure(url: joined(url), type: reader.attribute("type"), length: reader.attribute("length")))
    default: break
    }
  }

  /// Atom's links say in attributes what RSS says as text.
  private func openLink(_ frame: inout Frame, _ reader: XMLReader) {
    guard reader.hasAttributes, let href = reader.attribute("href") else { return }
    frame.role = .nothing
    let relation = reader.attribute("rel")?.lowercased() ?? "alternate"
    let type = reader.attribute("type")
    if relation == "enclosure" {
      item?.add(FeedEnclosure(url: joined(href), type: type, length: reader.attribute("length")))
      return
    }
    let rank: Int8
    switch relation {
    case "alternate": rank = type == nil || type?.contains("html") == true ? 5 : 3
    case "self": rank = 0
    case "related", "via", "canonical": rank = 1
    default: return
    }
    update { draft in if draft.takes(.link, rank) { draft.item.link = joined(href) } }
  }

  /// Changes the item at hand, or the head when none is.
  func update(_ change: (inout FeedDraft) -> Void) {
    guard var draft = item else { return change(&head) }
    // Taken out while it changes, so that its arrays are not copied.
    item = nil
    change(&draft)
    item = draft
  }
}

extension FeedDraft {
  /// With what stands in for missing values.
  func finished() -> FeedItem {
    var result = item
    if result.link == nil { result.link = permanentLink }
    return result
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
