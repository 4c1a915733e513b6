package import Foundation

/// An authority of our own, and a certificate of it for 127.0.0.1: authority.pem, server.pem, server.key.
package func makeCertificates(in folder: URL) throws {
  let extensions = folder.appending(path: "extensions")
  try Data("subjectAltName=IP:127.0.0.1\n".utf8).write(to: extensions)
  let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
  let steps = [
    ["req", "-x509"] + key + ["-keyout", "authority.key", "-out", "authority.pem", "-days", "2", "-subj", "/CN=Test"]
      + ["-addext", "basicConstraints=critical,CA:TRUE"],
    ["req"] + key + ["-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=127.0.0.1"],
    ["x509", "-req", "-in", "server.csr", "-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial"]
      + ["-out", "server.pem", "-days", "2", "-extfile", extensions.path],
  ]
  for step in steps {
    let ending = try runProgram(URL(filePath: "/usr/bin/openssl"), step, in: folder)
    guard ending.status == 0 else { throw SpawnError(description: "openssl: \(ending.err)") }
  }
}
