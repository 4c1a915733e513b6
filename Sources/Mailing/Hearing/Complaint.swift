import MailParsing
import Text

/// A feedback report (RFC 5965, "this is spam"), or its older and newer shapes; nil when it is none.
func readComplaint(_ message: MailPart) -> Returned? {
  let parts = message.walk()
  let report = parts.first { $0.type == "message/feedback-report" }
  let isReport = report != nil || message.parameters["report-type"]?.lowercased() == "feedback-report"
  if isReport {
    let fields = deliveryStatusBlocks(report?.text ?? "").first?.fields ?? [:]
    // A report that it is no spam, or about authentication, is no wish of the person's.
    if ["not-spam", "auth-failure"].contains(fields["feedback-type"]?.lowercased()) { return Returned(.none) }
    let who = fields["original-rcpt-to"] ?? fields["removal-recipient"] ?? innerRecipient(message)
    return Returned(.complaint, recipient: who.map(bareAddress), detail: fields["feedback-type"] ?? "abuse")
  }
  return readJMRP(message) ?? readNotification(message)
}

/// Microsoft's complaint feed: the original as a part, the person in a header of it.
private func readJMRP(_ message: MailPart) -> Returned? {
  let subject = message.field("subject")?.lowercased() ?? ""
  guard subject.trimmingASCIISpace.hasPrefix("complaint about message from") else { return nil }
  let inner = innerMessage(message)
  return Returned(
    .complaint, recipient: (inner?.field("x-hmxmroriginalrecipient") ?? innerRecipient(message)).map(bareAddress),
    detail: subject)
}

/// Amazon's notifications: a JSON object as the text.
private func readNotification(_ message: MailPart) -> Returned? {
  guard let text = message.walk().first(where: { $0.type == "text/plain" })?.text,
    let start = text.firstIndex(of: "{"), text.contains("\"notificationType\""),
    let end = text.lastIndex(of: "}"), start < end
  else { return nil }
  // The mail wraps the object's lines; JSON strings have no line breaks of their own.
  let object = text[start...end].filter { $0 != "\n" }
  guard let json = try? JSON(parsing: firstObject(object).utf8) else { return nil }
  if let complained = json["complaint"]?["complainedRecipients"]?.array?.first {
    return Returned(.complaint, recipient: complained["emailAddress"]?.string, detail: "complaint")
  }
  guard let bounced = json["bounce"]?["bouncedRecipients"]?.array?.first else { return Returned(.none) }
  let words = bounced["diagnosticCode"]?.string ?? ""
  let status = bounced["status"]?.string ?? statusCodes(in: words).enhanced ?? "5.0.0"
  return Returned(
    kind(ofStatus: status, words: words) ?? .none, status: status, recipient: bounced["emailAddress"]?.string,
    detail: words)
}

/// The text up to the brace that closes its first one.
private func firstObject(_ text: String) -> String {
  var (depth, isQuoted, isEscaped) = (0, false, false)
  var result = ""
  for character in text {
    result.append(character)
    if isEscaped {
      isEscaped = false
    } else if character == "\\" {
      isEscaped = true
    } else if character == "\"" {
      isQuoted.toggle()
    } else if !isQuoted {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth == 0 { return result }
    }
  }
  return result
}

/// The original message, when it came back as a part.
func innerMessage(_ message: MailPart) -> MailPart? {
  for part in message.walk() { if case .message(let inner) = part.content { return inner } }
  return nil
}

/// Whom the original was addressed to.
func innerRecipient(_ message: MailPart) -> String? {
  innerMessage(message)?.field("to")
    ?? message.walk().first { $0.type == "text/rfc822-headers" }.flatMap {
      deliveryStatusBlocks($0.text).first?.fields["to"]
    }
}

/// The address of `Name <address>`, or of the first of several.
func bareAddress(_ text: String) -> String {
  mailboxParts(text.split(separator: ",").first.map(String.init) ?? text).address
}
