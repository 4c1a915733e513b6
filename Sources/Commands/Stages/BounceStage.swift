import MailParsing
import Mailing
import Text

/// `stage bounce`: what a message says about an earlier one.
struct BounceStage: Stage {
  static let name = "bounce"
  static let summary = "{\"id\", \"input\": path of a message} → kind, status, recipient, action"

  init(in workplace: Workplace) {}

  func answer(_ line: JSON) throws -> JSON {
    let returned = readReturned(try readMail(try line.inputBytes()))
    return [
      "kind": .string(returned.kind.rawValue), "status": returned.status.map(JSON.string) ?? .null,
      "recipient": returned.recipient.map(JSON.string) ?? .null, "action": .string(returned.action.rawValue),
      "detail": .string(returned.detail),
    ]
  }
}
