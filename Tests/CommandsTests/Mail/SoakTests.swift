import Foundation
import TestSupport
import Testing

/// The short form of Tests/Bench/soak: the same script, a few kills.
@Suite(
  "sending that is killed", .tags(.peer, .database), .serialized, .enabled(if: Peer.exists("python3"), "needs python3"))
struct SoakTests {
  @Test("loses nothing and doubles nothing over a relay that drops, refuses, greylists and loses answers")
  func soak() throws {
    let program = prevnetProgram.deletingLastPathComponent().appending(path: "bench-mailing")
    let script = projectRoot.appending(path: "Tests/Bench/soak")
    let ending = try runProgram(
      URL(filePath: "/usr/bin/env"),
      ["python3", script.path, "--kills", "6", "--recipients", "300", "--connections", "8", "--program", program.path])
    #expect(ending.status == 0, "\(ending.out)\(ending.err)")
    #expect(ending.out.contains("kills 6, lost 0, doubled 0"), "\(ending.out)\(ending.err)")
  }
}
