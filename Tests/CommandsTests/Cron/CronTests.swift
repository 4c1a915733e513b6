import Foundation
import TestSupport
import Testing

/// cron/run in a checkout of its own, with stand-ins for the toolchain and apt.
@Suite("cron/run")
struct CronTests {
  /// A folder with cron/, a source file, and a `bin` whose programs stand in for the system's.
  static func checkout<Result>(_ body: (URL) throws -> Result) async throws -> Result {
    try await withTemporaryFolder { folder in
      let files = FileManager.default
      try files.copyItem(at: projectRoot.appending(path: "cron"), to: folder.appending(path: "cron"))
      try files.createDirectory(at: folder.appending(path: "Sources"), withIntermediateDirectories: true)
      try files.createDirectory(at: folder.appending(path: "bin"), withIntermediateDirectories: true)
      try Data("// package\n".utf8).write(to: folder.appending(path: "Package.swift"))
      return try body(folder)
    }
  }

  static func write(_ script: String, _ path: String, in folder: URL) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("#!/bin/bash\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  static func cron(_ folder: URL, _ arguments: [String] = [], environment: [String: String] = [:]) throws -> Ending {
    try runProgram(
      URL(filePath: "/bin/bash"), [folder.appending(path: "cron/run").path] + arguments, environment: environment)
  }

  /// Programs that cron/run needs of any system.
  static let plainPath = "/usr/bin:/bin"

  @Test("asks neither apt nor the toolchain when all is current, in cron's bare environment")
  func bareEnvironment() async throws {
    try await Self.checkout { folder in
      try Self.write("echo \"$PWD: $*\"", ".build/release/prevnet", in: folder)
      let ending = try Self.cron(folder, ["--sample"])
      #expect(ending.status == 0, "\(ending.err)")
      #expect(ending.out == "\(folder.path): run --sample\n")
      #expect(ending.err.isEmpty)
    }
  }

  @Test("builds again when a source is newer, and says so")
  func rebuilds() async throws {
    try await Self.checkout { folder in
      try Self.write("echo old", ".build/release/prevnet", in: folder)
      try Self.write(
        "mkdir -p .build/release; printf '#!/bin/bash\\necho new' > .build/release/prevnet", "bin/swift", in: folder)
      try Self.write("echo 'install ok installed'", "bin/dpkg-query", in: folder)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: 60)],
        ofItemAtPath: folder.appending(path: "Package.swift").path)
      let ending = try Self.cron(folder, environment: ["PATH": "\(folder.path)/bin:\(Self.plainPath)", "HOME": "/tmp"])
      #expect(ending.status == 0, "\(ending.err)")
      #expect(ending.out == "new\n")
      #expect(ending.err.contains("building prevnet"))
    }
  }

  @Test("says that the toolchain is missing, exit 69")
  func noToolchain() async throws {
    try await Self.checkout { folder in
      // A home without a toolchain, and a PATH without the folders where one is usually put.
      let script = folder.appending(path: "cron/packages")
      let text = try String(contentsOf: script, encoding: .utf8).replacingOccurrences(
        of: "/opt/swift", with: "/nowhere")
      try Data(text.utf8).write(to: script)
      let ending = try Self.cron(folder, environment: ["PATH": Self.plainPath, "HOME": folder.path])
      #expect(ending.status == 69)
      #expect(
        ending.err == "no Swift toolchain on PATH; install Swift 6.2 or newer from swift.org, then run this again\n")
    }
  }

  @Test("says which packages to install when apt is refused, exit 77")
  func noApt() async throws {
    try await Self.checkout { folder in
      try Self.write("exit 0", "bin/swift", in: folder)
      try Self.write("echo 'deinstall'", "bin/dpkg-query", in: folder)
      try Self.write("echo 1000", "bin/id", in: folder)
      try Self.write("exit 1", "bin/sudo", in: folder)
      let ending = try Self.cron(folder, environment: ["PATH": "\(folder.path)/bin:\(Self.plainPath)", "HOME": "/tmp"])
      #expect(ending.status == 77)
      #expect(ending.err.contains("run as root or allow sudo, or install them with: apt-get install libcurl4"))
    }
  }

  @Test("shows what apt said when it fails, exit 69")
  func aptFails() async throws {
    try await Self.checkout { folder in
      try Self.write("exit 0", "bin/swift", in: folder)
      try Self.write("echo 'deinstall'", "bin/dpkg-query", in: folder)
      try Self.write("echo 0", "bin/id", in: folder)
      try Self.write("echo 'E: unable to fetch'; exit 100", "bin/apt-get", in: folder)
      let ending = try Self.cron(folder, environment: ["PATH": "\(folder.path)/bin:\(Self.plainPath)", "HOME": "/tmp"])
      #expect(ending.status == 69)
      #expect(ending.err.contains("installing with apt: libcurl4-openssl-dev"))
      #expect(ending.err.contains("E: unable to fetch"))
    }
  }

  @Test("is the very line of the crontab")
  func crontab() throws {
    let text = try String(contentsOf: projectRoot.appending(path: "cron/prevnet.cron"), encoding: .utf8)
    let jobs = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.contains("=") }
    #expect(jobs.count == 1)
    #expect(jobs.allSatisfy { $0.hasSuffix("&& cron/run") })
  }
}
