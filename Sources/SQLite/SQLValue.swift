/// A value to bind, in SQLite's own five kinds.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// Null for nil.
  package init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }

  /// Null for nil.
  package init(_ integer: Int?) { self = integer.map(SQLValue.integer) ?? .null }

  /// Null for nil.
  package init(_ real: Double?) { self = real.map(SQLValue.real) ?? .null }

  /// SQLite has no truth values: 1 and 0.
  package init(_ truth: Bool) { self = .integer(truth ? 1 : 0) }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .real(value) }
  package init(nilLiteral: ()) { self = .null }
}
