package import Model

/// A mistake in a template: where, what is written there, and what would be right.
package struct TemplateError: Error, Hashable, CustomStringConvertible {
  package var location: Location
  package var message: String

  package init(_ location: Location, _ message: String) {
    self.location = location
    self.message = message
  }

  package var description: String { "\(location): \(message)" }
}
