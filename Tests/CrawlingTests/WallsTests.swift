import Model
import TestSupport
import Testing
import Text
import Transport

@testable import Crawling

@Suite("walls and soft errors")
struct WallsTests {
  static func answer(
    _ body: String, status: Int = 200, headers: [String: String] = [:], format: Source.Format = .auto
  ) throws -> Failure? {
    let response = HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
    let address = try #require(WebAddress("https://a.org/feed"))
    guard case .failed(let failure, _) = Answer(response, from: address, format: format, now: noon) else { return nil }
    return failure
  }

  @Test(
    "knows a bot wall by its page or its headers",
    arguments: [
      ("<!DOCTYPE html><html><head><title>Just a moment...</title>", 403),
      ("<html><head><title>Just a moment...</title>", 200),
      ("<html><head><title>Access Denied</title></head><body>Reference&#32;&#35;18.abc</body>", 403),
      ("<html><head><script src=\"/_Incapsula_Resource?x\"></script></head><iframe></iframe>", 200),
      ("<!doctype html><html><div id=\"px-captcha\"></div></html>", 429),
    ])
  func walls(body: String, status: Int) throws {
    let failure = try #require(try Self.answer(body, status: status))
    #expect(failure.message.hasPrefix("is blocked: "))
    #expect(failure.message.contains("ask the site's owner"))
  }

  @Test("does not try a wall again before a day has passed")
  func patience() throws {
    let response = HTTPResponse(status: 403, headers: ["cf-mitigated": "challenge", "retry-after": "5"])
    let address = try #require(WebAddress("https://a.org/"))
    guard case .failed(_, let wait) = Answer(response, from: address, format: .html, now: noon) else {
      Issue.record("was taken for content")
      return
    }
    #expect(wait == 86_400)
  }

  @Test(
    "knows a page that says in words what its status should have said",
    arguments: [
      "<html><head><title>Not Found</title></head><body>",
      "<!DOCTYPE html>\n<html>\n<head>\n<title>404 | Example County</title>",
      "<!doctype html><title>Page not found - Agency</title>", "<html><title>Example: Page Not Found</title>",
      "<html><head><title>P\u{E1}gina no encontrada</title>", "<html><title>Site maintenance</title>",
      "\u{FEFF}<!DOCTYPE HTML><html><title>\n  Error 404 </title>",
    ])
  func softErrors(body: String) throws {
    let failure = try #require(try Self.answer(body, format: .html))
    #expect(failure.message.hasPrefix("answers 200 with a page that says"))
  }

  @Test("takes a web page for no JSON, CSV or calendar", arguments: [Source.Format.json, .csv, .ics, .jsonl])
  func wrongKind(format: Source.Format) throws {
    let failure = try #require(try Self.answer("<!DOCTYPE html><html><title>Sign in</title>", format: format))
    #expect(failure.message.contains("titled \"sign in\" where \(format.rawValue) was expected"))
  }

  @Test(
    "leaves content alone",
    arguments: [
      ("<html><title>Grants</title><body>Page not found? Tell us.", Source.Format.html),
      ("<?xml version=\"1.0\"?><rss><channel><title>404 Not Found</title>", .auto),
      ("<rss><channel><item><title>Page not found</title><description>&lt;html&gt;", .auto),
      ("{\"title\": \"<html><title>Not found</title>\"}", .json), ("title\n<html>", .csv),
      ("<html><title>Lost and found: 4040 Main St</title>", .html), ("", .auto),
      ("<html><title>Grants</title><p>Our captcha-delivery service", .html),
    ])
  func content(body: String, format: Source.Format) throws { #expect(try Self.answer(body, format: format) == nil) }

  @Test(
    "names the status and what to do",
    arguments: [
      (401, "wants a password"), (403, "ask its owner"), (404, "new address"), (418, "does not accept"),
      (500, "in trouble"), (502, "in trouble"), (600, "means nothing"), (206, "without the content"),
      (99, "means nothing"),
    ])
  func statuses(status: Int, words: String) throws {
    let failure = try #require(try Self.answer("x", status: status))
    #expect(failure.message.hasPrefix("answers "))
    #expect(failure.message.contains("\(status)"))
    #expect(failure.message.contains(words))
  }
}

@Suite("dates in headers")
struct HTTPDateTests {
  @Test(
    "reads all three forms of RFC 9110",
    arguments: [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
      "sun, 6 nov 1994 08:49:37 +0000",
    ])
  func reads(text: String) { #expect(httpDate(text, now: noon)?.description == "1994-11-06T08:49:37Z") }

  @Test(
    "reads nothing else",
    arguments: [
      "", "0", "-1", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994", "Sun, 06 Nov 1994 25:00:00 GMT", "now",
    ])
  func refuses(text: String) { #expect(httpDate(text, now: noon) == nil) }

  @Test(
    "knows how long an answer is fresh",
    arguments: [
      ("max-age=60", 60), ("public, MAX-AGE=\"120\"", 120), ("max-age=31536000", 604_800),
      ("no-cache, max-age=60", nil),
      ("no-store", nil), ("max-age=soon", nil), ("s-maxage=60", nil), ("", nil),
    ])
  func fresh(value: String, seconds: Int?) { #expect(freshFor(value) == seconds) }
}
