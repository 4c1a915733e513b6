import CCurl

/// A list of lines for libcurl (headers, recipients, `CURLOPT_RESOLVE`), freed with its owner.
struct CurlList: ~Copyable {
  private(set) var raw: UnsafeMutablePointer<curl_slist>?

  init(_ lines: some Sequence<String> = []) throws(TransferError) {
    for line in lines {
      guard let longer = curl_slist_append(raw, line) else {
        // deinit does not run for a value that was never whole.
        curl_slist_free_all(raw)
        throw TransferError(code: Int(CURLE_OUT_OF_MEMORY.rawValue), message: "no memory for a list")
      }
      raw = longer
    }
  }

  deinit { curl_slist_free_all(raw) }
}
