import Foundation
import TestSupport
import Testing

/// The job where it cannot work: each time one clear message, the right status, and nothing lost.
@Suite("a run in a hostile place", .tags(.database), .serialized)
struct HostilePlacesTests {
  static func run(_ arguments: [String]) throws -> Ending {
    try runProgram(prevnetProgram, ["run", "--sample", "--json"] + arguments, in: projectRoot)
  }

  static func mount(_ arguments: [String]) throws -> Bool {
    try runProgram(URL(filePath: "/bin/mount"), arguments).status == 0
  }

  /// Mounting needs root and leave to do so; without it there is nothing to test here.
  static let mayMount: Bool = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "prevnet-mount-" + UUID().uuidString)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    guard (try? mount(["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path])) == true else { return false }
    return (try? runProgram(URL(filePath: "/bin/umount"), [folder.path]).status) == 0
  }()

  @Test("ends on a full disk with what to do, and goes on when there is room", .enabled(if: mayMount))
  func fullDisk() async throws {
    try await withTemporaryFolder { folder in
      let home = folder.appending(path: "state")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      #expect(try Self.mount(["-t", "tmpfs", "-o", "size=600k", "tmpfs", home.path]))
      defer { _ = try? runProgram(URL(filePath: "/bin/umount"), [home.path]) }
      let full = try Self.run(["--home", home.path])
      #expect([73, 74].contains(full.status), "\(full.status) \(full.err)")
      #expect(full.err.contains("full") || full.err.contains("No space"), "\(full.err)")
      #expect(try Self.mount(["-o", "remount,size=64m", home.path]))
      let roomy = try Self.run(["--home", home.path])
      #expect(roomy.status == 0, "\(roomy.err)")
      try await withTemporaryFolder { (other: URL) async throws -> Void in
        #expect(try Self.run(["--home", other.path]).status == 0)
        #expect(try CrashTests.outcome(of: home) == CrashTests.outcome(of: other))
      }
    }
  }

  @Test("names a state folder that cannot be written", .enabled(if: mayMount))
  func readOnly() async throws {
    try await withTemporaryFolder { folder in
      let home = folder.appending(path: "state")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      #expect(try Self.mount(["-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", home.path]))
      defer { _ = try? runProgram(URL(filePath: "/bin/umount"), [home.path]) }
      let ending = try Self.run(["--home", home.path])
      #expect([73, 77].contains(ending.status), "\(ending.status)")
      #expect(ending.err.contains(home.path))
      #expect(ending.err.contains("--home"))
    }
  }

  @Test("refuses a second run while the first is at work, exit 75")
  func busy() async throws {
    try await withTemporaryFolder { home in
      let lock = home.appending(path: "lock")
      let holder = Process()
      holder.executableURL = URL(filePath: "/usr/bin/flock")
      holder.arguments = ["--no-fork", lock.path, "sleep", "60"]
      try holder.run()
      defer {
        kill(holder.processIdentifier, SIGKILL)
        holder.waitUntilExit()
      }
      for _ in 0..<200 where !FileManager.default.fileExists(atPath: lock.path) { usleep(10_000) }
      usleep(100_000)
      let ending = try Self.run(["--home", home.path])
      #expect(ending.status == 75)
      #expect(ending.err.contains("another prevnet is at work"))
    }
  }

  @Test("goes on when nothing answers, names every source it could not reach, and exits 1")
  func noNetwork() async throws {
    try await withTemporaryFolder { folder in
      let feeds = """
        newsletter: {name: Test, from: "Test <desk@prevention.example>", postal_address: "1 Main St, Los Angeles"}
        defaults: {timeout: 5 seconds, allow_addresses: [127.0.0.0/8]}
        sources:
          - {id: gone, name: Gone, url: "http://127.0.0.1:9/feed.xml"}
          - {id: deaf, name: Deaf, url: "http://127.0.0.2:9/feed.xml"}
        """
      let config = folder.appending(path: "feeds.yml")
      try Data(feeds.utf8).write(to: config)
      try FileManager.default.copyItem(
        at: projectRoot.appending(path: "Templates"), to: folder.appending(path: "Templates"))
      let ending = try runProgram(prevnetProgram, ["run", "--config", config.path])
      #expect(ending.status == 1)
      for name in ["gone (Gone): broken at connect", "deaf (Deaf): broken at connect"] {
        #expect(ending.err.contains(name), "\(ending.err)")
      }
    }
  }

  @Test("does not stop at a clock that was set back")
  func clockSetBack() async throws {
    try await withTemporaryFolder { home in
      #expect(try Self.run(["--home", home.path]).status == 0)
      let before = try CrashTests.outcome(of: home)
      let back = try Self.run(["--home", home.path, "--now", "2025-11-01T09:00:00-07:00"])
      #expect(back.status == 0, "\(back.err)")
      #expect(try CrashTests.outcome(of: home) == before)
    }
  }
}
