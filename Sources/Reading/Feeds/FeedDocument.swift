/// A feed as it was published, whatever its format.
package struct FeedDocument: Hashable, Sendable {
  /// `rss20`, `atom10`, `json11` and the like; empty when the root says nothing.
  package var version = ""
  /// As the document or its header names it, lower case.
  package var encoding = "utf-8"
  /// Whether it had to be repaired.
  package var isBroken = false
  package var head = FeedItem()
  package var items: [FeedItem] = []
}

/// What a feed says of itself or of one item.
package struct FeedItem: Hashable, Sendable {
  package var id: String?
  package var title: FeedText?
  package var link: String?
  /// The page itself, where `link` goes by way of a service that counts clicks.
  package var originalLink: String?
  package var summary: FeedText?
  package var content: FeedText?
  package var published: String?
  package var updated: String?
  package var author: FeedPerson?
  package var language: String?
  package var base: String?
  package var tags: [String] = []
  package var enclosures: [FeedEnclosure] = []
  /// Other elements that the source's fields ask for, by their names.
  package var more: [String: [String]] = [:]

  package init() {}
}

/// A text and whether it is markup.
package struct FeedText: Hashable, Sendable {
  package var value: String
  package var isMarkup: Bool
  /// What relative addresses in it refer to.
  package var base: String?

  package init(_ value: String, isMarkup: Bool, base: String? = nil) {
    self.value = value
    self.isMarkup = isMarkup
    self.base = base
  }
}

/// A file that goes with an item.
package struct FeedEnclosure: Hashable, Sendable {
  package var url: String
  package var type: String?
  package var length: String?

  package init(url: String, type: String? = nil, length: String? = nil) {
    self.url = url
    self.type = type
    self.length = length
  }
}
