import Foundation
import MailParsing
package import Model

/// What a person asks for by mail.
package enum Wish: Hashable, Sendable {
  /// To be asked for a confirmation.
  case subscribe
  /// The answer to such a question, with its token.
  case confirm(token: String)
  /// The row is that of a signed address; nil when only the sender's own address says who.
  case unsubscribe(Int?)
  /// To see one's choices, or with a signed address to change them.
  case preferences(Int?, Choices)
  case help

  /// What a mail asks to be changed; nil for what it does not mention.
  package struct Choices: Hashable, Sendable {
    package var language: String?
    package var sections: [Section]?
    package init(language: String? = nil, sections: [Section]? = nil) {
      self.language = language
      self.sections = sections
    }
  }
}

/// Command words of both languages; the language of the word is the language of the answer.
private let commandWords: [(words: [String], wish: Wish, language: String)] = [
  (["subscribe", "join"], .subscribe, "en"),
  (
    ["suscribir", "suscribirme", "suscríbeme", "suscribeme", "suscripción", "inscribir", "inscribirme"], .subscribe,
    "es"
  ),
  (["unsubscribe", "leave", "remove"], .unsubscribe(nil), "en"),
  (["cancelar", "baja", "desuscribir", "desuscribirme", "borrar"], .unsubscribe(nil), "es"),
  (["preferences", "settings", "sections"], .preferences(nil, .init()), "en"),
  (["preferencias", "secciones", "ajustes"], .preferences(nil, .init()), "es"),
  (["help", "info"], .help, "en"), (["ayuda"], .help, "es"),
]

/// Finds the wish in one line: its first or only command word, in a line of at most five words.
///
/// Longer lines are sentences of a person to a person, and left to one.
func wish(inLine line: String) -> (wish: Wish, language: String)? {
  let words = line.lowercased().split { !($0.isLetter || $0 == "'") }.map(String.init)
  guard (1...5).contains(words.count) else { return nil }
  let isQuestion = line.contains("?")
  for (index, word) in words.enumerated() {
    for command in commandWords where command.words.contains(word) {
      // "join", "leave", "remove", "info" are also plain words: alone or first only.
      let isPlain = ["join", "leave", "remove", "info", "sections", "settings", "borrar"].contains(word)
      if isQuestion || isPlain && (index > 0 || words.count > 2) { return nil }
      return (command.wish, command.language)
    }
  }
  return nil
}

/// The subject without what replies and forwards put before it.
func plainSubject(_ subject: String) -> String {
  var rest = subject.trimmingASCIISpace
  while let prefix = ["re:", "fwd:", "fw:", "rv:", "aw:", "sv:"].first(where: { rest.lowercased().hasPrefix($0) }) {
    rest = String(rest.dropFirst(prefix.count)).trimmingASCIISpace
  }
  return rest
}

/// What a person wrote themselves, line by line: no quotes, nothing below a signature or the mail that is answered.
///
/// A mail in HTML alone is read without its tags.
func ownLines(_ message: MailPart) -> [String] {
  let parts = message.walk()
  let plain = parts.first { $0.type == "text/plain" && $0.fileName == nil }?.text
  let text =
    plain.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    ?? parts.first { $0.type == "text/html" }.map { withoutTags(brokenIntoLines($0.text)) } ?? ""
  var lines: [String] = []
  for line in text.split(separator: "\n").prefix(200) {
    let own = String(line).replacing("\u{a0}", with: " ").trimmingASCIISpace
    if own == "--" || own.hasPrefix("-----") || own.hasPrefix("____") { break }
    if own.hasPrefix(">") || own.isEmpty { continue }
    // "On …, … wrote:" and "El …, … escribió:" open the quotation.
    if own.hasSuffix("wrote:") || own.hasSuffix("escribió:") { break }
    lines.append(own)
  }
  return lines
}

/// Block ends as line ends; scripts and styles are not shown and so not read.
private func brokenIntoLines(_ html: String) -> String {
  var text = html
  for name in ["style", "script", "head", "blockquote"] {
    while let start = text.range(of: "<\(name)", options: .caseInsensitive),
      let end = text.range(of: "</\(name)>", options: .caseInsensitive, range: start.upperBound..<text.endIndex)
    {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
  }
  for tag in ["<br>", "<br/>", "<br />", "</p>", "</div>", "</li>", "</h1>", "</h2>", "</td>"] {
    text = text.replacing(tag, with: tag + "\n").replacing(tag.uppercased(), with: tag + "\n")
  }
  return text
}

/// Reads `language: es` and `sections: funding, events`, also in Spanish, also behind quotation marks.
func choices(in message: MailPart) -> Wish.Choices {
  let text = message.walk().first { $0.type == "text/plain" && $0.fileName == nil }?.text ?? ""
  let own = ownLines(message).joined(separator: "\n")
  var choices = choices(inText: own)
  if choices == .init() { choices = Mailing.choices(inText: text.replacing(">", with: "")) }
  return choices
}

/// The first line of each kind counts: what is quoted below an answer is older.
private func choices(inText text: String) -> Wish.Choices {
  var choices = Wish.Choices()
  for line in text.split(separator: "\n") {
    let halves = line.split(separator: ":", maxSplits: 1).map { String($0).trimmingASCIISpace.lowercased() }
    guard halves.count == 2 else { continue }
    switch halves[0] {
    case "language", "idioma":
      let word = halves[1].prefix(2)
      if choices.language == nil, word == "es" || word == "en" { choices.language = String(word) }
      if choices.language == nil, word == "in" { choices.language = "en" }
    case "sections", "secciones":
      if choices.sections == nil { choices.sections = sections(in: halves[1]) }
    default: break
    }
  }
  return choices
}

private let sectionWords: [String: Section] = [
  "funding": .funding, "fondos": .funding, "financiamiento": .funding, "advocacy": .advocacy, "defensa": .advocacy,
  "incidencia": .advocacy, "employment": .employment, "jobs": .employment, "empleo": .employment,
  "trabajo": .employment,
  "events": .events, "eventos": .events, "resources": .resources, "recursos": .resources,
]

/// The sections a line names; all of them for `all` and `todas`; nil when it names none.
private func sections(in line: String) -> [Section]? {
  let words = line.split { !$0.isLetter }.map(String.init)
  if words.contains("all") || words.contains("todas") || words.contains("todos") { return [] }
  let named = Set(words.compactMap { sectionWords[$0] })
  if named.isEmpty { return nil }
  return named.count == Section.allCases.count ? [] : named.sorted()
}
