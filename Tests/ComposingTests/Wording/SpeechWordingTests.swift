import Foundation
import TestSupport
import Testing

@testable import Composing

@Suite("languages of an event in words")
struct SpeechWordingTests {
  @Test(
    "names each in the reader's language and leaves out what has no name",
    arguments: [
      ("en, es", "English and Spanish", "Inglés y español"), ("es", "Spanish", "Español"), ("en", "English", "Inglés"),
      ("en,es", "English and Spanish", "Inglés y español"), ("xx, es", "Spanish", "Español"),
    ])
  func names(codes: String, english: String, spanish: String) throws {
    let templates = try Templates(folder: projectRoot.appending(path: "Templates").path)
    #expect(try templates.strings("en").speech(codes) == english)
    #expect(try templates.strings("es").speech(codes) == spanish)
  }

  @Test("says nothing of codes it has no name for", arguments: ["", "xx", ",,", "…"])
  func unknown(codes: String) throws {
    let templates = try Templates(folder: projectRoot.appending(path: "Templates").path)
    #expect(try templates.strings("en").speech(codes) == nil)
  }
}
