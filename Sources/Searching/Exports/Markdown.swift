import Archiving
import Model

/// Markdown (CommonMark): a heading a section, a list item an opportunity; nothing in a text is markup.
func markdown(_ records: [ArchiveRecord], _ header: ExportHeader) -> String {
  var text = "# \(plain(header.title))\n"
  for section in Section.allCases.map(Optional.some) + [nil] {
    let members = records.filter { $0.opportunity.judgement.section == section }
    guard !members.isEmpty else { continue }
    let name = section?.rawValue ?? "other"
    text += "\n## \(name.prefix(1).uppercased() + name.dropFirst())\n\n"
    for record in members { text += item(record.opportunity, header) }
  }
  return text
}

/// One opportunity: its title as a link where it has one, its facts and the beginning of its summary.
private func item(_ opportunity: Opportunity, _ header: ExportHeader) -> String {
  let title = plain(opportunity.title.isEmpty ? opportunity.id : opportunity.title)
  let linked = header.link(opportunity).flatMap(address).map { "[\(title)](<\($0)>)" } ?? title
  var text = "- **\(linked)**"
  if !opportunity.factLine.isEmpty { text += "  \n  " + plain(opportunity.factLine) }
  if !opportunity.summary.isEmpty { text += "  \n  " + plain(opportunity.summary.cut(to: 400)) }
  return text + "\n"
}

/// On one line, with a backslash before every character that could begin markup.
private func plain(_ text: String) -> String {
  text.onOneLine.split(separator: " ").joined(separator: " ").reduce(into: "") { escaped, character in
    if "\\`*_{}[]()<>#+-.!|~&$=:".contains(character) { escaped.append("\\") }
    escaped.append(character)
  }
}

/// Only what stays inside the angle brackets, and only addresses of the web.
private func address(_ link: String) -> String? {
  guard link.hasPrefix("https://") || link.hasPrefix("http://"), !link.contains(where: { "<> \n\r\t\\".contains($0) })
  else { return nil }
  return link
}
