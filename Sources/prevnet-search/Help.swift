import Searching

/// Options that every verb takes.
let commonOptions: [VerbUsage.Option] = [
  .init("archive", "FILE", "the archive; what sync fetched, or $PREVNET_HOME/archive.sqlite"),
  .init("home", "DIR", "where the archive and kept searches are"),
  .init("now", "DAY", "a fixed day, such as 2026-11-21"),
  .init("json", nil, "print JSON for scripts"),
  .init("help", nil, "print what this verb does"),
]

extension VerbUsage {
  /// The whole of `prevnet-search help VERB`.
  func help(_ program: String) -> String {
    func lines(_ options: [Option]) -> String {
      options.map { "  --\($0.name)" + ($0.value.map { " \($0)" } ?? "") + "\n      \($0.help)\n" }.joined()
    }
    var text = "\(program) \(name) [options] \(operands)\n\n\(summary.prefix(1).uppercased() + summary.dropFirst()).\n"
    if !details.isEmpty { text += "\n\(details)\n" }
    if !options.isEmpty { text += "\nOptions:\n" + lines(options) }
    text += "\nOptions of every verb:\n" + lines(commonOptions)
    if !examples.isEmpty {
      text += "\nExamples:\n" + examples.map { "  \(program) \($0.line)\n      \($0.what)\n" }.joined()
    }
    return text
  }
}
