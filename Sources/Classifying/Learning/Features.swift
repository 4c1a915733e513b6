import Model
import Text

extension Evidence {
  /// What the residual may learn from: words and neighbouring words of the title, phrases of the list, agency, source.
  ///
  /// Years and other numbers are left out, so that next year's round is the same item.
  func features() -> [String] {
    let words = foldedWords(entry.title).filter { $0.count > 1 && !$0.contains(where: \.isNumber) }
    var features = words.map { "word " + $0 }
    features += zip(words, words.dropFirst()).map { "words \($0) \($1)" }
    features += hits.filter { $0.part == .title || $0.part == .summary }.map { hit in
      "phrase " + book.lines[hit.line].phrase.text.lowercased()
    }
    if let agency = entry.first(EntryField.agency) { features.append("agency " + fold(agency)) }
    if !entry.source.isEmpty { features.append("source " + entry.source) }
    return Array(Set(features)).sorted()
  }
}
