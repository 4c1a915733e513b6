import Archiving
import Foundation
import Model
import Searching
import TestSupport
import Testing
import Text

/// The provider's program where nothing is installed: no Swift, no SQLite, no libcurl, no certificates.
///
/// `Tests/Bench/bare-root` makes the program and the bare Debian; without them this is skipped and says so.
@Suite(
  "prevnet-search in a bare Debian", .tags(.peer),
  .enabled(if: BareRoot.isReady, "Tests/Bench/bare-root, as root, makes what this needs"))
struct BareRootTests {
  @Test("syncs from a folder, searches, shows, lists deadlines and exports, and says what http would need")
  func wholeLife() async throws {
    try await BareRoot.with { root in
      let synced = try root("sync", "/srv/archive")
      #expect(synced.status == 0 && synced.out.hasPrefix("4 opportunities of 2026-11-21, "), "\(synced)")
      #expect(try root("sync").out.hasPrefix("nothing new: "))
      let found = try root("search", "youth", "is:open")
      #expect(found.status == 0 && found.out.hasPrefix("2026-12-01\tpreentry1\tYouth reentry grants\t"), "\(found)")
      #expect(try root("search", "jóvenes", "--ids").status == 0)
      #expect(try root("search", "vuochers").err == "nothing has these words; did you mean: vouchers\n")
      #expect(try root("search", "xylophone").status == 1)
      #expect(try root("search", "tga:youth").status == 64)
      #expect(try root("show", "preentry1").out.contains("“up to $75,000”"))
      #expect(try root("deadlines", "--ics").out.hasPrefix("BEGIN:VCALENDAR\r\n"))
      for format in ExportFormat.allCases { #expect(try root("export", format.rawValue).status == 0, "\(format)") }
      let http = try root("sync", "https://example.org/archive")
      #expect(http.status == 69 && http.err.contains("libcurl.so.4 is not on this computer"), "\(http)")
      #expect(http.err.hasSuffix("it is of 2026-11-21, last renewed today\n"), "\(http)")
      #expect(try root("search", "vouchers", "--ids").out == "phousing1\n")
    }
  }

  @Test("is one file that asks for nothing but the C library")
  func libraries() throws {
    let needed = try runProgram(URL(filePath: "/usr/bin/env"), ["objdump", "-p", BareRoot.program.path]).out
      .split(separator: "\n").filter { $0.contains("NEEDED") }.compactMap { $0.split(separator: " ").last }
    #expect(Set(needed).isSubset(of: ["libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2"]), "\(needed)")
  }
}

/// A Debian in a folder, entered with chroot.
struct BareRoot {
  static let folder = projectRoot.appending(path: ".build-root")
  static let program = projectRoot.appending(path: ".build-search/release/prevnet-search")

  static var isReady: Bool {
    geteuid() == 0
      && [program, folder.appending(path: ".whole")].allSatisfy { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// Puts the program and a published archive into the root, and takes them away again.
  static func with(_ body: (BareRoot) async throws -> Void) async throws {
    let files = FileManager.default
    let inside = ["opt/prevnet-search", "srv/archive", "root/.local"].map { folder.appending(path: $0) }
    for file in inside { try? files.removeItem(at: file) }
    defer { for file in inside { try? files.removeItem(at: file) } }
    try files.copyItem(at: program, to: inside[0])
    try files.createDirectory(at: inside[1], withIntermediateDirectories: true)
    try await withBench { bench async throws in
      let copy = inside[1].appending(path: "archive.sqlite")
      try await Archive(path: bench.folder.appending(path: "archive.sqlite").path).write(copyTo: copy.path)
      let bytes = try Data(contentsOf: copy)
      let manifest = Manifest(
        schema: Archive.schema, date: "2026-11-21", records: 4, file: "archive.sqlite", bytes: bytes.count,
        sha256: SHA256.hex(bytes))
      try Data(manifest.text.utf8).write(to: inside[1].appending(path: "manifest.json"))
    }
    try await body(BareRoot())
  }

  /// Runs the program inside, with an empty environment.
  func callAsFunction(_ words: String...) throws -> Ending {
    try runProgram(
      URL(filePath: "/usr/sbin/chroot"),
      [Self.folder.path, "/opt/prevnet-search"] + words + ["--now", "2026-11-21"], environment: ["HOME": "/root"])
  }
}
