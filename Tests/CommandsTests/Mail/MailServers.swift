import Foundation
import TestSupport
import Text

/// A real Postfix and a real Dovecot on free loopback ports, in a folder of their own.
///
/// Mail to the list and to readers lies in maildirs; `bouncing.example.org` is relayed to a sink that refuses some
/// names, so that Postfix itself writes the bounce.
///
/// Secured, both take a login over TLS only, asked of Dovecot: the user `list` with its password, or with a token.
final class MailServers {
  let folder: URL
  /// Without TLS or with STARTTLS.
  let relayPort: Int
  let imapPort: Int
  /// TLS from the first byte; secured only.
  let relayTLSPort: Int
  let imapTLSPort: Int
  private let isSecured: Bool
  private var peers: [Peer] = []

  static var areInstalled: Bool {
    Peer.exists("postfix") && Peer.exists("dovecot") && Peer.exists("python3") && Peer.exists("openssl")
      && getuid() == 0
  }

  init(in folder: URL, isSecured: Bool = false) async throws {
    self.folder = folder
    self.isSecured = isSecured
    (relayPort, imapPort) = (try freePort(), try freePort())
    (relayTLSPort, imapTLSPort) = (try freePort(), try freePort())
    let folders = [
      "conf", "queue", "data", "mail", "log", "dovecot/run", "dovecot/state", "sink", "keys/default/HS256",
    ]
    for name in folders {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    if isSecured { try makeCertificates(in: folder) }
    peers.append(
      try Peer("python3", [fixture("mail/sink.py").path, folder.appending(path: "sink").path], folder: folder))
    let sink = try await awaitFile(folder.appending(path: "sink/port")) ?? "0"
    try write(sink)
    for (name, owner) in [("data", "postfix"), ("mail", "nobody")] {
      _ = try runProgram(
        URL(filePath: "/bin/chown"), ["-R", owner, folder.appending(path: name).path])
    }
    peers.append(try Peer("postfix", ["-c", path("conf"), "start-fg"], folder: folder))
    peers.append(try Peer("dovecot", ["-F", "-c", path("conf/dovecot.conf")], folder: folder))
    let ports = [relayPort, imapPort] + (isSecured ? [relayTLSPort, imapTLSPort] : [])
    for port in ports { try await awaitPort(port) }
  }

  /// Ends all of them; Postfix's own processes end with its master.
  func end() {
    if let id = (try? String(contentsOf: folder.appending(path: "queue/pid/master.pid"), encoding: .utf8))
      .flatMap({ Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) })
    {
      kill(id, SIGTERM)
    }
    for peer in peers.reversed() { peer.end() }
  }

