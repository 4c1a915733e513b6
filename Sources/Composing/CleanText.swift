package import Model
import Text

/// What a source wrote, made safe to print on one line: white space runs become one space, control characters,
/// characters that turn the direction of writing and invisible ones go, and so does what looks like a marker.
///
/// Longer text is cut at a word, with an ellipsis.
func oneLine(_ text: String, limit: Int) -> String {
  var scalars = String.UnicodeScalarView()
  var needsSpace = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace || scalar.value < 32 {
      needsSpace = !scalars.isEmpty
    } else if !isUnprintable(scalar) {
      if needsSpace { scalars.append(" ") }
      needsSpace = false
      scalars.append(scalar)
    }
  }
  let line = String(scalars)
  if Marker.all.contains(where: line.contains) { return oneLine(withoutMarkers(line), limit: limit) }
  return shortened(line, to: limit)
}

/// With a space where a list or a paragraph of the source ended without one.
///
/// `designed to:promote`, `homelessness;provide` and `today.Groups` get it; addresses and times stay as they are.
func spaced(_ line: String) -> String {
  var words: [Substring] = []
  for word in line.split(separator: " ", omittingEmptySubsequences: false) {
    let isAddress = word.contains("/") || word.contains("@") || word.lowercased().contains("www.")
    words += isAddress ? [word] : parts(of: word)
  }
  return words.joined(separator: " ")
}

/// A word taken apart where punctuation stands between two that have run together.
private func parts(of word: Substring) -> [Substring] {
  guard word.contains(where: { ":;.".contains($0) }) else { return [word] }
  var (parts, start) = ([Substring](), word.startIndex)
  for index in word.indices where index > word.startIndex && ":;.".contains(word[index]) {
    let after = word.index(after: index)
    guard after < word.endIndex, joins(word[word.index(before: index)], word[index], word[after...]) else { continue }
    parts.append(word[start..<after])
    start = after
  }
  return parts + [word[start...]]
}

/// Whether a mark stands where two words have run together; `e.g.`, `U.S.` and `Grants.gov` have not.
private func joins(_ before: Character, _ mark: Character, _ after: Substring) -> Bool {
  guard let first = after.first, before.isLetter || before == ")" else { return false }
  guard mark == "." else { return first.isLetter }
  return before.isLowercase && first.isUppercase && after.dropFirst().first?.isLowercase == true
}

/// Without what looks like a marker; where taking one out leaves another, which nobody writes by chance, every pair of
/// tildes goes, so that a text of nested ones costs no more than any other.
private func withoutMarkers(_ line: String) -> String {
  let once = Marker.all.reduce(line) { $0.replacing($1, with: "") }
  return Marker.all.contains(where: once.contains) ? once.replacing("~~", with: "") : once
}

/// At most so many characters, ending at a sentence where one ends in the last third, else at a word with an ellipsis.
func shortened(_ text: String, to limit: Int) -> String {
  guard text.count > limit else { return text }
  let head = text.prefix(max(1, limit - 1))
  let earliest = head.index(head.startIndex, offsetBy: head.count * 2 / 3)
  if let stop = head[earliest...].lastIndex(where: { ".!?".contains($0) }), isEnd(stop, of: head) {
    return String(head[...stop])
  }
  let endsWord = text[head.endIndex...].first == " "
  let words = endsWord ? head : head.lastIndex(of: " ").map { head[..<$0] } ?? head
  return words.trimmingPunctuation + "…"
}

/// Whether a full stop ends a sentence: what follows is a blank, not `.com` or `.5`.
private func isEnd(_ stop: Substring.Index, of text: Substring) -> Bool {
  let next = text.index(after: stop)
  return next < text.endIndex && text[next] == " "
}

extension StringProtocol {
  /// Without the commas, dashes and blanks that a cut leaves at the end.
  var trimmingPunctuation: String {
    var view = self[...]
    while let last = view.last, ",;:–—-( ".contains(last) { view = view.dropLast() }
    return String(view)
  }
}

/// Controls, marks of direction (UAX #9), invisible and private characters: nothing that a reader could see.
private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x7f...0x9f, 0xad, 0x61c, 0x180e, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x206f, 0xfeff, 0xfff9...0xfffd,
    0xe000...0xf8ff, 0xe0000...0x10ffff:
    true
  default: false
  }
}

/// Where the card of an item leads; nil when its source gave no address that can stand in a letter.
package func shownLink(of opportunity: Opportunity) -> String? { safeLink(opportunity.link) }

/// The address if it is one of the web and can stand in a link: ASCII, without white space or quotes; nil otherwise.
func safeLink(_ address: String?) -> String? {
  guard let address, address.utf8.count <= 1000, let parsed = WebAddress(address), parsed.isWeb, parsed.user == nil,
    parsed.host?.isEmpty == false
  else { return nil }
  let fragment = parsed.fragment.map { "#" + percentRepaired($0) } ?? ""
  let link = parsed.requestText + fragment
  let isSafe = link.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") }
  return isSafe && !Marker.all.contains(where: link.contains) ? withoutCampaign(link) : nil
}

/// Without the parts of a query that only tell a site where its reader came from; they change no page.
private func withoutCampaign(_ link: String) -> String {
  let fragment = link.firstIndex(of: "#").map { link[$0...] } ?? ""
  let address = link.dropLast(fragment.count)
  guard let mark = address.firstIndex(of: "?") else { return link }
  let query = address[address.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
  let kept = query.filter { part in
    let name = part.prefix { $0 != "=" }.lowercased()
    return !name.hasPrefix("utm_") && !["fbclid", "gclid", "mc_cid", "mc_eid", "mkt_tok"].contains(name)
  }
  return address[..<mark] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&")) + fragment
}
