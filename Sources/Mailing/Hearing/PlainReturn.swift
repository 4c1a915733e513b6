import MailParsing

/// A bounce in plain words, as many mail servers still write them; nil when it does not look like one.
func readPlainReturn(_ message: MailPart) -> Returned? {
  let subject = message.field("subject") ?? ""
  let failed = message.allFields("x-failed-recipients").joined(separator: ",")
  let text = humanText(message)
  let isFromMachine = isMailSystem(message) || returnsOriginal(message, text)
  let saysFailure = failureSubjects.contains { subject.lowercased().contains($0) }
  // A person asks about a bounce, answers one or passes it on; a machine that returns mail writes a subject of its own.
  let isByPerson = subject.contains("?") || plainSubject(subject) != subject.trimmingASCIISpace
  guard !failed.isEmpty || isFromMachine || saysFailure && !isByPerson && hasFailureText(text) else { return nil }
  if failed.isEmpty, looksAutomatic(subject) { return nil }
  let said = said(text)
  let (enhanced, reply) = statusCodes(in: said)
  let isDelay = delaySubjects.contains { subject.lowercased().contains($0) }
  let words = subject + " " + said
  let recipient = recipient(in: said, failed: failed, message)
  if isDelay { return Returned(.soft, status: enhanced ?? "4.0.0", recipient: recipient, detail: said, isDelay: true) }
  guard let kind = judge(enhanced, reply, words) else {
    guard saysFailure || !failed.isEmpty else { return nil }
    return Returned(.soft, status: enhanced ?? "5.0.0", recipient: recipient, detail: said)
  }
  let code = enhanced ?? (reply.map { $0 < 500 ? "4.0.0" : "5.0.0" } ?? "5.0.0")
  return Returned(kind, status: code, recipient: recipient, detail: said)
}

/// An exact code decides; a vague one, or only an SMTP reply, is helped by the words.
private func judge(_ enhanced: String?, _ reply: Int?, _ words: String) -> Returned.Kind? {
  if let enhanced, let kind = kind(ofStatus: enhanced, words: words) { return kind }
  if let reply, reply < 500 { return .soft }
  if let kind = failureWords(words) { return kind }
  return reply == nil ? nil : .soft
}

/// The program that carries mail, by its name, its address or its empty return path.
func isMailSystem(_ message: MailPart) -> Bool {
  let from = (message.field("from") ?? "").lowercased()
  let isDaemon = daemons.contains { from.contains($0) }
  let hasEmptyPath = message.field("return-path")?.trimmingASCIISpace == "<>"
  let subject = (message.field("subject") ?? "").lowercased()
  return isDaemon || hasEmptyPath && failureSubjects.contains { subject.contains($0) }
}

/// A sender that takes no answers returns an original and says that it was not delivered.
private func returnsOriginal(_ message: MailPart, _ text: String) -> Bool {
  let from = (message.field("from") ?? "").lowercased()
  guard from.contains("no-reply") || from.contains("noreply"), innerMessage(message) != nil else { return false }
  let lower = text.lowercased()
  return ["could not be delivered", "not delivered", "undeliverable", "delivery failed", "no se pudo entregar"]
    .contains(where: lower.contains)
}

/// Names and addresses under which programs return mail.
private let daemons = [
  "mailer-daemon", "mailer_daemon", "mailerdaemon", "mailer daemon", "postmaster", "post_master", "mail delivery",
  "mail.delivery",
  "mail administrator", "mail system", "system administrator", "delivery subsystem", "ndr administrator",
]

/// How they begin their subjects, in the languages seen.
private let failureSubjects = [
  "undeliver", "delivery status", "returned mail", "returning message", "failure notice", "delivery fail",
  "delivery has failed", "could not be delivered", "cannot be delivered", "delivery notification", "delivery failure",
  "mail system error", "not delivered", "nondeliverable", "non-deliverable", "failed delivery", "mail failure",
  "delivery error", "error sending your mail", "mail failed", "rejected mail", "message rejected", "unzustellbar",
  "devuelto", "no se pudo entregar", "no entregado", "non remis", "delivery problem", "delayed mail", "could not send",
  "are not member", "bounce", "delivery incomplete", "address not found", "message blocked", "mail could not",
]

