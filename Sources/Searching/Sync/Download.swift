/// What `sync` fetches with: libcurl through Transport in `prevnet`, libcurl opened at run time in `prevnet-search`.
package protocol Download: Sendable {
  /// One GET, redirects followed; throws when the server cannot be asked at all.
  func fetch(_ request: DownloadRequest) async throws(DownloadFailure) -> DownloadReply
}

package struct DownloadRequest: Hashable, Sendable {
  package var url: String
  /// Sent as If-None-Match.
  package var etag: String?
  /// Only these bytes of the file; a server may send all of it all the same.
  package var range: ClosedRange<Int>?
  /// More than this is refused.
  package var maximumBytes: Int

  package init(url: String, etag: String? = nil, range: ClosedRange<Int>? = nil, maximumBytes: Int) {
    self.url = url
    self.etag = etag
    self.range = range
    self.maximumBytes = maximumBytes
  }
}

package struct DownloadReply: Hashable, Sendable {
  /// 200, 206 for a part, 304 for nothing new, or what the server refused with.
  package var status: Int
  package var etag: String?
  package var body: [UInt8]

  package init(status: Int, etag: String? = nil, body: [UInt8]) {
    self.status = status
    self.etag = etag
    self.body = body
  }
}

/// Why a server could not be asked.
package struct DownloadFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = description }
}
