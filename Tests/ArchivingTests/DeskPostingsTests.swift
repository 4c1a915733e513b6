import Model
import SQLite
import TestSupport
import Testing

@testable import Archiving

@Suite("desk postings", .tags(.database))
struct DeskPostingsTests {
  @Test("keeps numbers in their order, each once, and of more than the limit the newest")
  func order() {
    var posting = Posting()
    let isNew = [5, 3, 5, 9].map { posting.add($0) }
    #expect(isNew == [true, true, false, true])
    #expect(posting.numbers == [3, 5, 9])
    for number in 10..<10 + Posting.limit { _ = posting.add(number) }
    #expect(posting.numbers == Array(10..<10 + Posting.limit))
    let isKept = posting.add(4)
    #expect(!isKept, "older than all that are kept")
    #expect(posting.numbers.count == Posting.limit)
  }

  @Test("reads back what it wrote", arguments: [[], [1], [127, 128, 16_384], [1, 2, 1_000_000, 4_294_967_294]])
  func packing(numbers: [Int]) {
    #expect(Posting(packed: Posting(numbers).packed).numbers == numbers)
  }

  @Test("reads what is cut short up to there")
  func damage() {
    let bytes = Posting([5, 300, 70_000]).packed
    #expect(Posting(packed: Array(bytes.dropLast())).numbers == [5, 300])
    #expect(Posting(packed: [0xff, 0xff]).numbers.isEmpty)
  }

  private func filing(_ id: Int, keys: [UInt32], links: [StoredLink] = []) -> MatchFiling {
    MatchFiling(entry: entry(id), candidate: [UInt8(id & 255)], keys: keys, links: links)
  }

  private func entry(_ id: Int) -> EntryKey { EntryKey(source: "s", id: "\(id)") }

  private func found(_ desk: Desk, _ keys: [UInt32], limit: Int = 24) async throws -> [Int] {
    try await desk.candidates(for: keys, limit: limit).compactMap { Int($0.entry.id) }
  }

  @Test("gives those that share most keys first, then the rarest ones, then the newest")
  func ranks() async throws {
    try await withDesk { desk, _ in
      try await desk.file(filing(1, keys: [10, 11, .max]))
      try await desk.file(filing(2, keys: [10]))
      try await desk.file(filing(3, keys: [10]))
      try await desk.file(filing(4, keys: [11]))
      #expect(try await found(desk, [10, 11, .max]) == [1, 4, 3, 2])
      #expect(try await found(desk, [10, 11, .max], limit: 2) == [1, 4])
      #expect(try await found(desk, []).isEmpty)
      #expect(try await found(desk, [77]).isEmpty)
    }
  }

  @Test("looks at no more than the newest of a key that very many share")
  func crowd() async throws {
    try await withDesk { desk, path in
      try await desk.together { desk in
        for number in 0..<1_000 { try desk.file(filing(number, keys: [7])) }
      }
      #expect(try await found(desk, [7], limit: 30) == Array((970..<1_000).reversed()))
      let bytes = try Database(path: path).integer("SELECT length(candidates) FROM posting WHERE key = 7")
      #expect(bytes < 2 * Posting.limit)
    }
  }

  @Test("holds a link until either end is filed anew")
  func links() async throws {
    try await withDesk { desk, _ in
      let (one, two, three) = (entry(1), entry(2), entry(3))
      try await desk.file(filing(1, keys: [1]))
      try await desk.file(filing(2, keys: [1], links: [StoredLink(one, two, kind: "same", points: 8)]))
      try await desk.file(filing(3, keys: [1], links: [StoredLink(one, three, kind: "different", points: 4)]))
      #expect(try await desk.links(of: [one]).map(\.other) == [two])
      #expect(try await desk.links(of: [two]).map(\.other) == [one])
      #expect(try await desk.links(of: [three]).map(\.kind) == ["different"])
      try await desk.file(filing(1, keys: [2]))
      for end in [one, two, three] { #expect(try await desk.links(of: [end]).isEmpty) }
      try await desk.file(filing(3, keys: [1], links: [StoredLink(one, three, kind: "series", points: 7)]))
      #expect(try await desk.links(of: [three]).map(\.kind) == ["series"])
    }
  }

  @Test("takes over what an earlier schema had in a row for each key")
  func migration() async throws {
    try await withDesk { desk, path in
      for number in 1...3 { try await desk.file(filing(number, keys: [])) }
      // Keys had a sign there: -1 is the largest.
      try Database(path: path).script(
        """
        CREATE TABLE candidate_key (key INTEGER NOT NULL, candidate INTEGER NOT NULL, PRIMARY KEY (key, candidate))
        WITHOUT ROWID;
        INSERT INTO candidate_key VALUES (-1, 1), (-1, 3), (5, 2);
        """)
      let later = try Desk(path: path)
      #expect(try await found(later, [.max]) == [3, 1])
      #expect(try await found(later, [5]) == [2])
      #expect(try Database(path: path).integer("SELECT count(*) FROM sqlite_schema WHERE name = 'candidate_key'") == 0)
    }
  }

  @Test("writes all that was done together, or nothing")
  func together() async throws {
    try await withDesk { desk, _ in
      await #expect(throws: CancellationError.self) {
        try await desk.together { desk in
          try desk.file(filing(1, keys: [1]))
          _ = try desk.candidates(for: [1], limit: 24)
          throw CancellationError()
        }
      }
      #expect(try await desk.candidateCount() == 0)
      #expect(try await found(desk, [1]).isEmpty)
      try await desk.together { desk in
        for number in 1...2 { try desk.file(filing(number, keys: [1])) }
      }
      #expect(try await found(desk, [1]) == [2, 1])
    }
  }
}
