import FoundationEssentials

/// A published folder on this computer or on a stick: for those whose line is slower than a walk.
struct FolderDownload: Download {
  /// The whole file, or the bytes asked for where it has them.
  func fetch(_ request: DownloadRequest) async throws(DownloadFailure) -> DownloadReply {
    let path = request.url.hasPrefix("file://") ? String(request.url.dropFirst(7)) : request.url
    // Mapped: a piece of a large archive is read, not the whole of it for each piece.
    guard let bytes = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else {
      throw DownloadFailure("\(path): cannot be read")
    }
    guard bytes.count <= request.maximumBytes else { throw DownloadFailure("\(path): is larger than it should be") }
    guard let range = request.range, range.upperBound < bytes.count else {
      return DownloadReply(status: 200, body: Array(bytes))
    }
    return DownloadReply(status: 206, body: Array(bytes[range]))
  }

  /// Whether an address means a folder of this computer.
  static func isFolder(_ url: String) -> Bool { url.hasPrefix("file://") || url.hasPrefix("/") || url.hasPrefix(".") }
}
