import Foundation
import Mailing
import Model
import TestSupport
import Testing

@Suite("credentials")
struct CredentialTests {
  private func file(_ text: String, mode: Int = 0o600, in folder: URL) throws -> URL {
    let file = folder.appending(path: "secret")
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    return file
  }

  @Test(
    "reads a file of one's own, a command's output and a credential of systemd",
    arguments: ["s3cret", "s3cret\n", "s3cret\r\n"])
  func reads(text: String) async throws {
    try await withTemporaryFolder { folder in
      _ = try file(text, in: folder)
      let environment = ["CREDENTIALS_DIRECTORY": folder.path, "PATH": "/usr/bin:/bin"]
      for secret in [
        MailSettings.Secret.file("secret"), .command("cat '\(folder.path)/secret'"), .credential("secret"),
      ] {
        #expect(try readSecret(secret, folder: folder, environment: environment) == "s3cret")
      }
    }
  }

  @Test("refuses a file that others may read, and says what to do", arguments: [0o644, 0o640, 0o660, 0o604])
  func modes(mode: Int) async throws {
    try await withTemporaryFolder { folder in
      let path = try file("s3cret", mode: mode, in: folder).path
      let error = #expect(throws: CredentialError.self) {
        try readSecret(.file("secret"), folder: folder, environment: [:])
      }
      #expect(error?.description.hasSuffix("chmod 600 \(path)") == true)
    }
  }

  @Test("says why there is no password, and never which")
  func failures() async throws {
    try await withTemporaryFolder { folder in
      _ = try file("\n", in: folder)
      let cases: [(MailSettings.Secret, String)] = [
        (.file("secret"), "the password is empty"), (.file("missing"), "cannot be read"),
        (.command("echo s3cret; exit 3"), "ended with status 3"), (.command("true"), "the password is empty"),
        (.credential("relay"), "$CREDENTIALS_DIRECTORY"),
      ]
      for (secret, words) in cases {
        let error = #expect(throws: CredentialError.self) {
          try readSecret(secret, folder: folder, environment: ["PATH": "/usr/bin:/bin"])
        }
        #expect(error?.description.contains(words) == true && error?.description.contains("s3cret") == false)
      }
      let outside = #expect(throws: CredentialError.self) {
        try readSecret(.credential("../secret"), folder: folder, environment: ["CREDENTIALS_DIRECTORY": folder.path])
      }
      #expect(outside?.description.contains("no name of a credential") == true)
    }
  }
}
