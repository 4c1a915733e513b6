/// What `sync` fetches with: libcurl through Transport in `prevnet`, libcurl opened at run time in `prevnet-search`.
package protocol Download: Sendable {
  /// One GET.
  ///
  /// Bytes after `offset` are appended to the file when the server sends a part, else the file is written from the start.
  func fetch(_ request: DownloadRequest) async throws(DownloadFailure) -> DownloadReply
}

package struct DownloadRequest: Hashable, Sendable {
  package var url: String
  /// Sent as If-None-Match.
  package var etag: String?
  /// Bytes that are here already, asked for no more.
  package var offset = 0
  /// More than this is refused.
  package var maximumBytes: Int

  package init(url: String, etag: String? = nil, offset: Int = 0, maximumBytes: Int) {
    self.url = url
    self.etag = etag
    self.offset = offset
    self.maximumBytes = maximumBytes
  }
}

package struct DownloadReply: Hashable, Sendable {
  /// 200, 206 for a part, 304 for nothing new, or what the server refused with.
  package var status: Int
  package var etag: String?
  package var body: [UInt8]
  /// The line was cut before all had come; `body` is what did come.
  package var isCut = false

  package init(status: Int, etag: String? = nil, body: [UInt8], isCut: Bool = false) {
    self.status = status
    self.etag = etag
    self.body = body
    self.isCut = isCut
  }
}

/// Why a server could not be asked at all.
package struct DownloadFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = description }
}
