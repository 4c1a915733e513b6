import CCurl
import Glibc

/// The sockets that libcurl wants to hear of, and the time at which it wants to be called next.
///
/// One epoll for all of them: whatever moves is told to libcurl alone, so that a thousand open transfers cost no more
/// to wait for than one. Lives on the client's thread.
final class HTTPWatch {
  /// What moved on a socket, in libcurl's words.
  struct Event {
    var socket: Int32
    var action: Int32
  }

  private let epoll: Int32
  /// Nanoseconds on the monotonic clock; nil while libcurl waits for sockets alone.
  private var deadline: Int?
  private var events = [epoll_event](repeating: epoll_event(), count: 256)

  init?(bell: Int32) {
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { return nil }
    guard set(bell, events: EPOLLIN.rawValue) else { return nil }
  }

  deinit { if epoll >= 0 { _ = Glibc.close(epoll) } }

  /// Sleeps until something moves or libcurl's time has come; gives what moved.
  func wait() -> [Event] {
    let count = epoll_wait(epoll, &events, Int32(events.count), patience)
    guard count > 0 else { return [] }
    return events[..<Int(count)].map { event in
      var action: Int32 = 0
      if event.events & EPOLLIN.rawValue != 0 { action |= CURL_CSELECT_IN }
      if event.events & EPOLLOUT.rawValue != 0 { action |= CURL_CSELECT_OUT }
      if event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { action |= CURL_CSELECT_ERR }
      return Event(socket: event.data.fd, action: action)
    }
  }

  /// Whether the time is over; then it is forgotten, and libcurl sets another when it needs one.
  func isDue() -> Bool {
    guard let due = deadline, due <= now else { return false }
    deadline = nil
    return true
  }

  /// Milliseconds to sleep at most: rounded up, for a sleep that ends too early is only another turn.
  private var patience: Int32 {
    guard let deadline else { return 10_000 }
    return Int32(clamping: max(0, (deadline - now + 999_999) / 1_000_000))
  }

  private var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  fileprivate func remember(_ milliseconds: Int) {
    deadline = milliseconds < 0 ? nil : now + milliseconds * 1_000_000
  }

  /// Watches a socket for what libcurl wants of it; `CURL_POLL_REMOVE` forgets it.
  fileprivate func watch(_ socket: Int32, _ what: Int32) {
    switch what {
    case CURL_POLL_IN: _ = set(socket, events: EPOLLIN.rawValue)
    case CURL_POLL_OUT: _ = set(socket, events: EPOLLOUT.rawValue)
    case CURL_POLL_INOUT: _ = set(socket, events: EPOLLIN.rawValue | EPOLLOUT.rawValue)
    default: epoll_ctl(epoll, EPOLL_CTL_DEL, socket, nil)
    }
  }

  private func set(_ socket: Int32, events: UInt32) -> Bool {
    var event = epoll_event()
    event.events = events
    event.data.fd = socket
    // A number that was closed and given out again is not known any more.
    return epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event) == 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event) == 0
  }

  /// Makes libcurl tell this watch what it waits for; the watch must outlive the multi handle.
  func attach(to multi: UnsafeMutableRawPointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    _ = ccurl_multi_set_watch(multi, watchSocket)
    _ = ccurl_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, context)
    _ = ccurl_multi_set_timer(multi, watchTime)
    _ = ccurl_multi_set_pointer(multi, CURLMOPT_TIMERDATA, context)
  }
}

private func watchSocket(
  _ handle: UnsafeMutableRawPointer?, _ socket: curl_socket_t, _ what: Int32, _ context: UnsafeMutableRawPointer?,
  _ own: UnsafeMutableRawPointer?
) -> Int32 {
  if let context { Unmanaged<HTTPWatch>.fromOpaque(context).takeUnretainedValue().watch(socket, what) }
  return 0
}

private func watchTime(
  _ multi: UnsafeMutableRawPointer?, _ milliseconds: Int, _ context: UnsafeMutableRawPointer?
) -> Int32 {
  if let context { Unmanaged<HTTPWatch>.fromOpaque(context).takeUnretainedValue().remember(milliseconds) }
  return 0
}
