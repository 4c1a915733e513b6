import Model
import Text

/// Sixteen hexadecimal digits over what an entry says, for items whose source gives no id.
func fingerprint(of entry: Entry) -> String {
  var text = entry.title + "\u{1F}" + (entry.link ?? "") + "\u{1F}" + entry.summary
  for (name, values) in entry.fields.sorted(by: { $0.key < $1.key }) {
    text += "\u{1F}" + name + "\u{1F}" + values.joined(separator: "\u{1E}")
  }
  return String(SHA256.hex(text.utf8).prefix(16))
}
