import Foundation
import TestSupport
import Testing
import Transport

/// Encryption and logins, with a real Postfix and a real Dovecot that take mail no other way.
@Suite(
  "mail over tls, with a login", .tags(.peer, .network), .serialized,
  .enabled(if: MailServers.areInstalled, "needs root, postfix, dovecot-imapd, openssl and python3"))
struct SecureMailTests {
  /// What a desk says about its relay and its mailbox, both at once.
  struct Way {
    var name = "desk"
    var isTLS = true
    var isToken = false
    var host = "127.0.0.1"
    var trusts = true
    /// The line of feeds.yml that says where the password is.
    var secret = "password_file: secret"
    var password = "secret"
    var environment: [String: String] = [:]
  }

  /// A desk with one reader and an approved issue.
  private func desk(_ way: Way, _ servers: MailServers) async throws -> MailDesk {
    let words =
      ["user: list", way.secret] + (way.isToken ? ["login: xoauth2"] : [])
      + (way.trusts ? ["ca_file: \"\(servers.folder.path)/authority.pem\""] : [])
    let port = way.isTLS ? servers.imapTLSPort : servers.imapPort
    let inbox =
      "inbox: {url: \"\(way.isTLS ? "imaps" : "imap")://\(way.host):\(port)/INBOX\", " + words.joined(separator: ", ")
      + "}"
    let desk = try MailDesk(
      in: servers.folder.appending(path: way.name), relay: way.isTLS ? servers.relayTLSPort : servers.relayPort,
      security: way.isTLS ? "tls" : "starttls", host: way.host, mail: words + [inbox])
    let secret = desk.folder.appending(path: "secret")
    try Data("\(way.password)\n".utf8).write(to: secret)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret.path)
    try desk.add(["ana@readers.example.org"])
    try await desk.approveIssue()
    return desk
  }

  /// Both directions; gives all that was said.
  private func talk(_ desk: MailDesk, _ way: Way) throws -> (sending: Ending, reading: Ending) {
    let environment = way.environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
    return (
      try runProgram(prevnetProgram, ["issue", "send", "1", "--yes", "1"], environment: environment, in: desk.folder),
      try runProgram(prevnetProgram, ["inbox", "--json"], environment: environment, in: desk.folder)
    )
  }

  @Test("sends and reads both ways of tls, with passwords from everywhere and with a token")
  func ways() async throws {
    try await withTemporaryFolder { folder in
      let servers = try await MailServers(in: folder, isSecured: true)
      defer { servers.end() }
      let token = servers.token(for: "list")
      // The command looks at what everybody can see of the programs that run, before it gives the password.
      let command = "password_command: \"ps -eo args > '\(folder.path)/seen'; cat secret\""
      let ways = [
        Way(name: "file", isTLS: true), Way(name: "command", isTLS: false, secret: command),
        Way(
          name: "credential", isTLS: true, secret: "password_credential: relay",
          environment: ["CREDENTIALS_DIRECTORY": folder.path]),
        Way(name: "token", isTLS: false, isToken: true, password: token),
        Way(name: "tls-token", isTLS: true, isToken: true, secret: command, password: token),
      ]
      try Data("secret\n".utf8).write(to: folder.appending(path: "relay"))
      for way in ways {
        let desk = try await desk(way, servers)
        let (sending, reading) = try talk(desk, way)
        #expect(sending.status == 0 && sending.out.hasPrefix("1 sent"), "\(way.name): \(sending.out)\(sending.err)")
        #expect(reading.status == 0 && reading.out.hasPrefix("{\"letters\":0"), "\(way.name): \(reading.err)")
      }
      #expect(try await servers.messages(of: "ana", atLeast: ways.count).count == ways.count)
      let seen = try String(contentsOf: folder.appending(path: "seen"), encoding: .utf8)
      #expect(seen.contains("prevnet inbox") && !seen.contains(token))
    }
  }

  private static let refused: [(way: Way, advice: String)] = [
    (Way(name: "a", trusts: false), "ca_file"), (Way(name: "b", isTLS: false, trusts: false), "ca_file"),
    (Way(name: "c", host: "localhost"), "the certificate is for another name"),
    (Way(name: "d", password: "wr0ng-s3cret"), "mail.user"),
    (Way(name: "e", isTLS: false, password: "wr0ng-s3cret"), "mail.user"),
    (Way(name: "f", isToken: true, password: "wr0ng-s3cret"), "mail.user"),
  ]

  @Test(
    "says what to do when the certificate or the login is not right, shows the password to nobody, and suppresses nobody"
  )
  func refusals() async throws {
    try await withTemporaryFolder { folder in
      let servers = try await MailServers(in: folder, isSecured: true)
      defer { servers.end() }
      for (way, advice) in Self.refused { try await refuses(way, advice, servers) }
      #expect(servers.messages(of: "ana").isEmpty)
    }
  }

  private func refuses(_ way: Way, _ advice: String, _ servers: MailServers) async throws {
    let desk = try await desk(way, servers)
    let (sending, reading) = try talk(desk, way)
    #expect(sending.status == 1 && sending.out.hasPrefix("0 sent"), "\(sending)")
    #expect(sending.err.contains(advice), "\(sending.err)")
    // Over loopback a mailbox without TLS needs none unless feeds.yml names an authority.
    if way.isTLS || way.trusts {
      #expect(
        reading.status == 69 && reading.err.contains(advice.replacing("mail.", with: "mail.inbox.")), "\(reading)")
    }
    #expect(try desk.prevnet("people", "show", "ana@readers.example.org").out.contains("active"))
    let report = try desk.prevnet("issue", "report", "1")
    let said = [sending, reading, report].map { $0.out + $0.err }.joined()
    #expect(!said.contains(way.password == "secret" ? "password_file" : way.password), "\(said)")
    #expect(try passwordsBelow(desk.folder.appending(path: "state"), way.password) == [])
  }

  /// The files that contain the text.
  private func passwordsBelow(_ folder: URL, _ password: String) throws -> [String] {
    // The word `secret` stands in the schema of no database.
    try (FileManager.default.subpathsOfDirectory(atPath: folder.path)).filter { path in
      let bytes = FileManager.default.contents(atPath: folder.appending(path: path).path) ?? Data()
      return bytes.range(of: Data(password.utf8)) != nil
    }
  }
}
