import CCurl
import Glibc
import Synchronization

/// What the rest of the program hands to the client's thread, and the bell that wakes it.
final class HTTPMailbox: Sendable {
  typealias Finish = @Sendable (Result<HTTPResponse, HTTPFailure>) -> Void

  struct Post {
    var ticket: Int
    var request: HTTPRequest
    var finish: Finish
  }

  private struct State {
    var nextTicket = 0
    var posts: [Post] = []
    /// Posted and not yet answered.
    var open: Set<Int> = []
    /// May hold a ticket that is cancelled before it is posted; it waits here for its post.
    var cancelled: Set<Int> = []
    var isClosed = false
  }

  private let state = Mutex(State())
  /// An eventfd that libcurl's poll watches.
  let bell: Int32

  init?() {
    bell = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    guard bell >= 0 else { return nil }
  }

  deinit { _ = Glibc.close(bell) }

  func ticket() -> Int {
    state.withLock {
      $0.nextTicket += 1
      return $0.nextTicket
    }
  }

  func post(_ ticket: Int, _ request: HTTPRequest, finish: @escaping Finish) {
    state.withLock {
      $0.posts.append(Post(ticket: ticket, request: request, finish: finish))
      $0.open.insert(ticket)
    }
    ring()
  }

  func cancel(_ ticket: Int) {
    state.withLock { _ = $0.cancelled.insert(ticket) }
    ring()
  }

  func close() {
    state.withLock { $0.isClosed = true }
    ring()
  }

  /// Empties the box; called by the thread.
  func take() -> (posts: [Post], cancelled: Set<Int>, isClosed: Bool) {
    silence()
    return state.withLock {
      let taken = ($0.posts, $0.cancelled.intersection($0.open), $0.isClosed)
      $0.posts = []
      return taken
    }
  }

  /// The ticket has its answer.
  func settle(_ ticket: Int) {
    state.withLock {
      $0.open.remove(ticket)
      $0.cancelled.remove(ticket)
    }
  }

  private func ring() {
    var one: UInt64 = 1
    _ = write(bell, &one, 8)
  }

  private func silence() {
    var count: UInt64 = 0
    _ = read(bell, &count, 8)
  }
}
