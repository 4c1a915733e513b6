package import Model
import Text

/// What matching sees of one entry: its name, address, number and funder taken apart, its dates and its text.
///
/// All of it is needed in every comparison, so it is made once, and kept packed (see `packed`).
package struct Candidate: Hashable, Sendable {
  /// The entry it was made of; a source of no name means that the source is not known.
  package var entry: EntryKey
  package let shape: TitleShape
  package var dates: Dates
  /// The most one applicant may get, in dollars.
  package var amount: Int?
  let address: Address?
  /// The opportunity number in one spelling.
  let number: String?
  let funder: FunderName?
  /// The summary as hashes of four neighbouring words, sorted, each once.
  package let shingles: [UInt32]

  /// When it may be applied for, and when it appeared.
  package struct Dates: Hashable, Sendable {
    /// Last days to apply or comment, or days of an event; empty when none is known.
    package var closes: [Day] = []
    package var posted: Day?
    /// The day we first saw it.
    package var firstSeen: Day?
    package var isForecast = false
    /// It says that it never closes; unlike one that does not say when.
    package var isOpenEnded = false
    /// Its days are those of an event: another day is another event.
    package var isEvent = false

    package init(
      closes: [Day] = [], posted: Day? = nil, firstSeen: Day? = nil, isForecast: Bool = false,
      isOpenEnded: Bool = false, isEvent: Bool = false
    ) {
      self.closes = closes
      self.posted = posted
      self.firstSeen = firstSeen
      self.isForecast = isForecast
      self.isOpenEnded = isOpenEnded
      self.isEvent = isEvent
    }
  }

  package init(
    entry: EntryKey, title: String, link: String? = nil, number: String? = nil, funder: String? = nil,
    dates: Dates = Dates(), amount: Int? = nil, summary: String = ""
  ) {
    self.init(
      entry: entry, shape: TitleShape(title), dates: dates, amount: amount, address: link.map { Address($0) },
      number: number.map(normalizedNumber).flatMap { $0.isEmpty ? nil : $0 }, funder: funder.map { FunderName($0) },
      shingles: Candidate.shingles(of: summary))
  }

  init(
    entry: EntryKey, shape: TitleShape, dates: Dates, amount: Int?, address: Address?, number: String?,
    funder: FunderName?, shingles: [UInt32]
  ) {
    self.entry = entry
    self.shape = shape
    self.dates = dates
    self.amount = amount
    self.address = address
    self.number = number
    self.funder = funder
    self.shingles = shingles
  }

  /// One entry as it was read alone into an opportunity.
  ///
  /// `firstSeen` is the day on which the entry came to us; nil when that says nothing.
  package init(_ opportunity: Opportunity, of entry: EntryKey, firstSeen: Day?) {
    let dated = opportunity.facts.deadlines.map(\.value).filter { [.application, .comment, .event].contains($0.kind) }
    var dates = Dates(
      closes: dated.map(\.day), posted: opportunity.posted, firstSeen: firstSeen,
      isForecast: opportunity.status == .forecast,
      isOpenEnded: dated.isEmpty && opportunity.facts.rolling?.value == true)
    dates.isEvent = !dated.isEmpty && dated.allSatisfy { $0.kind == .event }
    if dates.closes.isEmpty, let start = opportunity.facts.event?.start?.value.day {
      dates.closes = [start]
      dates.isEvent = true
    }
    self.init(
      entry: entry, title: opportunity.title, link: opportunity.link,
      number: opportunity.facts.opportunityNumber?.value, funder: opportunity.funder, dates: dates,
      amount: opportunity.facts.award.maximum?.value, summary: opportunity.summary)
  }

  /// Hashes of every four neighbouring words among the first 4,000 characters, sorted, each once.
  static func shingles(of text: String) -> [UInt32] {
    let words = FoldedText(String(text.prefix(4000))).words.map(\.key)
    guard words.count >= 4 else { return [] }
    var hashes = (0...(words.count - 4)).map { first in
      let hash = words[first..<first + 4].reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1) &* 0x100_0000_01b3 }
      return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }
    hashes.sort()
    var last: UInt32?
    hashes.removeAll { hash in
      defer { last = hash }
      return hash == last
    }
    return hashes
  }

  /// How much of the shorter description the longer one holds, 0 to 1; nil when one says too little to tell.
  ///
  /// Digests cut blurbs from descriptions, so the union of both (Jaccard) would say nothing.
  func containment(in other: Candidate) -> Double? {
    let (short, long) = shingles.count <= other.shingles.count ? (shingles, other.shingles) : (other.shingles, shingles)
    guard short.count >= 8 else { return nil }
    var (index, shared) = (0, 0)
    for hash in short {
      while index < long.count, long[index] < hash { index += 1 }
      if index < long.count, long[index] == hash { shared += 1 }
    }
    return Double(shared) / Double(short.count)
  }
}
