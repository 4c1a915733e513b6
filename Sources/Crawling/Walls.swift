import Model
import Transport

/// What a bot wall says of itself; nil when the answer is none.
///
/// Walls answer 200, 202, 403, 429 or 503 with a page that a person solves. They are never tried again fast, and never
/// read as if they were the source.
func botWall(_ response: HTTPResponse) -> String? {
  let headers = response.headers
  if headers["cf-mitigated"] == "challenge" { return wall("Cloudflare") }
  if headers["x-amzn-waf-action"] != nil { return wall("AWS WAF") }
  guard [200, 202, 401, 403, 405, 429, 503].contains(response.status), isPage(response) else { return nil }
  // A wall is a small page; what is longer has content of its own.
  guard response.body.count < 120_000 else { return nil }
  let page = lowercased(response.body.prefix(60_000))
  return walls.first { wall in wall.marks.allSatisfy { contains(page, $0) } }.map { wall($0.name) }
}

/// What to tell staff of a wall.
private func wall(_ name: String) -> String {
  "\(name) asks for proof of a person; ask the site's owner to admit our user agent, or use another address"
}

/// A service that keeps programs out, and how its page is known.
private struct Wall {
  var name: String
  /// All of them stand on the page, in lower case.
  var marks: [[UInt8]]

  init(_ name: String, _ marks: String...) {
    self.name = name
    self.marks = marks.map { Array($0.utf8) }
  }
}

private let walls = [
  Wall("Cloudflare", "<title>just a moment...</title>"), Wall("Cloudflare", "cf-browser-verification"),
  Wall("Cloudflare", "cf_chl_opt"), Wall("Cloudflare", "<title>attention required! | cloudflare</title>"),
  Wall("Imperva", "_incapsula_resource", "<iframe"), Wall("Imperva", "request unsuccessful. incapsula incident id"),
  Wall("Akamai", "<title>access denied</title>", "reference&#32;&#35;"),
  Wall("Akamai", "<title>access denied</title>", "errors.edgesuite.net"), Wall("PerimeterX", "px-captcha"),
  Wall("DataDome", "captcha-delivery.com"), Wall("DDoS-Guard", "<title>ddos-guard</title>"),
  Wall("Sucuri", "<title>sucuri website firewall - access denied</title>"),
  Wall("SiteGround", "/.well-known/sgcaptcha/"),
  Wall("Radware", "perfdrive.com", "captcha"), Wall("Anubis", "anubis_challenge"),
  Wall("AWS WAF", "awswafintegration", "challenge.js"), Wall("A wall", "<title>robot check</title>"),
  Wall("A wall", "<title>are you a robot?</title>"), Wall("A wall", "enable javascript and cookies to continue"),
]

/// What a page says that is sent with 200 in place of what was asked: "not found", "maintenance"; nil when it is content.
///
/// Only the title speaks, so that an article about a lost page stays content; and only where a page is an answer at all:
/// JSON, CSV and calendars never are one.
func softError(_ response: HTTPResponse, format: Source.Format) -> String? {
  guard isPage(response) else { return nil }
  let title = pageTitle(response.body)
  if let title,
    notFoundTitles.contains(where: { title == $0 || title.hasPrefix($0 + " ") || title.hasPrefix($0 + ":") })
      || notFoundPieces.contains(where: title.contains)
  {
    return "answers 200 with a page that says \"\(title.prefix(80))\": look for its new address"
  }
  if let title, offlinePieces.contains(where: title.contains) {
    return "answers 200 with a page that says \"\(title.prefix(80))\"; tried again later"
  }
  guard [.json, .jsonl, .csv, .ics].contains(format) else { return nil }
  let shown = title.map { " titled \"\($0.prefix(80))\"" } ?? ""
  return "answers with a web page\(shown) where \(format.rawValue) was expected; open the address in a browser"
}

private let notFoundTitles = ["not found", "404", "error 404", "http 404", "page not found", "410 gone"]
private let notFoundPieces = [
  "page not found", "404 not found", "404 error", "error 404", "page can't be found", "page cannot be found",
  "page could not be found", "page can’t be found", "file not found", "page doesn't exist", "page does not exist",
  "página no encontrada", "pagina no encontrada", "no se encontró la página", "page unavailable",
]
private let offlinePieces = [
  "under maintenance", "site maintenance", "scheduled maintenance", "temporarily unavailable", "service unavailable",
  "en mantenimiento", "error establishing a database connection", "bad gateway", "internal server error",
]

/// Whether the body is an HTML page, by its first tag; what the header says is often wrong.
private func isPage(_ response: HTTPResponse) -> Bool {
  let start = lowercased(response.body.prefix(2048)).drop { $0 <= 32 || $0 > 127 }
  if start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8) { return true }
  guard start.first == UInt8(ascii: "<") else { return false }
  return !start.starts(with: "<?xml".utf8) && contains(start, Array("<head".utf8))
    || contains(start, Array("<html".utf8))
}

/// The words between `<title>` and `</title>`, in lower case on one line.
func pageTitle(_ body: [UInt8]) -> String? {
  let head = lowercased(body.prefix(65_536))
  guard let open = position(of: Array("<title".utf8), in: head),
    let start = head[open...].firstIndex(of: UInt8(ascii: ">")),
    let end = position(of: Array("</title".utf8), in: head[start...])
  else { return nil }
  let words = String(decoding: head[(start + 1)..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace)
  return words.joined(separator: " ").replacing("&#39;", with: "'").replacing("&rsquo;", with: "’")
}

/// ASCII letters only; everything else stays.
private func lowercased(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  bytes.map { (65...90).contains($0) ? $0 | 32 : $0 }[...]
}

private func contains(_ text: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool { position(of: word, in: text) != nil }

/// Where a word begins in a page.
private func position(of word: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
  guard let first = word.first, text.count >= word.count else { return nil }
  var from = text.startIndex
  while let candidate = text[from...].firstIndex(of: first), candidate + word.count <= text.endIndex {
    if text[candidate...].starts(with: word) { return candidate }
    from = candidate + 1
  }
  return nil
}
