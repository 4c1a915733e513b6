package import Foundation
package import Model

/// Why a password could not be had; never with the password.
package struct CredentialError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String
}

/// Fetches a password from where the configuration says it is kept; a line break at its end is not part of it.
///
/// `folder` is what relative paths are relative to.
package func readSecret(
  _ secret: MailSettings.Secret, folder: URL, environment: [String: String]
) throws(CredentialError) -> String {
  let text: String
  switch secret {
  case .file(let path):
    // Not `relativeTo`: that forgets the folder's last part when no slash ends it.
    text = try readPrivateFile(path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path))
  case .command(let command): text = try readCommand(command, environment)
  case .credential(let name):
    guard let place = environment["CREDENTIALS_DIRECTORY"] else {
      throw CredentialError(
        description:
          "password_credential '\(name)' needs $CREDENTIALS_DIRECTORY, which systemd sets for LoadCredential=")
    }
    guard !name.contains("/"), name != ".." else {
      throw CredentialError(description: "password_credential '\(name)' is no name of a credential")
    }
    text = try readFile(URL(filePath: place).appending(path: name))
  }
  let password = String(text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" })
  guard !password.isEmpty else { throw CredentialError(description: "the password is empty") }
  return password
}

/// A file that only its owner may read.
private func readPrivateFile(_ file: URL) throws(CredentialError) -> String {
  guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path),
    let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
  else { throw CredentialError(description: "\(file.path): the password file cannot be read") }
  guard mode & 0o077 == 0 else {
    throw CredentialError(
      description: "\(file.path): others may read the password (mode \(String(mode, radix: 8))); chmod 600 \(file.path)"
    )
  }
  return try readFile(file)
}

/// The whole file; systemd has already seen to who may read a credential.
private func readFile(_ file: URL) throws(CredentialError) -> String {
  guard let bytes = FileManager.default.contents(atPath: file.path) else {
    throw CredentialError(description: "\(file.path): the password file cannot be read")
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// What a command prints; what it says on its error output is shown to whoever runs this, not kept.
private func readCommand(_ command: String, _ environment: [String: String]) throws(CredentialError) -> String {
  let shell = Process()
  shell.executableURL = URL(filePath: "/bin/sh")
  shell.arguments = ["-c", command]
  shell.environment = environment
  let output = Pipe()
  shell.standardOutput = output
  do { try shell.run() } catch {
    throw CredentialError(description: "password_command cannot be started: \(error.localizedDescription)")
  }
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  while shell.isRunning { Thread.sleep(forTimeInterval: 0.005) }
  guard shell.terminationStatus == 0 else {
    throw CredentialError(description: "password_command ended with status \(shell.terminationStatus)")
  }
  return String(decoding: bytes, as: UTF8.self)
}
