/// Breaks each line of plain text so that none is wider than `width` characters.
///
/// A line goes on under its own indentation; one that begins with a label or a bullet two columns further in, so that
/// what belongs to it stays together. A word that is wider than a line, an address, stands whole on a line of its own: readers click it. White space at the
/// end of lines goes, and so do blank lines beyond the first of several.
package func wrapped(_ text: String, width: Int = 72) -> String {
  var lines: [String] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let broken = wrappedLine(line, width: width)
    if broken == [""], lines.last?.isEmpty ?? true { continue }
    lines += broken
  }
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
}

private func wrappedLine(_ line: Substring, width: Int) -> [String] {
  let indentation = line.prefix { $0 == " " }
  let words = line.dropFirst(indentation.count).split { $0 == " " || $0 == "\r" || $0 == "\t" }
  guard let first = words.first else { return [""] }
  // Runs of spaces within a line stay while it needs no break: they align columns.
  let whole = String(line).trimmingTrailingBlanks
  if whole.count <= width { return [whole] }
  let hanging = hangs(line) ? indentation + "  " : Substring(indentation)
  var lines: [String] = []
  var current = indentation + first
  for word in words.dropFirst() {
    if current.count + 1 + word.count <= width {
      current += " " + word
    } else {
      lines.append(String(current))
      current = hanging + word
    }
  }
  return lines + [String(current)]
}

/// Whether a line begins with `* ` or, further in than a sentence does, with a label and a colon.
private func hangs(_ line: Substring) -> Bool {
  let start = line.drop { $0 == " " }
  guard !start.hasPrefix("* ") else { return true }
  guard start.count < line.count else { return false }
  guard let colon = start.prefix(40).firstIndex(of: ":") else { return false }
  return start[start.index(after: colon)...].hasPrefix(" ")
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    var view = self[...]
    while let last = view.last, last == " " || last == "\t" || last == "\r" { view.removeLast() }
    return String(view)
  }
}
