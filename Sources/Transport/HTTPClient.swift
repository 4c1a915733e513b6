import Foundation

/// Fetches over HTTP: many transfers at once, all of them on one thread that owns every handle.
///
/// The thread ends when the client is freed; requests still under way then fail as cancelled.
package final class HTTPClient: Sendable {
  package struct Settings: Hashable, Sendable {
    /// Sent as User-Agent.
    package var agent = "prevnet/1.0"
    /// Requests under way at once; what is posted beyond waits here, in its order.
    package var connections = 16
    /// How many may be under way beside them, of those that say so.
    ///
    /// No more sockets than both together are ever open.
    package var besides = 4
    package var policy = AddressPolicy()
    /// Fixed answers for names, as `CURLOPT_RESOLVE` writes them (`host:port:address,address`); for tests.
    package var names: [String] = []
    package init() {}
  }

  private let mailbox: HTTPMailbox

  package init(_ settings: Settings = Settings()) throws(TransferError) {
    guard CurlLibrary.isReady, let mailbox = HTTPMailbox() else { throw .unavailable }
    self.mailbox = mailbox
    let thread = Thread { HTTPLoop.run(mailbox, settings) }
    thread.name = "http"
    thread.start()
  }

  deinit { mailbox.close() }

  /// One request and its answer; a cancelled task cancels the transfer.
  package func fetch(_ request: HTTPRequest) async -> Result<HTTPResponse, HTTPFailure> {
    if let fault = Self.fault(request) { return .failure(fault) }
    let ticket = mailbox.ticket()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        mailbox.post(ticket, request) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      mailbox.cancel(ticket)
    }
  }

  /// A line break in what goes on the wire would smuggle a header or a request.
  private static func fault(_ request: HTTPRequest) -> HTTPFailure? {
    let lines = request.headers.flatMap { [$0.name, $0.value] } + [request.url, request.method]
    guard lines.contains(where: { $0.utf8.contains { $0 < 32 && $0 != 9 || $0 == 127 } }) else { return nil }
    return HTTPFailure(.request, "a control character in the address, method or headers")
  }
}
