import Model
import Text

/// An object of a JSON reply.
struct JSONRecord: Record {
  let value: JSON

  func texts(_ path: String) throws(Failure) -> [String] { JSONPath(path).texts(in: value) }

  /// A list of objects with a title and an address, or of addresses.
  func links(_ path: String) throws(Failure) -> [(title: String, address: String)] {
    JSONPath(path).values(in: value).flatMap { $0.array ?? [$0] }.compactMap { link in
      if let address = link.string { return ("", address) }
      let address = ["href", "url", "link"].lazy.compactMap { link[$0]?.string }.first
      let title = ["title", "name", "text", "label"].lazy.compactMap { link[$0]?.string }.first
      return address.map { (title ?? "", $0) }
    }
  }

  var columns: [(name: String, values: [String])] {
    (value.object ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, JSONPath("['\($0.key)']").texts(in: value)) }
  }
}

/// `type: json`: the items stand under a dot path, or are the whole when it is a list.
func readJSON(_ answer: Answer) throws(Failure) -> ReadItems {
  let bytes = answer.text
  let root: JSON
  do {
    root = try parsedJSON(bytes)
  } catch {
    throw Failure(.read, "\(answer.document.url) is no JSON: \(beginning(of: bytes))")
  }
  var items = ReadItems()
  items.format = "json"
  guard let records = listed(root, answer.source.items) else {
    throw Failure(.item, "nothing under '\(answer.source.items ?? "")' in \(answer.document.url)")
  }
  let reader = try RecordReader(answer)
  for record in records {
    if let entry = try reader.entry(JSONRecord(value: record)) { items.entries.append(entry) }
  }
  if let next = answer.source.next {
    let found = next.paths.lazy.flatMap { JSONPath($0).texts(in: root) }.first { !isBlank($0) }
    items.next = found.map { answer.request.asking(resolvedAddress($0, base: answer.document.url)) }
  }
  return items
}

/// `type: jsonl`: an object a line; a line that is none is a warning.
func readJSONLines(_ answer: Answer) throws(Failure) -> ReadItems {
  var items = ReadItems()
  items.format = "jsonl"
  let reader = try RecordReader(answer)
  var number = 0
  for line in answer.text.split(separator: 0x0A) {
    number += 1
    guard line.contains(where: { $0 > 0x20 }) else { continue }
    guard let value = try? parsedJSON(Array(line)), value.object != nil else {
      items.warnings.append(Failure(.item, "line \(number) is no JSON object: \(beginning(of: Array(line)))"))
      continue
    }
    let records = answer.source.items.map { JSONPath($0).values(in: value) } ?? [value]
    for record in records {
      if let entry = try reader.entry(JSONRecord(value: record)) { items.entries.append(entry) }
    }
  }
  guard !items.entries.isEmpty || items.warnings.isEmpty else {
    throw Failure(.read, "no line of \(answer.document.url) is a JSON object")
  }
  return items
}

/// The items under a path; nil when the path leads nowhere, empty when its list is.
private func listed(_ root: JSON, _ path: String?) -> [JSON]? {
  let found = path.map { JSONPath($0).values(in: root) } ?? [root]
  guard !found.isEmpty || path?.contains("*") == true else { return nil }
  return found.flatMap { $0.array ?? ($0 == .null ? [] : [$0]) }
}

/// How an answer begins, for a message: a page where JSON should be is told at a glance.
func beginning(of bytes: [UInt8]) -> String {
  "it begins '" + oneLine(String(decoding: bytes.prefix(60), as: UTF8.self)) + "'"
}
