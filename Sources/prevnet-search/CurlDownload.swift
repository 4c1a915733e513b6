import Glibc
import Searching

/// libcurl, opened when `sync` needs it and not before: searching works where it is not installed.
struct CurlDownload: Download {
  private let library: CurlFunctions

  /// Nil where libcurl is not installed.
  init?() {
    guard let library = CurlFunctions() else { return nil }
    self.library = library
  }

  /// One GET, redirects followed, in this thread: there is nothing else to do meanwhile.
  func fetch(_ request: DownloadRequest) async throws(DownloadFailure) -> DownloadReply {
    try library.get(request)
  }
}

/// The handful of functions, by their names in the library.
///
/// Swift cannot call variadic C. On the machines this runs on, one argument after the fixed two goes where a plain
/// function has it, so the two kinds that are needed are called as plain functions.
private struct CurlFunctions: Sendable {
  private let create: @convention(c) () -> OpaquePointer?
  private let perform: @convention(c) (OpaquePointer) -> Int32
  private let cleanup: @convention(c) (OpaquePointer) -> Void
  private let append: @convention(c) (OpaquePointer?, UnsafePointer<CChar>) -> OpaquePointer?
  private let free: @convention(c) (OpaquePointer?) -> Void
  private let describe: @convention(c) (Int32) -> UnsafePointer<CChar>?
  private let setNumber: @convention(c) (OpaquePointer, Int32, Int) -> Int32
  private let setPointer: @convention(c) (OpaquePointer, Int32, UnsafeRawPointer?) -> Int32
  private let getNumber: @convention(c) (OpaquePointer, Int32, UnsafeMutablePointer<Int>) -> Int32

  /// Opens the library and finds the functions; nil where one is missing.
  ///
  /// The library stays open as long as the program.
  init?() {
    guard let handle = dlopen("libcurl.so.4", RTLD_NOW) ?? dlopen("libcurl-gnutls.so.4", RTLD_NOW),
      let easyInit = dlsym(handle, "curl_easy_init"), let easyPerform = dlsym(handle, "curl_easy_perform"),
      let easyCleanup = dlsym(handle, "curl_easy_cleanup"), let listAppend = dlsym(handle, "curl_slist_append"),
      let listFree = dlsym(handle, "curl_slist_free_all"), let easyError = dlsym(handle, "curl_easy_strerror"),
      let easySet = dlsym(handle, "curl_easy_setopt"), let easyGet = dlsym(handle, "curl_easy_getinfo")
    else { return nil }
    create = unsafeBitCast(easyInit, to: (@convention(c) () -> OpaquePointer?).self)
    perform = unsafeBitCast(easyPerform, to: (@convention(c) (OpaquePointer) -> Int32).self)
    cleanup = unsafeBitCast(easyCleanup, to: (@convention(c) (OpaquePointer) -> Void).self)
    append = unsafeBitCast(
      listAppend, to: (@convention(c) (OpaquePointer?, UnsafePointer<CChar>) -> OpaquePointer?).self)
    free = unsafeBitCast(listFree, to: (@convention(c) (OpaquePointer?) -> Void).self)
    describe = unsafeBitCast(easyError, to: (@convention(c) (Int32) -> UnsafePointer<CChar>?).self)
    setNumber = unsafeBitCast(easySet, to: (@convention(c) (OpaquePointer, Int32, Int) -> Int32).self)
    setPointer = unsafeBitCast(easySet, to: (@convention(c) (OpaquePointer, Int32, UnsafeRawPointer?) -> Int32).self)
    getNumber = unsafeBitCast(
      easyGet, to: (@convention(c) (OpaquePointer, Int32, UnsafeMutablePointer<Int>) -> Int32).self)
  }

  /// One GET; numbers are those of curl.h, which never change.
  func get(_ request: DownloadRequest) throws(DownloadFailure) -> DownloadReply {
    guard let curl = create() else { throw DownloadFailure("libcurl cannot start") }
    defer { cleanup(curl) }
    let collected = Collected(limit: request.maximumBytes)
    let context = Unmanaged.passUnretained(collected).toOpaque()
    text(curl, 10002, request.url)  // URL
    text(curl, 10018, "prevnet-search/1.0")  // USERAGENT
    text(curl, 10318, "http,https")  // PROTOCOLS_STR
    text(curl, 10319, "http,https")  // REDIR_PROTOCOLS_STR
    // NOSIGNAL, FOLLOWLOCATION, MAXREDIRS, CONNECTTIMEOUT, LOW_SPEED_LIMIT and LOW_SPEED_TIME
    for (option, value) in [(99, 1), (52, 1), (68, 5), (78, 20), (19, 100), (20, 60)] {
      _ = setNumber(curl, Int32(option), value)
    }
    if let range = request.range { text(curl, 10007, "\(range.lowerBound)-\(range.upperBound)") }  // RANGE
    var headers: OpaquePointer?
    if let etag = request.etag, !etag.contains(where: \.isNewline) { headers = append(nil, "If-None-Match: \(etag)") }
    defer { free(headers) }
    if let headers { _ = setPointer(curl, 10023, UnsafeRawPointer(headers)) }  // HTTPHEADER
    let body: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = takeBody
    let header: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = takeHeader
    _ = setPointer(curl, 20011, unsafeBitCast(body, to: UnsafeRawPointer.self))  // WRITEFUNCTION
    _ = setPointer(curl, 20079, unsafeBitCast(header, to: UnsafeRawPointer.self))  // HEADERFUNCTION
    _ = setPointer(curl, 10001, context)  // WRITEDATA
    _ = setPointer(curl, 10029, context)  // HEADERDATA
    let code = withExtendedLifetime(collected) { perform(curl) }
    guard code == 0 else {
      let words =
        collected.isTooLarge ? "is larger than it should be" : describe(code).map { String(cString: $0) } ?? ""
      throw DownloadFailure("\(request.url): \(words)")
    }
    var status = 0
    _ = getNumber(curl, 0x20_0002, &status)  // RESPONSE_CODE
    return DownloadReply(status: status, etag: collected.etag, body: collected.bytes)
  }

  /// Sets an option that is a text.
  private func text(_ curl: OpaquePointer, _ option: Int32, _ value: String) {
    // libcurl copies texts.
    value.withCString { _ = setPointer(curl, option, UnsafeRawPointer($0)) }
  }
}

/// What came so far.
private final class Collected {
  var bytes: [UInt8] = []
  var etag: String?
  var isTooLarge = false
  let limit: Int

  init(limit: Int) { self.limit = limit }
}

/// Called by libcurl with a piece of the body; taking less than all of it ends the transfer.
private func takeBody(
  _ start: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let start, let context else { return 0 }
  let collected = Unmanaged<Collected>.fromOpaque(context).takeUnretainedValue()
  collected.bytes += UnsafeRawBufferPointer(start: start, count: size * count)
  collected.isTooLarge = collected.bytes.count > collected.limit
  return collected.isTooLarge ? 0 : size * count
}

/// Called by libcurl with each line of the head.
private func takeHeader(
  _ start: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let start, let context else { return 0 }
  let collected = Unmanaged<Collected>.fromOpaque(context).takeUnretainedValue()
  let line = String(decoding: UnsafeRawBufferPointer(start: start, count: size * count), as: UTF8.self)
  // A redirect answers with headers of its own; the last answer counts.
  if line.hasPrefix("HTTP/") { (collected.etag, collected.bytes) = (nil, []) }
  if line.lowercased().hasPrefix("etag:") {
    collected.etag = String(line.dropFirst(5).drop { $0 == " " }.prefix { !$0.isNewline })
  }
  return size * count
}
