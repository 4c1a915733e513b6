import Markup
import Model
import Text

/// What a reader is given: the answer, what was asked, and when.
struct Answer {
  let document: Document
  let source: Source
  let request: Source.Request
  let now: Instant

  /// The document in UTF-8.
  var text: [UInt8] {
    let encoding = CharacterEncoding(of: document.bytes, contentType: document.headers["content-type"])
    return encoding.decoded(document.bytes)
  }
}

extension Source.Request {
  /// The same question to another address.
  func asking(_ url: String) -> Source.Request {
    var request = self
    request.url = url
    return request
  }
}

/// The next page by `paging`; nil when this one was the last or the limit is reached.
func nextPage(after answer: Answer, count: Int) -> Source.Request? {
  guard let paging = answer.source.paging, count > 0, count >= min(paging.size, 1) else { return nil }
  let current = pagingValue(of: answer.request, paging) ?? paging.start
  let step = paging.style == .offset ? paging.size : 1
  let page = (current - paging.start) / max(1, step)
  guard count >= paging.size || paging.style == .page && paging.size == 0, page + 1 < paging.maximumPages else {
    return nil
  }
  return setting(current + step, in: answer.request, paging)
}

/// The number that a request counts with; nil where it has none yet.
private func pagingValue(of request: Source.Request, _ paging: Source.Paging) -> Int? {
  if let body = request.body, let json = try? JSON(parsing: body.utf8) {
    return JSONPath(paging.parameter).values(in: json).first?.text.flatMap { Int($0) }
  }
  let query = WebAddress(request.url)?.query ?? ""
  return query.split(separator: "&").first { $0.hasPrefix(paging.parameter + "=") }
    .flatMap { Int($0.dropFirst(paging.parameter.count + 1)) }
}

/// The request with another number in its query or, by a dot path, in its JSON body.
private func setting(_ value: Int, in request: Source.Request, _ paging: Source.Paging) -> Source.Request? {
  var next = request
  if let body = request.body, let json = try? JSON(parsing: body.utf8) {
    next.body = changed(json, paging.parameter.split(separator: ".").map(String.init), value).line
    return next
  }
  guard var address = WebAddress(request.url) else { return nil }
  var parts = (address.query ?? "").split(separator: "&").map(String.init)
  parts.removeAll { $0.hasPrefix(paging.parameter + "=") }
  parts.append("\(paging.parameter)=\(value)")
  address.query = parts.joined(separator: "&")
  next.url = address.description
  return next
}

/// The value with another number under a path; objects on the way are made where they are missing.
private func changed(_ json: JSON, _ path: [String], _ value: Int) -> JSON {
  guard let first = path.first else { return .integer(value) }
  var members = json.object ?? [:]
  members[first] = changed(members[first] ?? .object([:]), Array(path.dropFirst()), value)
  return .object(members)
}
