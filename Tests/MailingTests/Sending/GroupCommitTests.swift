import Dispatch
import Foundation
import Model
import Synchronization
import Testing

@testable import Mailing

@Suite("group commit")
struct GroupCommitTests {
  /// Counts transactions, refuses some rows, fails from one of them on.
  actor Book: Ledger {
    private(set) var batches: [[DeliveryChange]] = []
    private let refused: Set<Int>
    private let failsAt: Int?

    init(refusing refused: Set<Int> = [], failsAt: Int? = nil) {
      self.refused = refused
      self.failsAt = failsAt
    }

    struct Full: Error {}

    func due(issue: Int, after: Int, limit: Int, now: Instant) -> [Parcel] { [] }
    func record(_ changes: [DeliveryChange]) throws -> Set<Int> {
      batches.append(changes)
      if let failsAt, batches.count >= failsAt { throw Full() }
      return refused
    }
    func hold(issue: Int, reason: String, at: Instant) {}
    func held(issue: Int) -> String? { refused.isEmpty ? nil : "held" }
  }

  private func change(_ id: Int, _ state: Delivery.State = .sending) -> DeliveryChange {
    DeliveryChange(id: id, state: state, at: Samples.date)
  }

  /// Runs `body` on threads of its own while the commits go on.
  private func run(
    _ threads: Int, over book: Book, held: @escaping @Sendable (String) -> Void = { _ in },
    _ body: @escaping @Sendable (GroupCommit, Int) -> Void
  ) async throws {
    let commits = GroupCommit(threads: threads)
    async let committing: Void = commits.run(book, issue: 7, onHold: held)
    await withCheckedContinuation { continuation in
      let left = Mutex(threads)
      for thread in 0..<threads {
        Thread.detachNewThread {
          body(commits, thread)
          if left.withLock({ left in
            left -= 1; return left == 0
          }) {
            continuation.resume()
          }
        }
      }
    }
    commits.close()
    try await committing
  }

  @Test("commits what many threads ask for together, and every step in its order", arguments: [1, 2, 8, 32])
  func together(threads: Int) async throws {
    let book = Book()
    try await run(threads, over: book) { commits, thread in
      for turn in 0..<20 {
        let id = thread * 100 + turn
        _ = commits.wait(for: commits.begin(change(id)))
        commits.finish(change(id, .sent))
      }
    }
    let story = await book.batches.flatMap(\.self)
    #expect(story.count == threads * 40)
    for id in Set(story.map(\.id)) { #expect(story.filter { $0.id == id }.map(\.state) == [.sending, .sent]) }
    // A thread's result is in before its next row is begun: at most one row a thread is ever open.
    var open = 0
    for step in story {
      open += step.state == .sending ? 1 : -1
      #expect(open <= threads)
    }
    if threads >= 8 { #expect(await book.batches.count < threads * 20) }
  }

  @Test("commits a result that nothing follows")
  func alone() async throws {
    let book = Book()
    let commits = GroupCommit(threads: 4)
    async let committing: Void = commits.run(book, issue: 7) { _ in }
    commits.finish(change(1, .sent))
    while await book.batches.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    #expect(await book.batches == [[change(1, .sent)]])
    commits.close()
    try await committing
  }

  @Test("says no for the rows the ledger refuses, and tells why")
  func refuses() async throws {
    let answers = Mutex<[Int: Bool]>([:])
    let reasons = Mutex<[String]>([])
    try await run(3, over: Book(refusing: [1]), held: { reason in reasons.withLock { $0.append(reason) } }) {
      commits, thread in
      let answer = commits.wait(for: commits.begin(change(thread)))
      answers.withLock { $0[thread] = answer }
    }
    #expect(answers.withLock { $0 } == [0: true, 1: false, 2: true])
    #expect(reasons.withLock { $0 }.contains("held"))
  }

  @Test("lets nothing go once a commit has failed, and throws why")
  func fails() async throws {
    let granted = Mutex(0)
    await #expect(throws: Book.Full.self) {
      try await run(4, over: Book(failsAt: 3)) { commits, thread in
        for turn in 0..<50 where commits.wait(for: commits.begin(change(thread * 100 + turn))) {
          granted.withLock { $0 += 1 }
        }
      }
    }
    // Two commits of at most four threads each went through.
    #expect(granted.withLock { $0 } <= 8)
  }
}
