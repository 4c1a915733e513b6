/// What to look at when a relay or a mailbox is not reached, by libcurl's number for it; nil when nobody can say.
///
/// `place` is where feeds.yml speaks of it (`mail` or `mail.inbox`); `words` are libcurl's own.
package func connectionAdvice(_ code: Int, _ words: String, place: String) -> String? {
  switch code {
  case 6: "no such host is known: look at the name in \(hostKey(place))"
  case 7, 28: "nobody answers there: look at the name and the port in feeds.yml, and whether the server is up"
  case 35: "no TLS is spoken at this port: \(ports(place))"
  case 58, 77: "the file that \(place).ca_file names cannot be read as certificates"
  case 60 where words.contains("match"):
    "the certificate is for another name: write the server's own name in \(hostKey(place))"
  case 60 where words.contains("expired"): "the certificate is too old: tell whoever runs the server"
  case 60, 83, 91:
    """
    the certificate is of nobody this machine trusts: when the server has an authority of its own, name its file in \
    \(place).ca_file
    """
  case 64: "the server offers no encryption at this port: \(ports(place))"
  case 67: "the server refuses this user or password: look at \(place).user and at where the password is kept"
  default: nil
  }
}

/// Where a server's name stands.
private func hostKey(_ place: String) -> String { place == "mail" ? "mail.host" : "\(place).url" }

/// Which port goes with which kind of encryption (RFC 8314 §3).
private func ports(_ place: String) -> String {
  place == "mail"
    ? "security: tls is for port 465, starttls for 587" : "imaps:// is for port 993, imap:// with STARTTLS for 143"
}