/// A report that the server still tries: nobody has bounced yet.
private let delaySubjects = [
  "delayed", "(delay)", "delay)", "warning: could not send", "warning: message", "still being retried", "retrasad",
]

/// A vacation program, whatever its return path.
private func looksAutomatic(_ subject: String) -> Bool {
  let lower = subject.lowercased()
  return automaticSubjects.contains { lower.hasPrefix($0) }
}

/// A code or words of failure: a subject alone is too little to act on.
private func hasFailureText(_ text: String) -> Bool {
  let (enhanced, reply) = statusCodes(in: text)
  return enhanced != nil || reply != nil || failureWords(text) != nil
}

/// What a person is shown: the first text part, or the HTML without its tags; else a delivery status' own words.
private func humanText(_ message: MailPart) -> String {
  let parts = message.walk()
  let texts = parts.filter { $0.type == "text/plain" }.map(\.text)
  if let text = texts.first(where: { !$0.allSatisfy(\.isWhitespace) }) {
    // Some write an empty greeting first and the reason into the second part.
    return texts.count > 1 ? texts.joined(separator: "\n") : text
  }
  if let html = parts.first(where: { $0.type == "text/html" }) { return withoutTags(html.text) }
  return parts.filter { !$0.type.hasPrefix("image/") && !$0.type.hasPrefix("application/") }.map(\.text).joined(
    separator: "\n")
}

/// The notice without the copy of the original below it.
private func said(_ text: String) -> String {
  var lines: [Substring] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let lower = line.lowercased()
    if !lines.isEmpty, copyLines.contains(where: { lower.contains($0) }) || lower.hasPrefix("return-path:") { break }
    if lines.count >= 2, lower.hasPrefix("received: ") { break }
    lines.append(line)
  }
  return lines.joined(separator: "\n")
}

/// Where the notice ends and the copy of the original begins.
private let copyLines = [
  "copy of the message", "copy of your message", "original message", "unsent message below", "message headers follow",
  "message header follow", "headers of the original", "returned message follows", "original text follows",
  "the header of the original", "message follows", "mensaje original", "undelivered message",
]

/// Whose it was: the field made for it, an address in the notice, the original's To.
private func recipient(in text: String, failed: String, _ message: MailPart) -> String? {
  if !failed.isEmpty { return bareAddress(failed) }
  // The notice also names whom it goes back to: that is ourselves.
  let ours = Set(addresses(in: message.allFields("to").joined(separator: " ")).map(withoutExtension))
  let named = addresses(in: text)
  return named.first { !ours.contains(withoutExtension($0)) } ?? named.first ?? innerRecipient(message).map(bareAddress)
}

/// `list@…` for `list+b-17-…@…`, lower case.
private func withoutExtension(_ address: String) -> String {
  let lower = address.lowercased()
  guard let plus = lower.firstIndex(of: "+"), let at = lower.lastIndex(of: "@"), plus < at else { return lower }
  return String(lower[..<plus] + lower[at...])
}

/// Every plain address in a text.
func addresses(in text: String) -> [String] {
  let ends = Set<Character>(" \t\n<>()[]{}\"',;:|")
  return text.split(whereSeparator: ends.contains).compactMap { word in
    let trimmed = word.drop { $0 == "." }.reversed().drop { $0 == "." || $0 == "-" }.reversed()
    return (try? MailAddress(String(trimmed)))?.description
  }
}

/// HTML as words: tags away, entities of the five kinds that matter back.
func withoutTags(_ html: String) -> String {
  var text = ""
  var isTag = false
  for character in html {
    if character == "<" {
      isTag = true
      text += " "
    } else if character == ">" {
      isTag = false
    } else if !isTag {
      text.append(character)
    }
  }
  for (entity, plain) in [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ] {
    text = text.replacing(entity, with: plain)
  }
  return text
}
