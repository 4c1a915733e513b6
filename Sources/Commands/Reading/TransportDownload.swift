import Searching
import Transport

/// Fetches through the program's own HTTP, for `sync`.
struct TransportDownload: Download {
  private static let redirects = [301, 302, 303, 307, 308]

  func fetch(_ request: DownloadRequest) async throws(DownloadFailure) -> DownloadReply {
    let client: HTTPClient
    do {
      client = try HTTPClient(settings(for: request.url))
    } catch {
      throw DownloadFailure("\(request.url): \(error)")
    }
    var url = request.url
    for _ in 0..<6 {
      let response = try await get(url, request, client)
      guard Self.redirects.contains(response.status), let next = response.headers["location"] else {
        return DownloadReply(status: response.status, etag: response.headers["etag"], body: response.body)
      }
      guard next.hasPrefix("https://") || next.hasPrefix("http://") else {
        throw DownloadFailure("\(url): leads to '\(next)', which is no full address")
      }
      url = next
    }
    throw DownloadFailure("\(request.url): leads in circles")
  }

  private func get(_ url: String, _ request: DownloadRequest, _ client: HTTPClient) async throws(DownloadFailure)
    -> HTTPResponse
  {
    var headers: [(name: String, value: String)] = []
    if let etag = request.etag { headers.append(("If-None-Match", etag)) }
    if let range = request.range { headers.append(("Range", "bytes=\(range.lowerBound)-\(range.upperBound)")) }
    var question = HTTPRequest(url: url, headers: headers)
    question.isCompressed = false
    question.limits.bodyBytes = request.maximumBytes
    question.limits.total = 3600
    switch await client.fetch(question) {
    case .success(let response): return response
    case .failure(let failure): throw DownloadFailure("\(url): \(failure.message)")
    }
  }

  /// A person who types a number or localhost means that machine; a name may lead to public addresses only.
  private func settings(for url: String) -> HTTPClient.Settings {
    var settings = HTTPClient.Settings()
    let host = url.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" }
    if host.hasPrefix("localhost") || host.first?.isNumber == true || host.hasPrefix("[") {
      settings.policy = AddressPolicy(allowed: ["0.0.0.0/0", "::/0"].compactMap { AddressRange($0) })
    }
    return settings
  }
}
