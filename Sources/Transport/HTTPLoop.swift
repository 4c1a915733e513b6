import CCurl
import Glibc

/// The client's thread: takes requests from the mailbox, drives libcurl's multi interface, hands out answers.
struct HTTPLoop: ~Copyable {
  /// CURLM is void in C.
  private let multi: UnsafeMutableRawPointer
  private let mailbox: HTTPMailbox
  private let watch: HTTPWatch
  private let settings: HTTPClient.Settings
  private var transfers: [UnsafeMutableRawPointer: (ticket: Int, transfer: HTTPTransfer)] = [:]
  private var handles: [Int: UnsafeMutableRawPointer] = [:]
  /// Posted and not begun, because as many as may be are under way.
  private var waiting: [HTTPMailbox.Post] = []
  /// How many are under way, those beside the others counted apart.
  private var underWay = (ordinary: 0, beside: 0)

  /// Works until the mailbox is closed.
  static func run(_ mailbox: HTTPMailbox, _ settings: HTTPClient.Settings) {
    guard let watch = HTTPWatch(bell: mailbox.bell), let multi = curl_multi_init() else { return refuse(mailbox) }
    withExtendedLifetime(watch) {
      var loop = HTTPLoop(multi: multi, mailbox: mailbox, watch: watch, settings: settings)
      while loop.turn() {}
    }
  }

  private init(
    multi: UnsafeMutableRawPointer, mailbox: HTTPMailbox, watch: HTTPWatch, settings: HTTPClient.Settings
  ) {
    self.multi = multi
    self.mailbox = mailbox
    self.watch = watch
    self.settings = settings
    watch.attach(to: multi)
    // However many hosts there are: no more sockets than that are open, idle ones included.
    _ = ccurl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, settings.connections + settings.besides)
    _ = ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, settings.connections + settings.besides)
  }

  deinit {
    for (raw, entry) in transfers {
      curl_multi_remove_handle(multi, raw)
      entry.transfer.fail(HTTPFailure(.cancelled, "the client is closed"))
    }
    for post in waiting { post.finish(.failure(HTTPFailure(.cancelled, "the client is closed"))) }
    curl_multi_cleanup(multi)
  }

  /// One round: sleep until something moves, then new requests, cancelled ones, bytes and finished transfers.
  private mutating func turn() -> Bool {
    var running: Int32 = 0
    var isCalled = false
    for event in watch.wait() {
      if event.socket == mailbox.bell {
        isCalled = true
      } else {
        curl_multi_socket_action(multi, event.socket, event.action, &running)
      }
    }
    collect()
    if isCalled {
      let box = mailbox.take()
      guard !box.isClosed else { return false }
      waiting += box.posts
      for ticket in box.cancelled { cancel(ticket) }
    }
    startWaiting()
    // A new handle asks to be called at once.
    while watch.isDue() { curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running) }
    collect()
    return true
  }

  /// Begins what was posted, in its order, as far as the limits let.
  ///
  /// What waits here goes out the moment another transfer ends. Those beside the ordinary ones take what these leave.
  private mutating func startWaiting() {
    guard !waiting.isEmpty, underWay.ordinary + underWay.beside < settings.connections + settings.besides else {
      return
    }
    startWaiting(beside: false, upTo: settings.connections)
    startWaiting(beside: true, upTo: settings.connections + settings.besides)
  }

  /// Begins those of one kind until so many of that kind, and no more than there may be in all, are under way.
  private mutating func startWaiting(beside isBeside: Bool, upTo limit: Int) {
    let posts = waiting
    waiting = []
    for post in posts {
      let own = isBeside ? underWay.beside : underWay.ordinary
      let all = underWay.ordinary + underWay.beside
      if post.request.isBeside == isBeside, own < limit, all < settings.connections + settings.besides {
        start(post)
      } else {
        waiting.append(post)
      }
    }
  }

  /// Makes the transfer and hands it to libcurl; what cannot be made is answered at once.
  private mutating func start(_ post: HTTPMailbox.Post) {
    do {
      let transfer = try HTTPTransfer(post.request, settings: settings, finish: post.finish)
      let raw = transfer.handle.raw
      guard curl_multi_add_handle(multi, raw) == CURLM_OK else { throw TransferError.unavailable }
      transfers[raw] = (post.ticket, transfer)
      handles[post.ticket] = raw
      count(post.request, 1)
    } catch {
      mailbox.settle(post.ticket)
      post.finish(.failure(HTTPFailure(.request, "\(error)")))
    }
  }

  private mutating func count(_ request: HTTPRequest, _ change: Int) {
    if request.isBeside { underWay.beside += change } else { underWay.ordinary += change }
  }

  /// Ends a transfer or takes it out of the queue; one that has its answer already is left alone.
  private mutating func cancel(_ ticket: Int) {
    if let index = waiting.firstIndex(where: { $0.ticket == ticket }) {
      mailbox.settle(ticket)
      return waiting.remove(at: index).finish(.failure(HTTPFailure(.cancelled, "cancelled")))
    }
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
    count(entry.transfer.request, -1)
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
