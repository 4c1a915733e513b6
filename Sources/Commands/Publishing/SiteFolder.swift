import Foundation
import Searching

/// A published folder that is replaced at once: built beside the old one, then exchanged with it.
///
/// What has not changed is the very file of the old folder (a second link to it), so that mirrors copy nothing anew; a
/// crash before the exchange leaves the old folder whole, one after it the new.
struct SiteFolder {
  private let target: URL
  private let next: URL
  private let files = FileManager.default
  private(set) var written = 0
  private(set) var kept = 0

  /// Throws for a folder that holds something else than a published archive: exchanging it would take that away.
  init(_ target: URL) throws {
    // Through links: not the link is to be exchanged, what it leads to is.
    self.target = target.standardizedFileURL.resolvingSymlinksInPath()
    try SiteFolder.requireOwn(self.target)
    next = self.target.deletingLastPathComponent().appending(path: ".\(self.target.lastPathComponent).next")
    // Left by a run that was cut; nobody has seen it.
    try? files.removeItem(at: next)
    try files.createDirectory(at: next, withIntermediateDirectories: true)
  }

  /// Nothing there, nothing in it, or a site of before, which its manifest shows.
  private static func requireOwn(_ target: URL) throws {
    let files = FileManager.default
    guard files.fileExists(atPath: target.path) else { return }
    guard let names = try? files.contentsOfDirectory(atPath: target.path) else {
      throw CommandError(.cannotCreate, "\(target.path): is no folder that can be read; name one for the site alone")
    }
    let manifest = files.contents(atPath: target.appending(path: "manifest.json").path)
    let isSite = manifest.flatMap { try? Manifest(reading: Array($0)) }?.isSound == true
    guard names.isEmpty || isSite else {
      throw CommandError(
        .cannotCreate,
        "\(target.path): holds other files (\(names.sorted()[0])) and no published archive; publish replaces the whole "
          + "folder, so name an empty or a new one")
    }
  }

  /// One file of the new folder; throws for a name that leads out of it.
  mutating func put(_ name: String, _ bytes: some Collection<UInt8>) throws {
    guard !name.split(separator: "/").contains("..") else {
      throw CommandError(.badData, "'\(name)' leads out of the published folder")
    }
    let (old, new) = (target.appending(path: name), next.appending(path: name))
    try files.createDirectory(at: new.deletingLastPathComponent(), withIntermediateDirectories: true)
    // A link would let others change later what is the same now.
    if (try? files.destinationOfSymbolicLink(atPath: old.path)) == nil,
      let known = files.contents(atPath: old.path), known.count == bytes.count, known.elementsEqual(bytes),
      (try? files.linkItem(at: old, to: new)) != nil
    {
      kept += 1
      return
    }
    try Data(bytes).write(to: new)
    written += 1
  }

  /// Exchanges the folders and removes the old one; gives how many files are gone.
  func finish() throws -> Int {
    guard files.fileExists(atPath: target.path) else {
      try files.moveItem(at: next, to: target)
      return 0
    }
    let gone = try names(target).subtracting(try names(next)).count
    if written == 0, gone == 0 {
      try files.removeItem(at: next)
      return 0
    }
    if !exchange(next.path, target.path) {
      // A file system that cannot exchange: the old one steps aside for a moment.
      let aside = next.appendingPathExtension("old")
      try? files.removeItem(at: aside)
      try files.moveItem(at: target, to: aside)
      try files.moveItem(at: next, to: target)
      try files.removeItem(at: aside)
      return gone
    }
    try files.removeItem(at: next)
    return gone
  }

  /// Leaves everything as it was.
  func abandon() { try? files.removeItem(at: next) }

  private func names(_ folder: URL) throws -> Set<String> {
    Set((files.enumerator(atPath: folder.path)?.allObjects as? [String]) ?? [])
  }
}

/// Swaps two folders in one step of the file system; false where it cannot.
///
/// Linux has it (renameat2, since glibc 2.28), Swift's Glibc module does not show it, so it is asked for by name.
private func exchange(_ left: String, _ right: String) -> Bool {
  typealias Rename = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
  guard let symbol = unsafe dlsym(nil, "renameat2") else { return false }
  let rename = unsafe unsafeBitCast(symbol, to: Rename.self)
  let exchangeFlag: UInt32 = 2
  return unsafe rename(AT_FDCWD, left, AT_FDCWD, right, exchangeFlag) == 0
}
