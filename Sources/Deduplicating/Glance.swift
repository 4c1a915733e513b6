/// The little of a candidate that shows at once that two have nothing to do with each other.
///
/// Of two dozen entries that share a key with a new one hardly three are worth reading whole; this tells the others apart
/// without making a single text of their bytes.
package struct Glance: Hashable, Sendable {
  /// Hash of the opportunity number, 0 when there is none.
  var number: UInt64
  /// Hash of the address, 0 when there is none.
  var address: UInt64
  /// The title's telling words.
  var telling: [WordMark]
  /// Hashes of the words of the funder's name.
  var funder: [UInt64]

  /// False only where `Link` would find nothing to say.
  ///
  /// Without a number or an address in common, titles of which the shorter one has less than 0.6 in the longer one lose
  /// more points than all else could win (`Comparison.weighTitles`). Where a slip of the pen may hide a word in common
  /// the answer is true, and the whole comparison says.
  package func mayConcern(_ other: Glance) -> Bool {
    if number != 0, number == other.number { return true }
    if address != 0, address == other.address { return true }
    guard !telling.isEmpty, !other.telling.isEmpty else { return true }
    let (own, others) = (kept(beside: other), other.kept(beside: self))
    let fewer = min(own.count, others.count)
    if Double(own.shared) / Double(fewer) >= 0.6 { return true }
    return telling.mayHoldSlips(of: other.telling)
  }

  /// How many different words count, and how many of them the other title has.
  ///
  /// Words of either funder's name that the other title lacks are left out, unless nothing would be left.
  private func kept(beside other: Glance) -> (count: Int, shared: Int) {
    var (shared, own, ignored) = (0, 0, 0)
    for (index, word) in telling.enumerated()
    where !telling[..<index].contains(where: { $0.hash == word.hash }) {
      if other.telling.contains(where: { $0.hash == word.hash }) {
        shared += 1
      } else if funder.contains(word.hash) || other.funder.contains(word.hash) {
        ignored += 1
      } else {
        own += 1
      }
    }
    return (shared + own == 0 ? ignored : shared + own, shared)
  }
}

extension Candidate {
  /// What shows of it at a glance; worked out once for a candidate that is compared with many.
  package var glance: Glance {
    let plain = address?.plain ?? ""
    return Glance(
      number: number.map { WordMark($0.utf8).hash } ?? 0, address: plain.isEmpty ? 0 : WordMark(plain.utf8).hash,
      telling: shape.telling, funder: funder?.hashes ?? [])
  }
}
