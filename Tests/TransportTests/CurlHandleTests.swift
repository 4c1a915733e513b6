import CCurl
import Foundation
import TestSupport
import Testing

@testable import Transport

@Suite("curl handles")
struct CurlHandleTests {
  @Test("reads a local file through a callback with its context")
  func transfers() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "a.txt")
      try Data("hello".utf8).write(to: file)
      let sink = Sink()
      let handle = try CurlHandle()
      try handle.set(CURLOPT_URL, file.absoluteString)
      try handle.set(CURLOPT_WRITEFUNCTION, callback: collect)
      try handle.set(CURLOPT_WRITEDATA, pointer: Unmanaged.passUnretained(sink).toOpaque())
      let code = withExtendedLifetime(sink) { handle.perform() }
      #expect(code == CURLE_OK)
      #expect(String(decoding: sink.bytes, as: UTF8.self) == "hello")
      #expect(handle.offset(CURLINFO_SIZE_DOWNLOAD_T) == 5)
      #expect(handle.text(CURLINFO_EFFECTIVE_URL)?.hasPrefix("file:") == true)
    }
  }

  @Test("says in words what went wrong")
  func words() throws {
    let handle = try CurlHandle()
    try handle.set(CURLOPT_URL, "file:///nonexistent/file")
    #expect(handle.perform() == CURLE_FILE_COULDNT_READ_FILE)
    #expect(handle.errorText.contains("/nonexistent/file"))
    let error = #expect(throws: TransferError.self) { try handle.set(CURLOPT_PROTOCOLS_STR, "nonsense") }
    #expect(error?.description.contains("(curl ") == true)
  }

  @Test("keeps the lines of a list in order")
  func lists() throws {
    let list = try CurlList(["a: 1", "b: 2"])
    let first = try #require(list.raw?.pointee)
    #expect(String(cString: first.data) == "a: 1")
    #expect(String(cString: try #require(first.next?.pointee.data)) == "b: 2")
  }
}

private final class Sink {
  var bytes: [UInt8] = []
}

private func collect(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes, let context else { return 0 }
  let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
  sink.bytes += UnsafeRawBufferPointer(start: bytes, count: size * count)
  return size * count
}
