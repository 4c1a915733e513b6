/// What libcurl refused, with its own words.
package struct TransferError: Error, Hashable, Sendable, CustomStringConvertible {
  /// libcurl's number (`CURLcode`); 0 when the library itself is missing.
  package var code: Int
  package var message: String

  package init(code: Int, message: String) {
    self.code = code
    self.message = message
  }

  package static let unavailable = TransferError(code: 0, message: "libcurl could not be started")

  package var description: String { code == 0 ? message : "\(message) (curl \(code))" }
}
