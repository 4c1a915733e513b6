/// An item while it is read: its values and how good the element was that each came from.
struct FeedDraft {
  enum Field: Int, CaseIterable { case id, title, link, summary, content, published, updated, author, language }

  var item = FeedItem()
  private var ranks = SIMD16<Int8>(repeating: -1)
  /// Addresses that may stand in for a missing link: the guid when it is a permanent link.
  var permanentLink: String?
  /// Whether a value of that rank is wanted; it then counts as taken.
  ///
  /// Among equals the first wins, or the last when
  /// `replacing`.
  mutating func takes(_ field: Field, _ rank: Int8, replacing: Bool = false) -> Bool {
    let known = ranks[field.rawValue]
    guard rank > known || (replacing && rank == known) else { return false }
    ranks[field.rawValue] = rank
    return true
  }

  /// By rank: what is set at the same rank later is left out.
  mutating func set(title: FeedText, _ rank: Int8) { if takes(.title, rank) { item.title = title } }
  mutating func set(summary: FeedText, _ rank: Int8) { if takes(.summary, rank) { item.summary = summary } }
  mutating func set(content: FeedText, _ rank: Int8) { if takes(.content, rank) { item.content = content } }

  /// A description or summary; an item that has both gives its text in the second.
  mutating func set(text: FeedText) {
    if takes(.summary, 5) { item.summary = text } else { set(content: text, 1) }
  }

  /// A file once, by its address.
  mutating func add(_ enclosure: FeedEnclosure) {
    guard !enclosure.url.isEmpty, !item.enclosures.contains(where: { $0.url == enclosure.url }) else { return }
    item.enclosures.append(enclosure)
  }

  /// A tag once, in the order of the feed.
  mutating func add(tag: String) {
    let tag = trimmed(tag)
    guard !tag.isEmpty, !item.tags.contains(tag) else { return }
    item.tags.append(tag)
  }
}

extension FeedDraft {
  /// With what stands in for missing values.
  func finished() -> FeedItem {
    var result = item
    if result.link == nil { result.link = permanentLink }
    return result
  }

  /// The file that a counting service's address leads to, in place of that address.
  mutating func originalFile(_ url: String) {
    if item.enclosures.isEmpty { item.enclosures.append(FeedEnclosure(url: url)) } else { item.enclosures[0].url = url }
  }
}
