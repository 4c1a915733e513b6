import Model
import Text
import Transport

/// What an answer means for the visit it belongs to.
enum Answer {
  case content(Document)
  case notModified
  case redirect(to: WebAddress, isPermanent: Bool, status: Int)
  case gone
  case failed(Failure, waitAtLeast: Int?)
}

extension Answer {
  /// Reads status and headers, and looks at the body of a page that is none.
  init(_ response: HTTPResponse, from address: WebAddress, format: Source.Format, now: Instant) {
    let wait = retryAfter(response.headers["retry-after"], now: now)
    if let wall = botWall(response) {
      // Asking a wall again soon only makes it higher.
      self = .failed(Failure(.fetch, "is blocked: \(wall)"), waitAtLeast: max(wait ?? 0, 86_400))
      return
    }
    switch response.status {
    case 200, 203:
      if let words = softError(response, format: format) {
        self = .failed(Failure(.fetch, words), waitAtLeast: nil)
      } else {
        self = .content(Document(bytes: response.body, headers: response.headers, url: address.description))
      }
    case 304: self = .notModified
    case 301, 302, 303, 307, 308: self = .init(redirect: response, from: address)
    case 410: self = .gone
    default: self = .failed(Failure(.fetch, words(forStatus: response.status, wait: wait)), waitAtLeast: wait)
    }
  }

  private init(redirect response: HTTPResponse, from address: WebAddress) {
    guard let location = response.headers["location"], let target = address.resolving(location) else {
      let words = "answers \(response.status) without saying where to; look for its new address"
      self = .failed(Failure(.fetch, words), waitAtLeast: nil)
      return
    }
    self = .redirect(
      to: target, isPermanent: response.status == 301 || response.status == 308, status: response.status)
  }
}

/// Words for a status that brings nothing, with what to do.
private func words(forStatus status: Int, wait: Int?) -> String {
  let pause = wait.map { "; it asks for a pause of \($0) seconds" } ?? ""
  switch status {
  case 401: return "answers 401: it wants a password; look for a public address"
  case 403:
    return "answers 403 (forbidden): open it in a browser; if it shows there, ask its owner to let us in\(pause)"
  case 404: return "answers 404 (not found): look for its new address"
  case 408: return "answers 408: it timed out; tried again later\(pause)"
  case 429: return "answers 429 (too many requests)\(pause.isEmpty ? "; tried again later" : pause)"
  case 503: return "answers 503 (unavailable)\(pause.isEmpty ? "; tried again later" : pause)"
  case 500...599: return "answers \(status): its server is in trouble; tried again later\(pause)"
  case 400...499: return "answers \(status): it does not accept the request; check the address in a browser\(pause)"
  case 200...299: return "answers \(status) without the content; check the address in a browser"
  default: return "answers with status \(status), which means nothing here; check the address in a browser"
  }
}
