import CCurl

/// The library as a whole: started once for the life of the program, never stopped.
enum CurlLibrary {
  /// True once `curl_global_init` has succeeded; the first use of any handle asks.
  static let isReady = ccurl_global_init() == 0

  /// libcurl's words for a result.
  static func words(for code: CURLcode) -> String { String(cString: curl_easy_strerror(code)) }

  /// Throws unless the result is `CURLE_OK`.
  static func check(_ code: CURLcode) throws(TransferError) {
    guard code == CURLE_OK else { throw TransferError(code: Int(code.rawValue), message: words(for: code)) }
  }
}
