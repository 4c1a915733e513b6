package import Model
import Text

/// The same entries with the ids they are known by, so that a source whose guids change does not flood the desk.
///
/// Identity is guid, address and content together, for any one of them lies somewhere. An entry keeps its guid when that
/// is known. Else it is a known entry that the document no longer names by its old guid, when title and text are the
/// same (and the address, or the source's addresses change with its guids); and, only where a source's guids are seen to
/// change as a whole, when address and title are the same though the text was edited. What two could claim goes to none.
package func settleIdentities(_ entries: [Entry], among known: [Entry]) -> [Entry] {
  let knownIDs = Set(known.map(\.id))
  let present = Set(entries.map(\.id))
  let counts = Dictionary(entries.map { ($0.id, 1) }, uniquingKeysWith: +)
  let strangers = entries.filter { !knownIDs.contains($0.id) && counts[$0.id] == 1 }
  guard !strangers.isEmpty, !known.isEmpty else { return entries }
  // An entry whose own guid is still in the document is somebody else.
  let orphans = known.filter { !present.contains($0.id) }
  guard !orphans.isEmpty else { return entries }
  let isUnstable = strangers.count >= 3 && strangers.count * 10 >= entries.count * 9
  var marks: [@Sendable (Entry) -> String?] = [contentAndAddress]
  if isUnstable { marks += [content, addressAndTitle] }
  var names: [String: String] = [:]
  var taken: Set<String> = []
  for mark in marks {
    let free = orphans.filter { !taken.contains($0.id) }
    let homeless = strangers.filter { names[$0.id] == nil }
    for (stranger, orphan) in pairs(homeless, free, by: mark) {
      names[stranger] = orphan
      taken.insert(orphan)
    }
  }
  return entries.map { entry in
    var entry = entry
    entry.id = names[entry.id] ?? entry.id
    return entry
  }
}

/// Ids of new and known entries that alone on their side carry the same mark.
private func pairs(
  _ strangers: [Entry], _ orphans: [Entry], by mark: (Entry) -> String?
) -> [(stranger: String, orphan: String)] {
  let left = onlyOnes(strangers, by: mark)
  let right = onlyOnes(orphans, by: mark)
  return left.compactMap { mark, id in right[mark].map { (id, $0) } }
}

/// Ids by mark, without the marks that several entries share.
private func onlyOnes(_ entries: [Entry], by mark: (Entry) -> String?) -> [String: String] {
  var ids: [String: String?] = [:]
  for entry in entries {
    guard let mark = mark(entry) else { continue }
    ids[mark] = ids[mark] == nil ? entry.id : .some(nil)
  }
  return ids.compactMapValues { $0 }
}

/// Title and text; nil when there is too little of both to tell entries apart.
@Sendable private func content(_ entry: Entry) -> String? {
  let text = fold(plainText(entry.summary))
  let title = fold(entry.title)
  guard title.utf8.count + text.utf8.count >= 12 else { return nil }
  return title + "\n" + text
}

@Sendable private func contentAndAddress(_ entry: Entry) -> String? {
  content(entry).map { $0 + "\n" + (address(entry) ?? "") }
}

@Sendable private func addressAndTitle(_ entry: Entry) -> String? {
  address(entry).map { $0 + "\n" + fold(entry.title) }
}

/// Without scheme, `www.`, fragment, trailing slash and the parameters that only count visitors.
private func address(_ entry: Entry) -> String? {
  guard let link = entry.link, let address = WebAddress(link), address.isWeb, let host = address.asciiHost else {
    return entry.link
  }
  let counted = address.query?.split(separator: "&").filter { parameter in
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return !name.hasPrefix("utm_") && !visitorParameters.contains(name)
  }
  let query = counted.map { $0.isEmpty ? "" : "?" + $0.joined(separator: "&") } ?? ""
  let path = address.path.hasSuffix("/") ? String(address.path.dropLast()) : address.path
  return (host.hasPrefix("www.") ? String(host.dropFirst(4)) : host) + path + query
}

private let visitorParameters: Set<String> = [
  "fbclid", "gclid", "mc_cid", "mc_eid", "sessionid", "sid", "phpsessid", "jsessionid", "ref", "source", "cid",
]
