import Foundation
import Model

extension Workplace {
  /// The password that the configuration points at.
  ///
  /// It never appears in an error, a log or a command line.
  func secret(_ secret: MailSettings.Secret?) throws -> String {
    switch secret {
    case nil: throw CommandError(.badConfiguration, "mail: a user needs password_file, password_command or credential")
    case .file(let path): try password(inFile: path)
    case .command(let command): try password(from: command)
    case .credential(let name):
      try password(inFile: (environment["CREDENTIALS_DIRECTORY"] ?? "/run/credentials/prevnet") + "/" + name)
    }
  }

  private func password(inFile path: String) throws -> String {
    let file = URL(filePath: path, relativeTo: config.deletingLastPathComponent()).path
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    guard let mode = attributes?[.posixPermissions] as? Int, let data = FileManager.default.contents(atPath: file)
    else {
      throw CommandError(.badConfiguration, "\(file): the password file cannot be read")
    }
    guard mode & 0o077 == 0 else {
      throw CommandError(.noPermission, "\(file): others may read the password; run: chmod 600 \(file)")
    }
    return line(data)
  }

  private func password(from command: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0, !data.isEmpty else {
      throw CommandError(
        .badConfiguration, "password_command ended with \(process.terminationStatus) and gave no password")
    }
    return line(data)
  }

  /// The first line without its end.
  private func line(_ data: Data) -> String {
    String(decoding: data.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
  }
}
