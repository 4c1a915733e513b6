/// libyaml's words in words that help somebody who is no programmer.
enum Wording {
  private static let plain = [
    "found character that cannot start any token":
      "no value can begin with this character; indent with spaces, not tabs, and put text with @, ` or % in quotes",
    "could not find expected ':'": "a key needs a colon and a space after it",
    "mapping values are not allowed in this context":
      "a colon too many, or an indentation that does not fit; text with a colon belongs in quotes",
    "did not find expected key": "the indentation does not fit the lines above, or a quote or bracket is left open",
    "did not find expected '-' indicator": "the indentation does not fit the list above",
    "did not find expected ',' or ']'": "a list in [ ] is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "a mapping in { } is not closed, or a comma is missing",
    "found unexpected end of stream": "a quote is left open",
    "did not find expected node content": "a value is missing, or a bracket is left open",
    "found undefined tag handle": "a word that begins with ! is read as a tag; put it in quotes",
  ]

  static func of(_ problem: String) -> String { plain[problem] ?? problem }

  /// What cannot be decoded, with the number of the byte or character; negative when there is none.
  static func of(_ problem: String, value: Int32) -> String {
    guard value >= 0 else { return problem }
    let digits = String(value, radix: 16, uppercase: true)
    let number = String(repeating: "0", count: max(0, 2 - digits.count)) + digits
    return "\(problem) (0x\(number)); the file must be plain UTF-8 text"
  }
}
