import Text

/// A path through JSON: names with dots between them, `[n]` for an item (negative from the end), `*` for all of them.
///
/// `data.items[0].title`, `categories.*.name`. A name that holds dots itself stands in `['…']`. A name applied to a list
/// means that name in each of its items.
struct JSONPath: Hashable {
  private enum Step: Hashable {
    case name(String)
    case index(Int)
    case all
  }

  private let steps: [Step]

  /// Reads every text; what is no step counts as a name.
  init(_ text: String) {
    var steps: [Step] = []
    var rest = Substring(text)
    if rest.hasPrefix("$") { rest = rest.dropFirst() }
    while let first = rest.first {
      if first == "." {
        rest = rest.dropFirst()
      } else if first == "[", let end = rest.firstIndex(of: "]") {
        let inner = rest[rest.index(after: rest.startIndex)..<end]
        let name = inner.trimmingPrefix { $0 == "'" || $0 == "\"" }
        if inner == "*" {
          steps.append(.all)
        } else if let index = Int(inner) {
          steps.append(.index(index))
        } else {
          steps.append(.name(String(name.prefix { $0 != "'" && $0 != "\"" })))
        }
        rest = rest[rest.index(after: end)...]
      } else {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        rest = rest.dropFirst(max(1, name.count))
        steps.append(name == "*" ? .all : .name(String(name)))
      }
    }
    self.steps = steps
  }

  /// Every value the path leads to.
  func values(in root: JSON) -> [JSON] {
    steps.reduce([root]) { values, step in values.flatMap { follow(step, $0) } }
  }

  /// Where one step leads from one value: to none, one or many.
  private func follow(_ step: Step, _ value: JSON) -> [JSON] {
    switch (step, value) {
    case (.name(let name), .object(let members)): members[name].map { [$0] } ?? []
    case (.name, .array(let items)): items.flatMap { follow(step, $0) }
    case (.index(let index), .array(let items)):
      items.indices.contains(index < 0 ? items.count + index : index)
        ? [items[index < 0 ? items.count + index : index]] : []
    case (.all, .array(let items)): items
    case (.all, .object(let members)): members.sorted { $0.key < $1.key }.map(\.value)
    default: []
    }
  }

  /// The texts it leads to; lists of texts are taken apart, null and empty ones are none.
  func texts(in root: JSON) -> [String] {
    values(in: root).flatMap { value -> [String] in
      if let items = value.array { return items.compactMap(\.text) }
      return value.text.map { [$0] } ?? []
    }
  }
}
