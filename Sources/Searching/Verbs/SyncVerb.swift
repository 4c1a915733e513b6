import Archiving
import FoundationEssentials
import Model
import Text

/// `sync URL`.
package struct SyncVerb: ReadingVerb {
  package static let usage = VerbUsage(
    "sync", "fetch or renew a copy of a published archive, for searching offline", operands: "[URL]",
    details: """
      Asks for the manifest first; an archive that is here already is not fetched again, a cut line is taken up where it
      broke, and the old copy stays in use until the new one is complete and checked. Without an address, the last one.
      A folder works too: sync /media/stick/archive.
      """,
    examples: [("sync https://example.org/archive", "then: search youth housing, with no network")])

  /// The manifest is a few lines; more is something else.
  private static let manifestBytes = 65_536
  /// The largest archive that is taken.
  private static let archiveBytes = 4_000_000_000

  /// As given; nil for the address of last time.
  private let url: String?

  package init(_ words: some VerbWords) throws(VerbMistake) {
    if words.operands.count > 1 { throw VerbMistake("'\(words.operands[1])' is one operand too many") }
    url = words.operands.first
    guard let url else { return }
    guard url.hasPrefix("https://") || url.hasPrefix("http://") || FolderDownload.isFolder(url) else {
      throw VerbMistake("'\(url)' is no http or https address and no folder")
    }
  }

  package func run(in reader: Reader) async throws -> Int32 {
    try? FileManager.default.createDirectory(atPath: reader.folder, withIntermediateDirectories: true)
    let lock = try FolderLock(reader.folder)
    defer { withExtendedLifetime(lock) {} }
    var copy = ArchiveCopy(archive: reader.archive, folder: reader.folder)
    if copy.belongsToDesk {
      throw VerbMistake("\(reader.folder) has a desk of its own, which builds its archive; sync into another --home")
    }
    guard let given = url ?? copy.origin?.url else {
      throw VerbMistake("the address of a published archive is missing")
    }
    var base = given
    while base.hasSuffix("/"), base.count > 1 { base.removeLast() }
    do {
      return try await renew(&copy, base, reader)
    } catch let failure as DownloadFailure {
      reader.say("\(failure)")
      reader.say(age(copy, reader.today))
      return 69
    }
  }

  /// Asks for the manifest, fetches the file when it is another one, and remembers when it was looked.
  ///
  /// Throws when the server cannot be asked or says something that is no published archive.
  private func renew(_ copy: inout ArchiveCopy, _ base: String, _ reader: Reader) async throws -> Int32 {
    guard let download: any Download = FolderDownload.isFolder(base) ? FolderDownload() : reader.download else {
      throw DownloadFailure("\(base): libcurl.so.4 is not on this computer; install it, or sync from a folder")
    }
    let known = copy.origin.flatMap { $0.url == base && copy.isThere ? $0 : nil }
    let reply = try await download.fetch(
      DownloadRequest(url: base + "/manifest.json", etag: known?.etag, maximumBytes: SyncVerb.manifestBytes))
    if reply.status == 304, var known {
      known.at = reader.now
      try copy.remember(known)
      return unchanged(known.manifest, reader)
    }
    guard reply.status == 200 else {
      throw DownloadFailure("\(base)/manifest.json: answered \(reply.status); is this where the archive is published?")
    }
    guard let manifest = try? Manifest(reading: reply.body), manifest.isSound, manifest.bytes < SyncVerb.archiveBytes
    else { throw DownloadFailure("\(base)/manifest.json: is no manifest of an archive") }
    guard manifest.schema <= Archive.schema else {
      reader.say("\(base) has schema \(manifest.schema) and this program knows \(Archive.schema); update this program")
      reader.say(age(copy, reader.today))
      return 1
    }
    let isNew = !copy.holds(manifest)
    if isNew { try await fetch(manifest, into: copy, base, download) }
    try copy.remember(.init(url: base, etag: reply.etag, manifest: manifest, at: reader.now))
    if !isNew { return unchanged(manifest, reader) }
    reader.line(
      "\(manifest.records) opportunities of \(manifest.date), \(manifest.bytes / 1_000_000) MB; search works offline now"
    )
    return 0
  }

  private func fetch(_ manifest: Manifest, into copy: ArchiveCopy, _ base: String, _ download: any Download)
    async throws
  {
    try await copy.fetch(manifest, from: base, with: download)
  }

  /// Says that the copy here is the newest.
  private func unchanged(_ manifest: Manifest, _ reader: Reader) -> Int32 {
    reader.line("nothing new: the copy here is the newest, of \(manifest.date)")
    return 0
  }

  /// What is in use instead, and how old it is.
  private func age(_ copy: ArchiveCopy, _ today: Day) -> String {
    guard copy.isThere, let origin = copy.origin else { return "there is no copy here yet" }
    return "the copy here stays in use: it is of \(origin.manifest.date), last renewed "
      + Words.distance(origin.at.utcDay, from: today)
  }
}
