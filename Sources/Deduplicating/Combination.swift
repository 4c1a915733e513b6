package import Model
import Text

/// One entry that holds the best of several about the same thing: the most official and most complete leads, and what it
/// leaves out is taken from the others in turn, so that facts, tags and reasons are read from one text.
///
/// - Parameters:
///   - entries: At least one; their order does not matter.
///   - official: Sources whose own thing it is.
/// - Returns: The combined entry, and the entries ordered as they rank.
package func combined(_ entries: [Entry], official: Set<String>) -> (entry: Entry, ranked: [Entry]) {
  let ranked = entries.sorted { left, right in
    let (one, other) = (rank(left, official), rank(right, official))
    return one == other ? (left.source, left.id) < (right.source, right.id) : one > other
  }
  var best = ranked[0]
  for entry in ranked.dropFirst() {
    if best.link == nil { best.link = entry.link }
    if best.published == nil { best.published = entry.published }
    if best.language == nil { best.language = entry.language }
    if plainLength(entry) > 2 * plainLength(best), plainLength(best) < 200 { best.summary = entry.summary }
    for (name, values) in entry.fields where best.first(name) == nil { best.fields[name] = values }
  }
  return (best, ranked)
}

/// Official before not, then by how much it says.
private func rank(_ entry: Entry, _ official: Set<String>) -> Int {
  let known = EntryField.all.filter { entry.first($0) != nil }.count
  return (official.contains(entry.source) ? 1000 : 0) + known * 10 + min(9, plainLength(entry) / 100)
}

private func plainLength(_ entry: Entry) -> Int { entry.summary.utf8.count }
