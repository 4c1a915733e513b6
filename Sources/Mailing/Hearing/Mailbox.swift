package import Foundation
package import Transport

/// Where mail to the list lies.
///
/// Reading takes nothing away; `finish` puts aside what is done.
package protocol Mailbox {
  /// Its address, without a password: what rows are keyed on.
  var name: String { get }
  /// Every message there is, by what is known of it before it is read.
  func present() throws -> [MailSlip]
  /// The bytes; nil when the message is gone or too large.
  func read(_ slip: MailSlip) throws -> [UInt8]?
  /// Puts messages aside, or leaves them for a person.
  func finish(_ slips: [MailSlip], isForPerson: Bool) throws
}

/// One message that is there: a number in a mailbox, or a file.
package struct MailSlip: Hashable, Sendable {
  /// 0 for a file.
  package var validity = 0
  package var uid = 0
  /// Empty for a message on a server.
  package var path = ""
  package init() {}
}

/// A maildir (`new`, `cur`) or a plain folder of messages; what is done goes into `processed`.
package struct FolderMailbox: Mailbox {
  private let folder: URL
  package let name: String

  package init(folder: URL) {
    self.folder = folder
    name = "folder:" + folder.standardizedFileURL.path
  }

  package func present() throws -> [MailSlip] {
    let isMaildir = FileManager.default.fileExists(atPath: folder.appending(path: "new").path)
    let places = isMaildir ? ["new", "cur"] : ["."]
    var paths: [String] = []
    for place in places {
      let path = folder.appending(path: place).path
      guard FileManager.default.fileExists(atPath: path) else { continue }
      for file in try FileManager.default.contentsOfDirectory(atPath: path) where !file.hasPrefix(".") {
        let full = path + "/" + file
        let kind = try? FileManager.default.attributesOfItem(atPath: full)[.type] as? FileAttributeType
        if kind == .typeRegular { paths.append(full) }
      }
    }
    return paths.sorted().map { path in
      var slip = MailSlip()
      slip.path = path
      return slip
    }
  }

  package func read(_ slip: MailSlip) throws -> [UInt8]? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: slip.path),
      let size = attributes[.size] as? Int, size <= 32 * 1024 * 1024
    else { return nil }
    return FileManager.default.contents(atPath: slip.path).map(Array.init)
  }

  package func finish(_ slips: [MailSlip], isForPerson: Bool) throws {
    guard !isForPerson else { return }
    let target = folder.appending(path: "processed")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for slip in slips {
      let file = URL(filePath: slip.path)
      let place = target.appending(path: file.lastPathComponent)
      if FileManager.default.fileExists(atPath: place.path) { try FileManager.default.removeItem(at: place) }
      try FileManager.default.moveItem(at: file, to: place)
    }
  }
}

/// A mailbox on a server.
///
/// Fetching sets \Seen, so "unseen" is no list of what to do: rows are. Mail for a person is made unseen again.
package struct ServerMailbox: Mailbox {
  private let mailbox: IMAPMailbox
  package let name: String

  package init(_ server: SMTPServer, mailbox: String, user: String) throws {
    self.mailbox = try IMAPMailbox(server, mailbox: mailbox)
    name = "imap:\(user)@\(server.host):\(server.port)/\(mailbox)"
  }

  package func present() throws -> [MailSlip] {
    let (validity, count) = try mailbox.status()
    guard count > 0 else { return [] }
    return try mailbox.uids().map { uid in
      var slip = MailSlip()
      (slip.validity, slip.uid) = (validity, uid)
      return slip
    }
  }

  package func read(_ slip: MailSlip) throws -> [UInt8]? { try mailbox.message(uid: slip.uid, validity: slip.validity) }

  /// Many at once: with a maildir of 50,000 each change of a flag costs the server a look at all of them.
  package func finish(_ slips: [MailSlip], isForPerson: Bool) throws {
    let uids = slips.map(\.uid)
    try mailbox.mark(uids, "$PNProcessed")
    if isForPerson {
      try mailbox.mark(uids, "\\Seen", set: false)
    } else {
      try mailbox.move(uids, to: "Processed")
    }
  }
}
