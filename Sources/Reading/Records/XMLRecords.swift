import Markup
package import Model
import Text

/// An item of a large XML document: the texts of its elements by their path below it, `Agency/Name`.
struct XMLRecord: Record {
  var values: [String: [String]] = [:]
  var names: [String] = []

  /// By the path below the item, names in any letters; dots do as well as slashes.
  func texts(_ path: String) throws(Failure) -> [String] {
    let clean = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return values[clean.replacing(".", with: "/").lowercased()] ?? []
  }

  var columns: [(name: String, values: [String])] { names.map { ($0, values[$0.lowercased()] ?? []) } }

  /// Another value under a path; a path may come more than once.
  mutating func add(_ text: String, under name: String) {
    let key = name.lowercased()
    if values[key] == nil { names.append(name) }
    values[key, default: []].append(text)
  }
}

/// Gathers one item after the other and hands each over when it ends.
private final class XMLRecordReader: XMLSink {
  private let each: (XMLRecord) -> Void
  private var record: XMLRecord?
  private var path: [(name: String, mark: Int, hasChildren: Bool)] = []

  init(each: @escaping (XMLRecord) -> Void) { self.each = each }

  func begin(_ name: Int, in reader: XMLReader) {
    guard record != nil else {
      if name != XMLNames.unknown {
        record = XMLRecord()
        for attribute in reader.allAttributes { record?.add(attribute.value, under: "@" + attribute.name) }
        reader.gathers = true
      }
      return
    }
    if !path.isEmpty { path[path.count - 1].hasChildren = true }
    path.append((reader.localName, reader.mark, false))
    for attribute in reader.allAttributes { record?.add(attribute.value, under: joined + "/@" + attribute.name) }
  }

  func end(_ name: Int, in reader: XMLReader) {
    guard let finished = record else { return }
    guard let last = path.last else {
      record = nil
      reader.gathers = false
      reader.cut(to: 0)
      each(finished)
      return
    }
    if !last.hasChildren {
      let text = reader.trimmedText(since: last.mark)
      if !text.isEmpty { record?.add(text, under: joined) }
    }
    reader.cut(to: last.mark)
    path.removeLast()
  }

  private var joined: String { path.map(\.name).joined(separator: "/") }
}

/// `type: xml`: items by the name of their element, fields by paths below it.
func readXMLRecords(_ answer: Answer) throws(Failure) -> ReadItems {
  var items = ReadItems()
  items.format = "xml"
  var pieces = [answer.text].makeIterator()
  try forEachEntry(in: { pieces.next() }, of: answer.document.url, as: answer.source) { items.entries.append($0) }
  return items
}

/// Reads a source of `type: xml` piece by piece, so that a document of any size needs the memory of one item.
///
/// `next` gives the bytes of a piece, nil at the end; every entry is handed over as soon as its element ends.
package func forEachEntry(
  in next: () throws -> [UInt8]?, of url: String, as source: Source, _ each: (Entry) -> Void
) throws(Failure) {
  guard let item = source.items.map({ $0.split(separator: "/").last.map(String.init) ?? $0 }), !item.isEmpty else {
    throw Failure(.item, "\(source.location): 'items' must name the element of an item")
  }
  let reader = try RecordReader(source, fields: source.fields, base: url)
  var failure: Failure?
  var count = 0
  do {
    try withoutActuallyEscaping(each) { each in
      let sink = XMLRecordReader { record in
        count += 1
        do throws(Failure) {
          if let entry = try reader.entry(record) { each(entry) }
        } catch {
          failure = failure ?? error
        }
      }
      _ = try XMLReader.read(stream: next, names: XMLNames([item], prefixes: [:]), into: sink)
    }
  } catch {
    throw Failure(.read, "\(url): \(error)")
  }
  if let failure { throw failure }
  if count == 0 { throw Failure(.item, "no element '\(item)' in \(url)") }
}
