import Markup

/// The elements that mean something to a reader of feeds, by the usual prefix of their namespace.
enum FeedElement: String, CaseIterable {
  // Roots and containers.
  case rss, feed, rdf = "rdf:rdf", channel, item, entry, image, textInput = "textinput", source, cloud
  case mediaGroup = "media:group", mediaContent = "media:content", itunesOwner = "itunes:owner"
  // Text.
  case title, dcTitle = "dc:title", mediaTitle = "media:title", itunesTitle = "itunes:title"
  case description, summary, subtitle, tagline, abstract, info
  case dcDescription = "dc:description", itunesSummary = "itunes:summary", itunesSubtitle = "itunes:subtitle"
  case mediaDescription = "media:description", dctermsAbstract = "dcterms:abstract"
  case content, encoded = "content:encoded", body, xhtmlBody = "xhtml:body", fullItem = "fullitem"
  // Addresses and identity.
  case link, guid, id, url, href, origLink = "feedburner:origlink", dcIdentifier = "dc:identifier"
  case comments, enclosure, origEnclosure = "feedburner:origenclosurelink"
  case mediaThumbnail = "media:thumbnail", mediaPeer = "media:peerlink"
  // Dates.
  case pubDate = "pubdate", published, issued, created, updated, modified, lastBuildDate = "lastbuilddate"
  case dcDate = "dc:date", dcCreated = "dcterms:created", dcIssued = "dcterms:issued"
  case dcModified = "dcterms:modified", expirationDate = "expirationdate", dcSubmitted = "dcterms:datesubmitted"
  // People.
  case author, contributor, dcCreator = "dc:creator", dcAuthor = "dc:author", dcPublisher = "dc:publisher"
  case itunesAuthor = "itunes:author", managingEditor = "managingeditor", webMaster = "webmaster", publisher
  case name, email, itunesName = "itunes:name", itunesEmail = "itunes:email", foafName = "foaf:name"
  case mediaCredit = "media:credit"
  // The rest.
  case language, dcLanguage = "dc:language"
  case category, dcSubject = "dc:subject", itunesCategory = "itunes:category", itunesKeywords = "itunes:keywords"
  case keywords, mediaCategory = "media:category", mediaKeywords = "media:keywords", mediaPlayer = "media:player",
    playCategory = "googleplay:category"

  static let byCode = allCases

  /// The table for the parser: these elements and then those that a source's fields name.
  static func names(_ more: [String]) -> XMLNames { more.isEmpty ? own : made(more) }

  private static let own = made([])

  /// The names by number: those of `FeedElement` from 1 on, then those asked for besides.
  private static func made(_ more: [String]) -> XMLNames {
    XMLNames(allCases.map(\.rawValue) + more.map { $0.lowercased() }, prefixes: prefixes)
  }

  /// Namespaces by their usual prefix; the feed formats' own have none.
  static let prefixes: [String: String] = [
    "http://backend.userland.com/rss": "", "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "", "http://example.com/newformat#": "",
    "http://example.com/necho": "", "http://purl.org/echo/": "", "uri/of/echo/namespace#": "",
    "http://purl.org/pie/": "", "http://purl.org/atom/ns#": "", "http://www.w3.org/2005/atom": "",
    "http://purl.org/rss/1.0/modules/rss091#": "", "http://backend.userland.com/rss2": "",
    "http://purl.org/net/rss1.1#": "", "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content", "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes", "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media", "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.google.com/schemas/play-podcasts/1.0": "googleplay", "http://www.georss.org/georss": "georss",
    "http://www.opengis.net/gml": "gml",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo", "http://purl.org/rss/1.0/modules/event/": "ev",
    "http://purl.org/rss/1.0/modules/syndication/": "sy", "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://xmlns.com/foaf/0.1/": "foaf", "http://wellformedweb.org/commentapi/": "wfw",
    "http://www.w3.org/xml/1998/namespace": "xml",
  ]
}
