import Markup
import Model

/// A list of feeds as other readers write and read it (OPML 2.0).
enum OPML {
  /// One feed of the list, with the names of the folders it stood in.
  struct Outline: Hashable, Sendable {
    var title: String
    var url: String
    var folders: [String]
  }

  /// Every outline with an `xmlUrl`, in the order of the document.
  static func read(_ bytes: [UInt8]) throws(MarkupError) -> [Outline] {
    let sink = OutlineSink()
    _ = try XMLReader.read(bytes, names: XMLNames(["opml", "outline"], prefixes: [:]), into: sink)
    guard sink.isOPML else { throw MarkupError("this is no OPML: the first element is not <opml>") }
    return sink.outlines
  }

  /// The list of those sources, one folder a section.
  static func write(_ sources: [Source], title: String) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0">
        <head><title>\(escaped(title))</title></head>
        <body>

      """
    let folders: [Section?] = Section.allCases.map { $0 } + [nil]
    for section in folders {
      let members = sources.filter { $0.section == section }
      guard !members.isEmpty else { continue }
      let name = section?.rawValue ?? "other"
      text += "    <outline text=\"\(name)\">\n"
      for source in members {
        let name = escaped(source.name)
        text +=
          "      <outline type=\"rss\" text=\"\(name)\" title=\"\(name)\" xmlUrl=\"\(escaped(source.request.url))\"/>\n"
      }
      text += "    </outline>\n"
    }
    return text + "  </body>\n</opml>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: if character.unicodeScalars.allSatisfy({ $0.value >= 32 }) { result.append(character) }
      }
    }
  }
}

private final class OutlineSink: XMLSink {
  private(set) var outlines: [OPML.Outline] = []
  private(set) var isOPML = false
  /// Titles of the open outlines; a feed may stand inside another.
  private var open: [String] = []

  func begin(_ name: Int, in reader: XMLReader) {
    if name == 1 { isOPML = true }
    guard name == 2 else { return }
    let title = reader.attribute("title") ?? reader.attribute("text") ?? ""
    if let written = reader.attribute("xmlUrl"), !written.isEmpty {
      let url = Self.webAddress(written)
      outlines.append(OPML.Outline(title: title.isEmpty ? url : title, url: url, folders: open))
    }
    open.append(title)
  }

  /// `feed:https://…` and `feed://…`, as some readers write addresses so that a click opens them.
  private static func webAddress(_ text: String) -> String {
    guard text.lowercased().hasPrefix("feed:") else { return text }
    let rest = text.dropFirst(5)
    return rest.hasPrefix("//") ? "http:" + rest : String(rest)
  }

  func end(_ name: Int, in reader: XMLReader) { if name == 2, !open.isEmpty { open.removeLast() } }
}
