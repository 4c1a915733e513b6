/// One value of a YAML file and where it stands.
package struct YAMLNode: Hashable, Sendable {
  package var content: Content
  package var place: YAMLPlace

  package init(_ content: Content, at place: YAMLPlace) {
    self.content = content
    self.place = place
  }

  /// What stands at a place.
  package enum Content: Hashable, Sendable {
    case scalar(Scalar)
    case sequence([YAMLNode])
    /// Pairs in the order they were written; no key comes twice.
    case mapping([Pair])
    /// Stands where a mistake was already reported: an alias, a tagged value.
    case faulty
  }

  /// A scalar is text; what it means is for the reader to say: `no` is not yet false.
  package struct Scalar: Hashable, Sendable {
    package var text: String
    /// Whether it stood in quotes or in a block (`|`, `>`), so that it can be nothing but text.
    package var isQuoted: Bool

    package init(_ text: String, isQuoted: Bool = false) {
      self.text = text
      self.isQuoted = isQuoted
    }
  }

  /// A key with its value and its own place.
  package struct Pair: Hashable, Sendable {
    package var key: String
    package var keyPlace: YAMLPlace
    package var value: YAMLNode

    package init(key: String, keyPlace: YAMLPlace, value: YAMLNode) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }
}

/// Line and column, both from 1; columns count characters.
package struct YAMLPlace: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package var description: String { "\(line):\(column)" }

  package static func < (left: YAMLPlace, right: YAMLPlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension YAMLNode {
  /// The scalar, nil for containers.
  package var scalar: Scalar? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar
  }

  package var items: [YAMLNode]? {
    guard case .sequence(let items) = content else { return nil }
    return items
  }

  package var pairs: [Pair]? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs
  }

  /// The value of a key of a mapping.
  package subscript(key: String) -> YAMLNode? { pairs?.first { $0.key == key }?.value }

  /// Whether nothing was written here: an empty plain scalar, `~` or `null`.
  package var isNull: Bool {
    guard let scalar, !scalar.isQuoted else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
  }

  /// `true`, `false`, `yes` or `no` without quotes; nil for anything else.
  package var bool: Bool? {
    guard let scalar, !scalar.isQuoted else { return nil }
    switch scalar.text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default: return nil
    }
  }

  /// A whole number in decimal digits, without quotes.
  package var integer: Int? {
    guard let scalar, !scalar.isQuoted else { return nil }
    return Int(scalar.text)
  }

  /// A finite number in decimal digits, without quotes.
  package var number: Double? {
    guard let scalar, !scalar.isQuoted, scalar.text.utf8.allSatisfy({ YAMLNode.numeric.contains($0) }),
      let value = Double(scalar.text), value.isFinite
    else { return nil }
    return value
  }

  /// Keeps `inf`, `nan` and hexadecimal away from `Double.init`.
  private static let numeric = Set("0123456789.+-eE".utf8)

  /// What it is, in words for a message: `"soon"`, `a list`, `nothing`.
  package var kind: String {
    switch content {
    case .scalar(let scalar): isNull ? "nothing" : "\"\(YAMLNode.excerpt(scalar.text))\""
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .faulty: "a mistake"
    }
  }

  /// At most 60 characters on one line, for a message.
  package static func excerpt(_ text: String) -> String {
    let visible = String(text.prefix(61).map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return visible.count > 60 ? visible.prefix(59) + "…" : visible
  }
}
