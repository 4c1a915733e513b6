package import Model

/// A judgement in plain words, one line for each thing decided with its reasons, then the doubts.
package func lines(for judgement: Judgement) -> [String] {
  let questions = grouped(judgement.reasons)
  return questions.map { question in
    verdict(question.about, judgement) + ", because " + question.reasons.map(phrase).joined(separator: "; ")
  } + judgement.doubts.map { "in doubt: " + $0 }
}

/// Reasons by what they speak for, in the order of their first.
private func grouped(_ reasons: [Reason]) -> [(about: String, reasons: [Reason])] {
  var groups: [(about: String, reasons: [Reason])] = []
  for reason in reasons {
    if let index = groups.firstIndex(where: { $0.about == reason.about }) {
      groups[index].reasons.append(reason)
    } else {
      groups.append((reason.about, [reason]))
    }
  }
  return groups
}

/// What was decided, as one would say it.
private func verdict(_ about: String, _ judgement: Judgement) -> String {
  switch about {
  case "section": "section \(judgement.section?.rawValue ?? "none")"
  case "relevance": "relevance \(judgement.relevance) of 3"
  case "place": "place \(judgement.place.rawValue)"
  case "eligible": "community organizations may apply: \(judgement.eligible.rawValue)"
  case "equity": "equity focus \(judgement.equity.rawValue)"
  default: about.hasPrefix("goal ") ? about : "tag \(about)"
  }
}

/// `"affordable housing" in the title (+8)`; a rule is said as it is.
private func phrase(_ reason: Reason) -> String {
  guard !reason.location.isEmpty else { return reason.rule }
  let points = reason.points.rounded() == reason.points ? String(Int(reason.points)) : String(reason.points)
  return "“\(reason.rule)” in the \(reason.location) (\(reason.points < 0 ? "" : "+")\(points))"
}
