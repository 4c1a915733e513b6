/// A word, a number or one sign of a text, with its place in the text's bytes.
struct Token: Sendable {
  enum Kind: Sendable { case word, number, sign }

  var kind: Kind
  /// For a sign: typographic dashes, quotes and bullets are their plain ASCII neighbours.
  var sign: UInt8 = 0
  /// White space or the beginning of a line comes before it.
  var isSpaced = false
  var isCapital = false
  /// The first of its line.
  var opensLine = false
  /// Digits with group commas, as a number; nil when there are more than 15 of them.
  var value: Double?
  /// How many digits before the decimal point.
  var digits: UInt8 = 0
  /// Whether group commas or a decimal point stand in it.
  var isPlain = true
  var word = Word.none
  var start: Int32
  var end: Int32
  /// Which sentence it belongs to, counted from 0.
  var sentence: Int32 = 0

  init(_ kind: Kind, start: Int) {
    self.kind = kind
    self.start = Int32(start)
    end = Int32(start)
  }

  /// A number of at most four digits without comma or point.
  var small: Int? {
    guard kind == .number, isPlain, digits <= 4, let value else { return nil }
    return Int(value)
  }

  /// Whether it is that sign; typographic forms count as their plain ones.
  func isSign(_ character: Unicode.Scalar) -> Bool { kind == .sign && sign == UInt8(ascii: character) }
}
