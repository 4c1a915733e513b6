import CCurl
import Glibc

/// The client's thread: takes requests from the mailbox, drives libcurl's multi interface, hands out answers.
struct HTTPLoop: ~Copyable {
  /// CURLM is void in C.
  private let multi: UnsafeMutableRawPointer
  private let mailbox: HTTPMailbox
  private let settings: HTTPClient.Settings
  private var transfers: [UnsafeMutableRawPointer: (ticket: Int, transfer: HTTPTransfer)] = [:]
  private var handles: [Int: UnsafeMutableRawPointer] = [:]

  /// Works until the mailbox is closed.
  static func run(_ mailbox: HTTPMailbox, _ settings: HTTPClient.Settings) {
    guard let multi = curl_multi_init() else { return refuse(mailbox) }
    var loop = HTTPLoop(multi: multi, mailbox: mailbox, settings: settings)
    while loop.turn() {}
  }

  private init(multi: UnsafeMutableRawPointer, mailbox: HTTPMailbox, settings: HTTPClient.Settings) {
    self.multi = multi
    self.mailbox = mailbox
    self.settings = settings
    _ = ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, settings.connections)
  }

  deinit {
    for (raw, entry) in transfers {
      curl_multi_remove_handle(multi, raw)
      entry.transfer.fail(HTTPFailure(.cancelled, "the client is closed"))
    }
    curl_multi_cleanup(multi)
  }

  /// One round: new requests, cancelled ones, bytes, finished transfers, then sleep until something moves.
  private mutating func turn() -> Bool {
    let box = mailbox.take()
    for post in box.posts { start(post) }
    for ticket in box.cancelled { cancel(ticket) }
    guard !box.isClosed else { return false }
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
    collect()
    var extra = curl_waitfd(fd: mailbox.bell, events: Int16(CURL_WAIT_POLLIN), revents: 0)
    // libcurl shortens the wait to its own next timeout.
    curl_multi_poll(multi, &extra, 1, 10_000, nil)
    return true
  }

  private mutating func start(_ post: HTTPMailbox.Post) {
    do {
      let transfer = try HTTPTransfer(post.request, settings: settings, finish: post.finish)
      let raw = transfer.handle.raw
      guard curl_multi_add_handle(multi, raw) == CURLM_OK else { throw TransferError.unavailable }
      transfers[raw] = (post.ticket, transfer)
      handles[post.ticket] = raw
    } catch {
      mailbox.settle(post.ticket)
      post.finish(.failure(HTTPFailure(.request, "\(error)")))
    }
  }

  private mutating func cancel(_ ticket: Int) {
    guard let raw = handles[ticket] else { return mailbox.settle(ticket) }
    take(raw)?.fail(HTTPFailure(.cancelled, "cancelled"))
  }

  /// Hands out what libcurl has finished.
  private mutating func collect() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let raw = message.pointee.easy_handle else { continue }
      // Read before the handle is removed: the message dies with it.
      let result = ccurl_message_result(message)
      take(raw)?.complete(result)
    }
  }

  /// Takes the transfer out of libcurl's hands and ours.
  private mutating func take(_ raw: UnsafeMutableRawPointer) -> HTTPTransfer? {
    curl_multi_remove_handle(multi, raw)
    guard let entry = transfers.removeValue(forKey: raw) else { return nil }
    handles[entry.ticket] = nil
    mailbox.settle(entry.ticket)
    return entry.transfer
  }

  /// Without a multi handle every request fails until the client goes.
  private static func refuse(_ mailbox: HTTPMailbox) {
    while true {
      let box = mailbox.take()
      for post in box.posts {
        mailbox.settle(post.ticket)
        post.finish(.failure(HTTPFailure(.request, TransferError.unavailable.description)))
      }
      guard !box.isClosed else { return }
      var watched = pollfd(fd: mailbox.bell, events: Int16(POLLIN), revents: 0)
      poll(&watched, 1, -1)
    }
  }
}
