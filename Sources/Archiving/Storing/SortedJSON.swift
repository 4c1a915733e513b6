/// JSON with sorted keys and plain slashes, byte for byte what Foundation's encoder writes, in a fifth of its time.
///
/// Everything that is kept goes through here: an archive of a million records is a million such texts.
enum SortedJSON {
  /// The UTF-8 of the value on one line; throws `EncodingError` for a number that JSON has not.
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2048)
    try write(try node(of: value), into: &bytes)
    return bytes
  }

  /// A value on its way to text.
  fileprivate enum Node {
    case null
    case truth(Bool)
    case integer(Int)
    case real(Double)
    case text(String)
    case list(List)
    case object(Object)
  }

  /// Filled by a container that outlives the call that made it: hence a reference.
  fileprivate final class List { var items: [Node] = [] }

  /// Members in the order they came, sorted when they are written.
  fileprivate final class Object {
    var members: [(key: String, node: Node)] = []
    init() { members.reserveCapacity(8) }
  }

  fileprivate static func node(of value: some Encodable) throws -> Node {
    let encoder = ValueEncoder()
    try value.encode(to: encoder)
    return encoder.node
  }
}

// MARK: text

extension SortedJSON {
  private static func write(_ node: Node, into bytes: inout [UInt8]) throws {
    switch node {
    case .null: bytes += "null".utf8
    case .truth(let truth): bytes += (truth ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .real(let number): try write(number, into: &bytes)
    case .text(let text): write(text, into: &bytes)
    case .list(let list):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in list.items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        try write(item, into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in object.members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(member.key, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        try write(member.node, into: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// The shortest digits that read back as the same number; `2`, not `2.0`.
  private static func write(_ number: Double, into bytes: inout [UInt8]) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(number, .init(codingPath: [], debugDescription: "\(number) has no JSON"))
    }
    let digits = number.description
    bytes += digits.hasSuffix(".0") ? digits.dropLast(2).utf8 : digits[...].utf8
  }

  /// RFC 8259 §7: a quotation mark, a backslash and control characters are escaped, all else stands as it is.
  private static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(quotationMark)
    let start = bytes.count
    bytes += text.utf8
    if let first = bytes[start...].firstIndex(where: needsEscape) {
      let rest = Array(bytes[first...])
      bytes.removeSubrange(first...)
      for byte in rest { append(escaped: byte, to: &bytes) }
    }
    bytes.append(quotationMark)
  }

  private static func needsEscape(_ byte: UInt8) -> Bool { byte < 0x20 || byte == quotationMark || byte == backslash }

  private static func append(escaped byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case quotationMark, backslash: bytes += [backslash, byte]
    case 0x08: bytes += [backslash, UInt8(ascii: "b")]
    case 0x09: bytes += [backslash, UInt8(ascii: "t")]
    case 0x0a: bytes += [backslash, UInt8(ascii: "n")]
    case 0x0c: bytes += [backslash, UInt8(ascii: "f")]
    case 0x0d: bytes += [backslash, UInt8(ascii: "r")]
    case 0..<0x20: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
    default: bytes.append(byte)
    }
  }

  private static let quotationMark = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
}

// MARK: containers

/// Collects what one value says of itself.
private final class ValueEncoder: Encoder {
  var node = SortedJSON.Node.null
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object(let object) = node { return KeyedEncodingContainer(Members(object: object)) }
    let object = SortedJSON.Object()
    node = .object(object)
    return KeyedEncodingContainer(Members(object: object))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    let list = SortedJSON.List()
    node = .list(list)
    return Items(list: list)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { SingleValue(encoder: self) }
}

/// The members of an object; numbers other than `Int` and `Double` reach `SingleValue` through the general function.
private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let object: SortedJSON.Object
  var codingPath: [any CodingKey] { [] }

  private func add(_ node: SortedJSON.Node, _ key: any CodingKey) { object.members.append((key.stringValue, node)) }

  func encodeNil(forKey key: Key) { add(.null, key) }
  func encode(_ value: Bool, forKey key: Key) { add(.truth(value), key) }
  func encode(_ value: Int, forKey key: Key) { add(.integer(value), key) }
  func encode(_ value: Double, forKey key: Key) { add(.real(value), key) }
  func encode(_ value: String, forKey key: Key) { add(.text(value), key) }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { add(try SortedJSON.node(of: value), key) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested>
  {
    let nested = SortedJSON.Object()
    add(.object(nested), key)
    return KeyedEncodingContainer(Members<Nested>(object: nested))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    let list = SortedJSON.List()
    add(.list(list), key)
    return Items(list: list)
  }

  /// For classes that inherit; values of `Model` are none.
  func superEncoder() -> any Encoder { ValueEncoder() }
  func superEncoder(forKey key: Key) -> any Encoder { ValueEncoder() }
}

/// The items of an array.
private struct Items: UnkeyedEncodingContainer {
  let list: SortedJSON.List
  var codingPath: [any CodingKey] { [] }
  var count: Int { list.items.count }

  func encodeNil() { list.items.append(.null) }
  func encode(_ value: Bool) { list.items.append(.truth(value)) }
  func encode(_ value: Int) { list.items.append(.integer(value)) }
  func encode(_ value: Double) { list.items.append(.real(value)) }
  func encode(_ value: String) { list.items.append(.text(value)) }
  func encode<Value: Encodable>(_ value: Value) throws { list.items.append(try SortedJSON.node(of: value)) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    let nested = SortedJSON.Object()
    list.items.append(.object(nested))
    return KeyedEncodingContainer(Members<Nested>(object: nested))
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    let nested = SortedJSON.List()
    list.items.append(.list(nested))
    return Items(list: nested)
  }

  func superEncoder() -> any Encoder { ValueEncoder() }
}

/// A value that is neither: here every kind of number ends, or the general function would call itself for ever.
private struct SingleValue: SingleValueEncodingContainer {
  let encoder: ValueEncoder
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { encoder.node = .null }
  func encode(_ value: Bool) { encoder.node = .truth(value) }
  func encode(_ value: String) { encoder.node = .text(value) }
  func encode(_ value: Double) { encoder.node = .real(value) }
  func encode(_ value: Float) { encoder.node = .real(Double(value.description) ?? Double(value)) }
  func encode(_ value: Int) { encoder.node = .integer(value) }
  func encode(_ value: Int8) { encoder.node = .integer(Int(value)) }
  func encode(_ value: Int16) { encoder.node = .integer(Int(value)) }
  func encode(_ value: Int32) { encoder.node = .integer(Int(value)) }
  func encode(_ value: Int64) { encoder.node = .integer(Int(value)) }
  func encode(_ value: UInt8) { encoder.node = .integer(Int(value)) }
  func encode(_ value: UInt16) { encoder.node = .integer(Int(value)) }
  func encode(_ value: UInt32) { encoder.node = .integer(Int(value)) }
  func encode(_ value: UInt) throws { encoder.node = try whole(UInt64(value)) }
  func encode(_ value: UInt64) throws { encoder.node = try whole(value) }
  func encode<Value: Encodable>(_ value: Value) throws { encoder.node = try SortedJSON.node(of: value) }

  private func whole(_ value: UInt64) throws -> SortedJSON.Node {
    if let number = Int(exactly: value) { return .integer(number) }
    throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "\(value) is too large"))
  }
}
