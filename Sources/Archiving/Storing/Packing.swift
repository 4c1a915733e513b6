/// JSON with the pieces that every record has written as one byte each.
///
/// JSON text holds no control characters, so each of them can stand for a piece; a piece holds a quotation mark that is
/// not escaped, so it never matches inside a string. Half of a record is such pieces.
enum Packing {
  /// Only ever added to, at most 31: the bytes 0x01 to 0x08 and 0x0b to 0x1e in this order, then the three that are left
  /// (our JSON has no white space between its parts).
  private static let pieces = [
    "{\"history\":[],\"opportunity\":{\"changed\":0,\"entries\":[{\"id\":\"",
    "\",\"source\":\"",
    "\"}],\"facts\":{\"applicants\":{\"classes\":[",
    "]},\"assistanceListings\":[],\"award\":{",
    "]},\"assistanceListings\":[",
    "},\"deadlines\":[],\"informationSessions\":[],\"terms\":{\"matchPercent\":[]}",
    "},\"deadlines\":[{\"field\":\"deadline\",\"quote\":\"",
    "},\"deadlines\":[{\"quote\":\"",
    "\",\"value\":{\"day\":\"",
    "\",\"kind\":\"application\",\"precision\":\"day\"}}],\"informationSessions\":[],\"terms\":{\"matchPercent\":[]}",
    "\",\"kind\":\"application\",\"precision\":\"",
    "},\"firstSeen\":0,\"id\":\"\",\"judgement\":{\"campaigns\":[",
    "],\"doubts\":[],\"eligible\":\"",
    "unclear\",\"equity\":\"unclear\"",
    "\",\"equity\":\"",
    ",\"goals\":[",
    "],\"place\":\"",
    "\",\"populations\":[",
    "],\"reasons\":[{\"about\":\"",
    "\",\"location\":\"title\",\"points\":",
    "\",\"location\":\"summary\",\"points\":",
    "\",\"location\":\"\",\"points\":",
    ",\"rule\":\"",
    "\"},{\"about\":\"",
    ",\"section\":\"funding\",\"tags\":[",
    "],\"status\":\"posted\",\"summary\":\"\",\"title\":\"\"},\"origins\":[{\"firstSeen\":",
    "\"maximum\":{\"quote\":\"",
    "\",\"value\":",
    "],\"doubts\":[],\"informationSessions\":[],\"terms\":{\"matchPercent\":[]}",
    "]},\"status\":\"posted\",\"summary\":\"\",\"title\":\"\"},\"origins\":[",
    "\"}],\"relevance\":",
  ].map { Array($0.utf8) }

  private static let codes: [UInt8] = Array(0x01...0x08) + Array(0x0b...0x1e) + [0x1f, 0x09, 0x0a]

  /// Pieces by their first byte, the longest first.
  private static let byFirst: [[(piece: [UInt8], code: UInt8)]] = {
    var table = [[(piece: [UInt8], code: UInt8)]](repeating: [], count: 256)
    for (piece, code) in zip(pieces, codes) { table[Int(piece[0])].append((piece, code)) }
    return table.map { $0.sorted { $0.piece.count > $1.piece.count } }
  }()

  static func pack(_ json: String) -> String { pack(Array(json.utf8)) }

  /// The same of UTF-8.
  static func pack(_ bytes: [UInt8]) -> String {
    var packed: [UInt8] = []
    packed.reserveCapacity(bytes.count / 2)
    var index = 0
    while index < bytes.count {
      let found = byFirst[Int(bytes[index])].first { entry in
        index + entry.piece.count <= bytes.count && bytes[index..<index + entry.piece.count].elementsEqual(entry.piece)
      }
      packed.append(found?.code ?? bytes[index])
      index += found?.piece.count ?? 1
    }
    return String(decoding: packed, as: UTF8.self)
  }

  static func unpack(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 3)
    for byte in text.utf8 {
      if byte < 0x20, let place = codes.firstIndex(of: byte), place < pieces.count {
        bytes += pieces[place]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
