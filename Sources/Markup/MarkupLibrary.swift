import CXML2

/// libxml2's start, once per process and before any thread parses.
enum MarkupLibrary {
  static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Broken markup is repaired, nothing is printed, no network.
  ///
  /// Never NOENT, DTDLOAD or HUGE.
  static let xmlOptions = Int32(
    XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue)

  static let htmlOptions = Int32(
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue)
}

/// Why a document was not read at all.
package struct MarkupError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = description }
}
