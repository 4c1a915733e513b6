import Foundation
import TestSupport
import Testing

/// A scripted mail server of Tests/Fixtures/mail on a free port, in a folder of its own, ended with the test.
struct ScriptedServer {
  let folder: URL
  let port: Int

  /// Starts the script; with `authority`, it shows that certificate (`tls`: implicit or starttls).
  @discardableResult
  static func run<Result>(
    _ script: String, _ options: [String] = [], tls: String? = nil,
    _ body: (ScriptedServer) async throws -> Result
  ) async throws -> Result {
    try await withTemporaryFolder { folder in
      var options = options
      if let tls {
        try makeCertificates(in: folder)
        options += ["--tls", tls, "--cert", folder.appending(path: "server.pem").path]
        options += ["--key", folder.appending(path: "server.key").path]
      }
      let peer = try Peer("python3", [fixture("mail/\(script).py").path, folder.path] + options, folder: folder)
      defer { peer.end() }
      let port = try #require(try await awaitFile(folder.appending(path: "port")).flatMap(Int.init))
      return try await body(ScriptedServer(folder: folder, port: port))
    }
  }

  /// The file of certificates to trust.
  var authority: String { folder.appending(path: "authority.pem").path }

  /// The lines of a file the server writes; none when it wrote none.
  func lines(_ name: String) -> [String] {
    let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  static var areUsable: Bool { Peer.exists("python3") && Peer.exists("openssl") }
}
