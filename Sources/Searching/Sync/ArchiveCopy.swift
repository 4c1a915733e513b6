import Archiving
import FoundationEssentials
import Model
import Text

/// A copy of a published archive in a folder, and what is remembered of where it came from.
struct ArchiveCopy {
  /// sync.json beside the archive.
  struct Origin: Codable {
    var url: String
    var etag: String?
    var manifest: Manifest
    var at: Instant
  }

  /// Fetched at a time: what a cut line loses at most.
  static let pieceBytes = 1024 * 1024

  private let archive: String
  private let folder: String
  private(set) var origin: Origin?

  init(archive: String, folder: String) {
    self.archive = archive
    self.folder = folder
    if let bytes = FileManager.default.contents(atPath: folder + "/sync.json") {
      origin = try? JSONDecoder().decode(Origin.self, from: bytes)
    }
  }

  /// Whether there is an archive to search, whoever made it.
  var isThere: Bool { FileManager.default.fileExists(atPath: archive) }

  /// Keeps a desk's own archive from being written over.
  var belongsToDesk: Bool { FileManager.default.fileExists(atPath: folder + "/desk.sqlite") }

  /// Whether the file here is the one that the manifest speaks of.
  func holds(_ manifest: Manifest) -> Bool { isThere && origin?.manifest == manifest }

  /// Notes where the copy came from and when it was last seen to be the newest.
  mutating func remember(_ origin: Origin) throws {
    self.origin = origin
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try write(Array(try encoder.encode(origin)), to: folder + "/sync.json")
  }

  /// Fetches the file piece by piece, those that are here already not again, checks it and moves it into place.
  func fetch(_ manifest: Manifest, from base: String, with download: some Download) async throws {
    let name = "archive.part-" + manifest.sha256.prefix(16)
    let parts = folder + "/" + name
    // Pieces of an archive that was never had whole and is not published any more.
    for other in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where other.hasPrefix("archive.part-") && other != name {
      try? FileManager.default.removeItem(atPath: folder + "/" + other)
    }
    try FileManager.default.createDirectory(atPath: parts, withIntermediateDirectories: true)
    var start = 0
    while start < manifest.bytes {
      let range = start...min(start + ArchiveCopy.pieceBytes, manifest.bytes) - 1
      start = range.upperBound + 1
      let piece = parts + "/\(padded(range.lowerBound, 12))"
      if let kept = size(of: piece), kept == range.count { continue }
      let reply = try await download.fetch(
        DownloadRequest(url: base + "/" + manifest.file, range: range, maximumBytes: manifest.bytes))
      switch reply.status {
      case 206 where reply.body.count == range.count: try write(reply.body, to: piece)
      case 200 where reply.body.count == manifest.bytes:
        // A server that knows no ranges sent all of it at once.
        return try place(reply.body, manifest, parts)
      default:
        throw DownloadFailure(
          "\(base)/\(manifest.file): answered \(reply.status) with \(reply.body.count) bytes of \(range.count)")
      }
    }
    var whole: [UInt8] = []
    whole.reserveCapacity(manifest.bytes)
    for name in try FileManager.default.contentsOfDirectory(atPath: parts).sorted() {
      whole += FileManager.default.contents(atPath: parts + "/" + name) ?? Data()
    }
    try place(whole, manifest, parts)
  }

  /// Puts the checked bytes where the archive is, at once.
  private func place(_ bytes: [UInt8], _ manifest: Manifest, _ parts: String) throws {
    defer { try? FileManager.default.removeItem(atPath: parts) }
    guard bytes.count == manifest.bytes, SHA256.hex(bytes) == manifest.sha256 else {
      throw DownloadFailure("\(manifest.file): what came is not what the manifest says; try again")
    }
    guard bytes.starts(with: "SQLite format 3\0".utf8) else {
      throw DownloadFailure("\(manifest.file): is no archive")
    }
    try write(bytes, to: archive)
    // A log of the file that was here before must never be taken for one of this file.
    for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: archive + end) }
  }

  /// Bytes of a file, nil when it is not there.
  private func size(of path: String) -> Int? {
    // Foundation gives what turns into an Int, FoundationEssentials another kind of whole number, which does not.
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size]
    if let size = size as? Int { return size }
    return (size as? any BinaryInteger).map { Int($0) }
  }

  /// Beside it first, then moved into place, so that a cut leaves the old file.
  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path), options: .atomic)
  }
}
