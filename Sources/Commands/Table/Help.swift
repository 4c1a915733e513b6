extension Manual {
  /// `prevnet search [options] WORDS…`.
  var usage: String {
    "prevnet \(name)" + (options.isEmpty ? "" : " [options]") + (operands.isEmpty ? "" : " \(operands)")
  }

  /// The whole of `help NAME`.
  var help: String {
    var text = "\(usage)\n\n\(summary.prefix(1).uppercased() + summary.dropFirst()).\n"
    if !details.isEmpty { text += "\n\(details)\n" }
    if !options.isEmpty { text += "\nOptions:\n" + options.map(\.help2).joined() }
    text += "\nOptions of every verb:\n" + Manual.common.map(\.help2).joined()
    if !examples.isEmpty {
      text += "\nExamples:\n" + examples.map { "  prevnet \($0.line)\n      \($0.what)\n" }.joined()
    }
    return text
  }
}

extension Manual.Option {
  /// The option as written and, on the next line, what it does.
  fileprivate var help2: String { "  \(written)\n      \(help)\n" }

  fileprivate var written: String { "--\(name)" + (value.map { " \($0)" } ?? "") }
}

/// What `prevnet` alone prints.
func overview(_ manuals: [Manual]) -> String {
  let width = (manuals.map(\.name.count).max() ?? 0) + 2
  let lines = manuals.map { manual in
    "  \(manual.name)" + String(repeating: " ", count: width - manual.name.count) + manual.summary + "\n"
  }
  return """
    prevnet: funding, advocacy, jobs, events and resources for community organizations, gathered,
    judged with reasons, mailed as a newsletter and searchable offline.

    \(lines.joined())
    prevnet help VERB says more. Exit status: 0 done, 1 nothing found or some work failed, 64 wrong usage,
    65 bad data, 69 service down, 73 or 74 cannot write, 75 busy, 77 permission, 78 configuration.

    """
}

/// The manual page in the man macros, section 1.
func manualPage(_ manuals: [Manual]) -> String {
  func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let safe = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
    }.joined(separator: "\n")
  }
  var page = ".TH PREVNET 1\n.SH NAME\nprevnet \\- the opportunity desk of the Prevention Network\n.SH COMMANDS\n"
  for manual in manuals {
    page += ".SS \"\(escaped(manual.usage))\"\n\(escaped(manual.summary)).\n"
    if !manual.details.isEmpty { page += ".PP\n.nf\n\(escaped(manual.details))\n.fi\n" }
    for option in manual.options { page += ".TP\n.B \(escaped(option.written))\n\(escaped(option.help))\n" }
  }
  page += ".SH OPTIONS OF EVERY COMMAND\n"
  for option in Manual.common { page += ".TP\n.B \(escaped(option.written))\n\(escaped(option.help))\n" }
  return page
}

/// A bash function that completes verbs, their second words and options.
func bashCompletion(_ manuals: [Manual]) -> String {
  var cases: [String: [String]] = [:]
  for manual in manuals {
    let words = manual.name.split(separator: " ").map(String.init)
    cases["", default: []].append(words[0])
    if words.count == 2 { cases[words[0], default: []].append(words[1]) }
    cases[words[0], default: []] += (manual.options + Manual.common).map { "--" + $0.name }
  }
  let branches = cases.sorted { $0.key < $1.key }.map { name, words in
    "    \"\(name)\") words=\"\(Set(words).sorted().joined(separator: " "))\" ;;"
  }
  return """
    _prevnet() {
      local words verb=""
      [ "$COMP_CWORD" -gt 1 ] && verb="${COMP_WORDS[1]}"
      case "$verb" in
    \(branches.joined(separator: "\n"))
      esac
      COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
    }
    complete -F _prevnet prevnet

    """
}
