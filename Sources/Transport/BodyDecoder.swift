import CCurl

/// Takes the compression off a body while it arrives (RFC 1952 gzip, RFC 1950 and 1951 deflate).
///
/// libcurl's own decoder gives up at a second gzip member and takes a body for whole that ends in the middle of its
/// compression; this one reads on, and tells.
final class BodyDecoder {
  enum Coding { case gzip, deflate }

  /// On the heap: zlib remembers where it lies.
  private let stream: UnsafeMutablePointer<z_stream>
  private let coding: Coding
  /// The last member has ended; nothing, or another one, may follow.
  private var isAtEnd = false
  private var isBroken = false
  private var hasBegun = false
  /// Bytes in and out so far.
  private var read = 0
  private var written = 0
  private var room = [UInt8](repeating: 0, count: 32 * 1024)

  /// Nil for `identity` and for none; throws for what nobody offered.
  static func decoder(for header: String?) throws(HTTPFailure) -> BodyDecoder? {
    switch header?.lowercased() {
    case nil, "", "identity": return nil
    case "gzip", "x-gzip": return BodyDecoder(.gzip)
    case "deflate": return BodyDecoder(.deflate)
    case let other?:
      throw HTTPFailure(.decode, "the answer is compressed in a way that was not offered: '\(other.prefix(40))'")
    }
  }

  init(_ coding: Coding) {
    self.coding = coding
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isBroken = ccurl_inflate_init(stream, coding == .gzip ? Self.gzip : Self.zlib) != Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Text shrinks to a tenth, long tables of the same words to a fiftieth; what shrinks more is made to fill memory.
  private static let bombRatio = 200
  private static let bombBytes = 4 << 20

  /// Window bits of zlib: the largest window, with gzip's head, with zlib's, or with none.
  private static let gzip: Int32 = 31
  private static let zlib: Int32 = 15
  private static let raw: Int32 = -15

  /// Decodes a piece; `take` gets what comes out, in pieces, and returns false to stop.
  ///
  /// Throws where the compression is broken.
  func decode(_ piece: UnsafeRawBufferPointer, _ take: (UnsafeRawBufferPointer) -> Bool) throws(HTTPFailure) -> Bool {
    var rest = piece.bindMemory(to: UInt8.self)[...]
    while !rest.isEmpty, !isBroken {
      if isAtEnd {
        // What follows the last member and is none is left alone, as every browser does (RFC 1952 §2.2).
        guard coding == .gzip, rest.first == 0x1F, inflateReset(stream) == Z_OK else { return true }
        isAtEnd = false
      }
      let (read, written) = inflate(UnsafeBufferPointer(rebasing: rest))
      if isBroken { break }
      rest = rest.dropFirst(read)
      self.read += read
      self.written += written
      guard self.written < Self.bombBytes || self.written / Self.bombRatio < self.read else {
        throw HTTPFailure(
          .tooLarge, "the answer unpacks to more than \(Self.bombRatio) times its size, as nothing that is written does"
        )
      }
      let isWanted = room.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[..<written])) }
      guard isWanted else { return false }
      if read == 0, written == 0 { break }
    }
    guard !isBroken else { throw HTTPFailure(.decode, "the compressed answer is broken\(message)") }
    return true
  }

  /// One call of zlib: as many bytes as it takes, and as many as fit the room.
  private func inflate(_ bytes: UnsafeBufferPointer<UInt8>) -> (read: Int, written: Int) {
    var status = run(bytes)
    if status.code == Z_DATA_ERROR, coding == .deflate, !hasBegun {
      // Some servers send deflate without its head, as old browsers wanted it.
      guard inflateReset2(stream, Self.raw) == Z_OK else { return fail() }
      status = run(bytes)
    }
    hasBegun = true
    switch status.code {
    case Z_STREAM_END: isAtEnd = true
    case Z_OK, Z_BUF_ERROR: break
    default: return fail()
    }
    return (status.read, status.written)
  }

  private func run(_ bytes: UnsafeBufferPointer<UInt8>) -> (code: Int32, read: Int, written: Int) {
    let piece = UInt32(clamping: bytes.count)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.pointee.avail_in = piece
    let size = UInt32(room.count)
    let code = room.withUnsafeMutableBufferPointer { space in
      stream.pointee.next_out = space.baseAddress
      stream.pointee.avail_out = size
      return CCurl.inflate(stream, Z_NO_FLUSH)
    }
    return (code, Int(piece - stream.pointee.avail_in), Int(size - stream.pointee.avail_out))
  }

  private func fail() -> (read: Int, written: Int) {
    isBroken = true
    return (0, 0)
  }

  private var message: String { stream.pointee.msg.map { ": " + String(cString: $0) } ?? "" }

  /// Throws when the body ended before its compression did; a body without a byte is none and whole.
  func finish() throws(HTTPFailure) {
    guard !hasBegun || isAtEnd else {
      throw HTTPFailure(.decode, "the compressed answer ends in the middle, though its length is as promised")
    }
  }
}
