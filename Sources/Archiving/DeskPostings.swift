import SQLite

/// Which candidates stand under a key, as one short row: a key costs one row to read and one to write however many share
/// it, and the keys of a million candidates take a third of what a row for each would.
struct Posting: Hashable, Sendable {
  /// Numbers of candidates, the smallest (the oldest) first, each once.
  private(set) var numbers: [Int]

  /// Of more the newest so many are kept: they are all that is ever looked at, and the table stops growing.
  static let limit = 200

  init(_ numbers: [Int] = []) { self.numbers = numbers }

  /// Adds a number; false when nothing changes by it.
  mutating func add(_ number: Int) -> Bool {
    // Nearly always the newest of all.
    let place = numbers.last.map { $0 < number } ?? true ? numbers.count : numbers.firstIndex { $0 >= number } ?? 0
    guard place == numbers.count || numbers[place] != number else { return false }
    guard place > 0 || numbers.count < Posting.limit else { return false }
    numbers.insert(number, at: place)
    if numbers.count > Posting.limit { numbers.removeFirst() }
    return true
  }

  /// Differences between neighbours in groups of seven bits (LEB128).
  var packed: [UInt8] {
    var bytes: [UInt8] = []
    var last = 0
    for number in numbers {
      var rest = UInt(number - last)
      last = number
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(truncatingIfNeeded: rest))
    }
    return bytes
  }

  /// Reads what `packed` wrote; what is cut short ends before it.
  init(packed bytes: [UInt8]) {
    numbers = []
    var (last, value, shift) = (0, UInt(0), UInt(0))
    for byte in bytes {
      value |= UInt(byte & 0x7f) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      last += Int(truncatingIfNeeded: value & 0xffff_ffff)
      numbers.append(last)
      (value, shift) = (0, 0)
    }
  }
}

/// Takes over what an earlier schema had in a row for each key and candidate; such a desk is written once.
func gatherPostings(_ database: Database) throws(DatabaseError) {
  let isOld = try database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'candidate_key'") > 0
  guard isOld else { return }
  try database.transaction { () throws(DatabaseError) in
    var (key, posting) = (Int?.none, Posting())
    func write() throws(DatabaseError) {
      guard let key else { return }
      try database.run(
        "INSERT OR REPLACE INTO posting (key, candidates) VALUES (?, ?)", .integer(key), .blob(posting.packed))
    }
    // The old table kept keys with a sign.
    try database.eachRow("SELECT key & 0xffffffff, candidate FROM candidate_key ORDER BY key, candidate") {
      row throws(DatabaseError) in
      if row.integer(0) != key {
        try write()
        (key, posting) = (row.integer(0), Posting())
      }
      _ = posting.add(row.integer(1))
    }
    try write()
    try database.script("DROP TABLE candidate_key")
  }
}

extension Desk {
  private func posting(under key: UInt32) throws(DatabaseError) -> Posting? {
    if let known = lately?.postings[key] { return known }
    return try database.first("SELECT candidates FROM posting WHERE key = ?", [.integer(Int(key))]) {
      row throws(DatabaseError) in Posting(packed: row.blob(0))
    }
  }

  /// Files a candidate under keys; what it was filed under before stays, for a stale key costs one comparison.
  func post(_ number: Int, under keys: [UInt32]) throws(DatabaseError) {
    for key in keys {
      var posting = try posting(under: key) ?? Posting()
      guard posting.add(number) else { continue }
      try database.run(
        "INSERT OR REPLACE INTO posting (key, candidates) VALUES (?, ?)", .integer(Int(key)), .blob(posting.packed))
      lately?.postings[key] = posting
    }
  }

  /// Numbers of candidates that share keys, at most `limit`: those that share the most and the rarest keys first, then
  /// the newest.
  ///
  /// A key that many share says little, so each of them weighs the less the more they are.
  func numbers(under keys: [UInt32], limit: Int) throws(DatabaseError) -> [Int] {
    // Number and key in one integer: sorted, what one candidate shares stands together.
    var shared: [Int] = []
    var weights: [Double] = []
    // One question for all: it costs more to ask than to find. Places that are not needed are null, which equals nothing.
    let asked = keys.prefix(16).map { SQLValue.integer(Int($0)) }
    try database.eachRow(
      "SELECT candidates, key FROM posting WHERE key IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      asked + Array(repeating: .null, count: 16 - asked.count)
    ) { row throws(DatabaseError) in
      let posting = Posting(packed: row.blob(0))
      lately?.postings[UInt32(truncatingIfNeeded: row.integer(1))] = posting
      for number in posting.numbers { shared.append(number << 6 | weights.count) }
      weights.append(1 / Double(posting.numbers.count + 2))
    }
    shared.sort()
    var best = Best(limit)
    var index = 0
    while index < shared.count {
      let number = shared[index] >> 6
      var weight = 0.0
      while index < shared.count, shared[index] >> 6 == number {
        weight += weights[shared[index] & 63]
        index += 1
      }
      best.offer(number, weight)
    }
    return best.numbers
  }
}

/// The few of many with the greatest weight, the greater number first where two weigh the same.
private struct Best {
  private var ranked: [(weight: Double, number: Int)] = []
  private let limit: Int

  init(_ limit: Int) { self.limit = limit }

  var numbers: [Int] { ranked.map(\.number) }

  /// Numbers come in rising order.
  mutating func offer(_ number: Int, _ weight: Double) {
    if ranked.count == limit {
      guard let last = ranked.last, last.weight <= weight else { return }
      ranked.removeLast()
    }
    let place = ranked.lastIndex { $0.weight > weight }.map { $0 + 1 } ?? 0
    ranked.insert((weight, number), at: place)
  }
}