  /// The messages in somebody's maildir, oldest first.
  func messages(of name: String) -> [String] {
    let place = folder.appending(path: "mail/\(name)/Maildir/new")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []).sorted()
    return names.compactMap { try? String(contentsOf: place.appending(path: $0), encoding: .utf8) }
  }

  /// Waits until somebody has that many messages; gives what is there after ten seconds at most.
  func messages(of name: String, atLeast count: Int) async throws -> [String] {
    for _ in 0..<200 where messages(of: name).count < count { try await Task.sleep(for: .milliseconds(50)) }
    return messages(of: name)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func write(_ sink: String) throws {
    func put(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }
    try put(mainConfiguration(sink) + (isSecured ? securedMain : ""), "conf/main.cf")
    try put(masterConfiguration, "conf/master.cf")
    try put(Data(MailServers.tokenKey.utf8).base64EncodedString(), "keys/default/HS256/default")
    try put(
      "introspection_mode = local\nusername_attribute = sub\n"
        + "local_validation_key_dict = fs:posix:prefix=\(path("keys"))/\n", "conf/tokens.conf")
    try put("/^list(\\+.*)?@desk\\.example\\.org$/ list/Maildir/\n/^ana@/ ana/Maildir/\n", "conf/mailboxes")
    try put(dovecotConfiguration, "conf/dovecot.conf")
    for name in ["dynamicmaps.cf", "postfix-files"] {
      try? FileManager.default.copyItem(atPath: "/etc/postfix/\(name)", toPath: path("conf/\(name)"))
    }
  }

  private func mainConfiguration(_ sink: String) -> String {
    """
    compatibility_level = 3.6
    queue_directory = \(path("queue"))
    data_directory = \(path("data"))
    command_directory = /usr/sbin
    daemon_directory = /usr/lib/postfix/sbin
    mail_owner = postfix
    setgid_group = postdrop
    inet_interfaces = 127.0.0.1
    inet_protocols = ipv4
    myhostname = relay.desk.example.org
    mydestination =
    local_recipient_maps =
    alias_maps =
    mynetworks = 127.0.0.0/8
    smtpd_recipient_restrictions = permit_mynetworks, reject
    virtual_mailbox_domains = desk.example.org, readers.example.org
    virtual_mailbox_base = \(path("mail"))
    virtual_mailbox_maps = regexp:\(path("conf/mailboxes"))
    virtual_uid_maps = static:65534
    virtual_gid_maps = static:65534
    relay_domains = bouncing.example.org
    transport_maps = inline:{ bouncing.example.org=smtp:[127.0.0.1]:\(sink) }
    recipient_delimiter = +
    maillog_file = \(path("log/mail.log"))
    maillog_file_prefixes = \(folder.path)
    smtp_tls_security_level = none
    smtpd_tls_security_level = none

    """
  }

  private var masterConfiguration: String {
    let services = [
      "pickup unix n - n 60 1 pickup", "cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr",
      "rewrite unix - - n - - trivial-rewrite", "bounce unix - - n - 0 bounce", "defer unix - - n - 0 bounce",
      "trace unix - - n - 0 bounce", "verify unix - - n - 1 verify", "flush unix n - n 1000? 0 flush",
      "proxymap unix - - n - - proxymap", "smtp unix - - n - - smtp", "relay unix - - n - - smtp",
      "showq unix n - n - - showq", "error unix - - n - - error", "retry unix - - n - - error",
      "discard unix - - n - - discard", "virtual unix - n n - - virtual", "anvil unix - - n - 1 anvil",
      "scache unix - - n - 1 scache", "tlsmgr unix - - n 1000? 1 tlsmgr", "postlog unix-dgram n - n - 1 postlogd",
    ]
    let inlets = [
      "127.0.0.1:\(relayPort) inet n - n - - smtpd",
      isSecured ? "127.0.0.1:\(relayTLSPort) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes" : "",
    ]
    return (inlets + services).joined(separator: "\n") + "\n"
  }

  /// Later lines win: mail only after a login, a login only over TLS.
  private var securedMain: String {
    """
    smtpd_tls_security_level = encrypt
    smtpd_tls_cert_file = \(path("server.pem"))
    smtpd_tls_key_file = \(path("server.key"))
    smtpd_tls_auth_only = yes
    smtpd_sasl_auth_enable = yes
    smtpd_sasl_type = dovecot
    smtpd_sasl_path = unix:\(path("dovecot/auth"))
    smtpd_recipient_restrictions = permit_sasl_authenticated, reject

    """
  }

  private var dovecotConfiguration: String {
    """
    base_dir = \(path("dovecot/run"))
    state_dir = \(path("dovecot/state"))
    protocols = imap
    listen = 127.0.0.1
    disable_plaintext_auth = no
    log_path = \(path("log/dovecot.log"))
    mail_location = maildir:\(path("mail/list/Maildir"))
    first_valid_uid = 1
    \(isSecured ? securedDovecot : "ssl = no")
    passdb {
      driver = static
      args = password=secret
    }
    userdb {
      driver = static
      args = uid=65534 gid=65534 home=\(path("mail/list"))
    }
    service imap-login {
      inet_listener imap {
        port = \(imapPort)
      }
      inet_listener imaps {
        port = \(isSecured ? imapTLSPort : 0)
        ssl = yes
      }
    }

    """
  }

  private var securedDovecot: String {
    """
    ssl = required
    ssl_cert = <\(path("server.pem"))
    ssl_key = <\(path("server.key"))
    auth_mechanisms = plain login xoauth2
    auth_failure_delay = 0
    passdb {
      driver = oauth2
      mechanisms = xoauth2
      args = \(path("conf/tokens.conf"))
    }
    service auth {
      unix_listener \(path("dovecot/auth")) {
        mode = 0666
      }
    }
    """
  }

  private static let tokenKey = "0123456789abcdef0123456789abcdef"

  /// An access token (RFC 7519, HS256) that Dovecot takes for that user for ten minutes.
  func token(for user: String) -> String {
    func part(_ bytes: some Sequence<UInt8>) -> String {
      Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
    let now = Int(Date().timeIntervalSince1970)
    let claims = "{\"sub\":\"\(user)\",\"iat\":\(now - 5),\"exp\":\(now + 600)}"
    let text = part(Array("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".utf8)) + "." + part(Array(claims.utf8))
    return text + "." + part(SHA256.mac(Array(text.utf8), key: Array(MailServers.tokenKey.utf8)))
  }
}

/// A port that nobody listens on at this moment.
func freePort() throws -> Int {
  let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(socket) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let code = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
      bind(socket, address, length) == 0 ? getsockname(socket, address, &length) : -1
    }
  }
  guard code == 0 else { throw SpawnError(description: "no free port: \(String(cString: strerror(errno)))") }
  return Int(UInt16(bigEndian: address.sin_port))
}

/// Waits until somebody listens there, ten seconds at most.
func awaitPort(_ port: Int) async throws {
  for _ in 0..<200 {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if code == 0 { return }
    try await Task.sleep(for: .milliseconds(50))
  }
  throw SpawnError(description: "nobody listens on port \(port)")
}
