import MailParsing

/// One recipient's block of a `message/delivery-status` (RFC 3464).
struct DeliveryStatusBlock {
  var fields: [String: String] = [:]

  var action: String? { fields["action"].map { $0.lowercased().prefix { $0.isLetter }.description } }

  /// The digits of Status, whatever stands around them.
  var status: String? { fields["status"].flatMap { statusCodes(in: $0).enhanced } }

  /// The address behind `rfc822;`.
  var recipient: String? {
    (fields["original-recipient"] ?? fields["final-recipient"] ?? fields["x-actual-recipient"]).map { value in
      let address = value.split(separator: ";", maxSplits: 1).last.map(String.init) ?? value
      return address.filter { $0 != "<" && $0 != ">" }.trimmingASCIISpace
    }
  }

  var diagnosis: String { fields["diagnostic-code"] ?? "" }
}

/// The blocks of a delivery status, folded lines joined.
func deliveryStatusBlocks(_ text: String) -> [DeliveryStatusBlock] {
  var blocks: [DeliveryStatusBlock] = []
  var block = DeliveryStatusBlock()
  var last = ""
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.allSatisfy({ $0 == " " || $0 == "\t" }) {
      if !block.fields.isEmpty { blocks.append(block) }
      (block, last) = (DeliveryStatusBlock(), "")
    } else if line.first == " " || line.first == "\t", !last.isEmpty {
      block.fields[last, default: ""] += " " + line.drop { $0 == " " || $0 == "\t" }
    } else if let colon = line.firstIndex(of: ":") {
      last = line[..<colon].lowercased().trimmingASCIISpace
      let value = String(line[line.index(after: colon)...]).trimmingASCIISpace
      block.fields[last] = block.fields[last].map { $0 + " " + value } ?? value
    }
  }
  if !block.fields.isEmpty { blocks.append(block) }
  return blocks
}

/// What the delivery statuses of a message say; nil when it has none that say anything.
///
/// Our mails have one recipient each: of several blocks, the last that says what it did counts. A gateway may have
/// wrapped the report of another: then the innermost is about our mail; what a person forwards is not looked into.
func readDeliveryStatus(_ message: MailPart) -> Returned? {
  let types = ["message/delivery-status", "message/global-delivery-status"]
  let blocks = message.walk(intoMessages: isMailSystem(message)).filter { types.contains($0.type) }
    .flatMap { deliveryStatusBlocks($0.text) }
  let acted = blocks.filter { $0.action != nil && $0.status != nil }
  guard let block = acted.last, let status = block.status, let action = block.action else { return nil }
  let words = block.diagnosis
  func result(_ kind: Returned.Kind, isDelay: Bool = false) -> Returned {
    Returned(kind, status: status, recipient: block.recipient, detail: words, isDelay: isDelay)
  }
  guard action == "failed" || action == "delayed", let kind = kind(ofStatus: status, words: words) else {
    return result(.none)
  }
  return action == "delayed" ? result(.soft, isDelay: true) : result(kind)
}
