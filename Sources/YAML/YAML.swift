/// Reads a YAML file into a tree; throws all its mistakes at once.
///
/// The file is one document of mappings, lists and scalars. Aliases, anchors, tags, second documents, keys that are not
/// plain words and keys that come twice are mistakes: in a file that people edit they are slips or attacks.
package func parseYAML(_ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) throws(YAMLError) -> YAMLNode {
  let tree = readYAML(bytes, limits: limits)
  guard tree.mistakes.isEmpty, let root = tree.root else { throw YAMLError(tree.mistakes) }
  return root
}

/// A tree as far as it could be read, and what was wrong.
package struct YAMLTree: Hashable, Sendable {
  /// Nil when the file breaks YAML's grammar or a limit, so that no tree can be trusted.
  package var root: YAMLNode?
  package var mistakes: [YAMLMistake]
}

/// Reads as `parseYAML` does, but keeps the tree beside mistakes that leave it whole, so that a reader of the tree can
/// report its own in the same go.
package func readYAML(_ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) -> YAMLTree {
  let start = YAMLPlace(line: 1, column: 1)
  guard bytes.count <= limits.bytes else {
    let message = "the file has \(bytes.count) bytes; at most \(limits.bytes) are read"
    return YAMLTree(root: nil, mistakes: [YAMLMistake(start, message)])
  }
  guard !bytes.isEmpty else { return YAMLTree(root: TreeBuilder(limits: limits).root, mistakes: []) }
  return bytes.withUnsafeBufferPointer { buffer in
    guard let parser = Parser(buffer) else {
      return YAMLTree(root: nil, mistakes: [YAMLMistake(start, "no memory to read it")])
    }
    var builder = TreeBuilder(limits: limits)
    do throws(YAMLMistake) {
      while let event = try parser.next() { try builder.take(event) }
      return YAMLTree(root: builder.root, mistakes: builder.mistakes)
    } catch {
      return YAMLTree(root: nil, mistakes: builder.mistakes + [error])
    }
  }
}
