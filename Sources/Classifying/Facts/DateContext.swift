/// The words around one date, up to its neighbours.
struct DateContext {
  /// From the sentence's start, or from the heading above a date alone on its line.
  var before: Range<Int>
  /// From the date before this one, asides left out of account.
  var near: Range<Int>
  /// To the date after this one, or the sentence's end.
  var after: Range<Int>
  /// Another date follows in the sentence.
  var hasNext: Bool

  init(_ reader: DateRoleReader, at index: Int) {
    let range = reader.moments[index].range
    before = max(Self.start(reader, at: range), range.lowerBound - 60)..<range.lowerBound
    near = Self.nearStart(reader, at: index, from: before.lowerBound)..<range.lowerBound
    let end = max(range.upperBound, reader.prose.sentence(of: range.upperBound - 1).upperBound)
    let next =
      index + 1 < reader.moments.count ? max(range.upperBound, reader.moments[index + 1].range.lowerBound) : end
    hasNext = next < end
    after = range.upperBound..<min(next, end, range.upperBound + 25)
  }

  /// The sentence's start; a date alone on its line belongs to the heading above it.
  private static func start(_ reader: DateRoleReader, at range: Range<Int>) -> Int {
    let sentence = reader.prose.sentence(of: range.lowerBound)
    let start = sentence.lowerBound
    guard range.lowerBound == start, start > 0, sentence.count <= range.count + 2 else { return start }
    let heading = reader.prose.sentence(of: start - 1)
    return heading.count <= 8 && !reader.prose.tokens[heading.upperBound - 1].isSign(".") ? heading.lowerBound : start
  }

  /// Where the last date ends that is neither an aside nor the other end of this one's range.
  private static func nearStart(_ reader: DateRoleReader, at index: Int, from start: Int) -> Int {
    let range = reader.moments[index].range
    var previous = index - 1
    if reader.moments[index].closesRange, previous >= 0 { previous -= 1 }
    while previous >= 0, reader.asides.contains(where: { $0.upperBound == reader.moments[previous].range.upperBound }) {
      previous -= 1
    }
    guard previous >= 0 else { return start }
    return max(start, min(reader.moments[previous].range.upperBound, range.lowerBound))
  }
}
