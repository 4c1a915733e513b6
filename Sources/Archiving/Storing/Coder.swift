import FoundationEssentials
import SQLite

/// Values as JSON in a column: sorted keys, so that the same value is the same text.
struct Coder: Sendable {
  let file: String

  /// One line of JSON; throws `.constraint` for a number that JSON has not.
  func text(_ value: some Encodable) throws(DatabaseError) -> String {
    String(decoding: try bytes(value), as: UTF8.self)
  }

  /// The same as UTF-8.
  func bytes(_ value: some Encodable) throws(DatabaseError) -> [UInt8] {
    do {
      return try SortedJSON.bytes(value)
    } catch {
      throw DatabaseError(.constraint, message: "a value has no JSON: \(error)", file: file)
    }
  }

  /// What `text` wrote; throws `.damaged` when it is something else.
  func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws(DatabaseError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw DatabaseError(.damaged, message: "a stored \(type) cannot be read: \(error)", file: file)
    }
  }
}
