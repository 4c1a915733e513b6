package import Model
import Text

/// What matching sees of an opportunity or an entry.
package struct Candidate: Hashable, Sendable {
  package var id: String
  /// The source and its own id for the entry; equal in both means one entry published again.
  package var entry: EntryKey?
  package let title: String
  package let link: String?
  package let number: String?
  package let funder: String?
  /// Last days to apply or comment; empty when none is known.
  package var closes: [Day]
  package var posted: Day?
  package var firstSeen: Day?
  /// The most one applicant may get, in dollars.
  package var amount: Int?
  package var isForecast: Bool
  /// It says that it never closes; unlike one that does not say when.
  package var isOpenEnded: Bool
  /// The title, address, number and funder taken apart, and the summary as hashes of four neighbouring words, sorted:
  /// all are needed in every comparison, so they are made once.
  package let shape: TitleShape
  let address: Address?
  let plainNumber: String?
  let funderName: FunderName?
  package let shingles: [UInt64]

  package init(
    id: String, entry: EntryKey? = nil, title: String, link: String? = nil, number: String? = nil,
    funder: String? = nil, closes: [Day] = [], posted: Day? = nil, firstSeen: Day? = nil, amount: Int? = nil,
    isForecast: Bool = false, isOpenEnded: Bool = false, summary: String = ""
  ) {
    self.id = id
    self.entry = entry
    self.title = title
    self.link = link
    self.number = number
    self.funder = funder
    self.closes = closes
    self.posted = posted
    self.firstSeen = firstSeen
    self.amount = amount
    self.isForecast = isForecast
    self.isOpenEnded = isOpenEnded
    shape = TitleShape(title)
    address = link.map(Address.init)
    plainNumber = number.map(normalizedNumber).flatMap { $0.isEmpty ? nil : $0 }
    funderName = funder.map(FunderName.init)
    shingles = Candidate.shingles(of: summary)
  }

  package init(_ opportunity: Opportunity) {
    let dated = opportunity.facts.deadlines.map(\.value).filter { [.application, .comment, .event].contains($0.kind) }
    self.init(
      id: opportunity.id, entry: opportunity.entries.first, title: opportunity.title, link: opportunity.link,
      number: opportunity.facts.opportunityNumber?.value, funder: opportunity.funder, closes: dated.map(\.day),
      posted: opportunity.posted, firstSeen: opportunity.firstSeen.utcDay,
      amount: opportunity.facts.award.maximum?.value, isForecast: opportunity.status == .forecast,
      isOpenEnded: dated.isEmpty && opportunity.facts.rolling?.value == true, summary: opportunity.summary)
    if closes.isEmpty, let start = opportunity.facts.event?.start?.value.day { closes = [start] }
  }

  /// Hashes of every four neighbouring words among the first 4,000 bytes, sorted, each once.
  static func shingles(of text: String) -> [UInt64] {
    let words = FoldedText(String(text.prefix(4000))).words.map(\.key)
    guard words.count >= 4 else { return [] }
    let hashes = (0...(words.count - 4)).map { first in
      words[first..<first + 4].reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1) &* 0x100_0000_01b3 }
    }
    return Array(Set(hashes)).sorted()
  }

  /// How much of the shorter description the longer one holds, 0 to 1; nil when one says too little to tell.
  func containment(in other: Candidate) -> Double? {
    let (short, long) = shingles.count <= other.shingles.count ? (shingles, other.shingles) : (other.shingles, shingles)
    guard short.count >= 8 else { return nil }
    var index = 0
    let shared = short.reduce(0) { count, hash in
      while index < long.count, long[index] < hash { index += 1 }
      return count + (index < long.count && long[index] == hash ? 1 : 0)
    }
    return Double(shared) / Double(short.count)
  }
}
