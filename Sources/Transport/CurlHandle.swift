import CCurl

/// One libcurl easy handle, owned by exactly one scope and freed with it.
///
/// A callback gets its context as a pointer (`CURLOPT_WRITEDATA` and its like); the object behind it must outlive
/// the transfer, which `withExtendedLifetime` around `perform` or a stored reference sees to.
struct CurlHandle: ~Copyable {
  /// What a callback of libcurl that moves bytes looks like: bytes, size, count, context; gives the bytes taken.
  typealias BytesCallback =
    @convention(c) (
      UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?
    ) -> Int

  /// For the multi interface, inside this room only; CURL is void in C.
  let raw: UnsafeMutableRawPointer
  /// `CURLOPT_ERRORBUFFER`: 256 bytes that live as long as the handle.
  private let errorBuffer: UnsafeMutablePointer<CChar>

  init() throws(TransferError) {
    guard CurlLibrary.isReady, let raw = curl_easy_init() else { throw .unavailable }
    self.raw = raw
    errorBuffer = .allocate(capacity: 256)
    errorBuffer.initialize(repeating: 0, count: 256)
    setBasics()
  }

  deinit {
    curl_easy_cleanup(raw)
    errorBuffer.deallocate()
  }

  func set(_ option: CURLoption, _ value: String) throws(TransferError) {
    try CurlLibrary.check(ccurl_set_string(raw, option, value))
  }

  /// For the options that take a `long`.
  func set(_ option: CURLoption, _ value: Int) throws(TransferError) {
    try CurlLibrary.check(ccurl_set_long(raw, option, value))
  }

  /// For the `…_LARGE` options that take a `curl_off_t`.
  func set(_ option: CURLoption, offset value: Int) throws(TransferError) {
    try CurlLibrary.check(ccurl_set_offset(raw, option, curl_off_t(value)))
  }

  /// For contexts and buffers; nil clears the option.
  func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer?) throws(TransferError) {
    try CurlLibrary.check(ccurl_set_pointer(raw, option, value))
  }

  /// The list must outlive the transfer: libcurl keeps the pointer.
  func set(_ option: CURLoption, _ list: borrowing CurlList) throws(TransferError) {
    try CurlLibrary.check(ccurl_set_list(raw, option, list.raw))
  }

  /// For `CURLOPT_WRITEFUNCTION`, `CURLOPT_HEADERFUNCTION` and `CURLOPT_READFUNCTION`.
  func set(_ option: CURLoption, callback: @escaping BytesCallback) throws(TransferError) {
    try CurlLibrary.check(ccurl_set_bytes(raw, option, callback))
  }

  /// Runs the transfer on this thread to its end.
  func perform() -> CURLcode {
    errorBuffer.pointee = 0
    return curl_easy_perform(raw)
  }

  /// Every option back to its default; connections and caches stay.
  func reset() {
    curl_easy_reset(raw)
    setBasics()
  }

  /// Two options that every libcurl since 7.10 takes.
  private func setBasics() {
    _ = ccurl_set_pointer(raw, CURLOPT_ERRORBUFFER, errorBuffer)
    // Signals would interrupt other threads during name resolution.
    _ = ccurl_set_long(raw, CURLOPT_NOSIGNAL, 1)
  }

  /// The words of the last failure, more exact than the code's; empty when there was none.
  var errorText: String { String(cString: errorBuffer) }

  /// A value of `CURLINFO_…` that is a long; 0 when there is none.
  func number(_ what: CURLINFO) -> Int {
    var value = 0
    return ccurl_get_long(raw, what, &value) == CURLE_OK ? value : 0
  }

  /// A value of `CURLINFO_…_T`; microseconds for the times.
  func offset(_ what: CURLINFO) -> Int {
    var value: curl_off_t = 0
    return ccurl_get_offset(raw, what, &value) == CURLE_OK ? Int(value) : 0
  }

  /// A value of `CURLINFO_…` that is text; nil when there is none.
  func text(_ what: CURLINFO) -> String? {
    var value: UnsafePointer<CChar>?
    guard ccurl_get_string(raw, what, &value) == CURLE_OK, let value else { return nil }
    return String(cString: value)
  }
}
