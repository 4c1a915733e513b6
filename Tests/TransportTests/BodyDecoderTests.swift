import Foundation
import TestSupport
import Testing

@testable import Transport

/// Bodies as `printf %s … | gzip -n` and zlib write them.
@Suite("decoding bodies")
struct BodyDecoderTests {
  /// "hello hello hello" in one gzip member, the same again as deflate with and without its head.
  static let member: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0xC8, 0x40, 0x90, 0x00, 0x80, 0x88, 0xF9,
    0xE5, 17, 0, 0, 0,
  ]
  static var raw: [UInt8] { Array(member[10..<(member.count - 8)]) }

  private func decoded(_ bytes: [UInt8], _ coding: String = "gzip", piece: Int = 1000) throws -> String {
    let decoder = try #require(try BodyDecoder.decoder(for: coding))
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes {
        _ = try decoder.decode($0) {
          result += $0
          return true
        }
      }
    }
    try decoder.finish()
    return String(decoding: result, as: UTF8.self)
  }

  static let text = "hello hello hello"

  @Test("reads one member, or several as one text, in pieces of any size", arguments: [1, 2, 5, 17, 1000])
  func members(piece: Int) throws {
    #expect(try decoded(Self.member, piece: piece) == Self.text)
    #expect(try decoded(Self.member + Self.member + Self.member, piece: piece) == Self.text + Self.text + Self.text)
    #expect(try decoded(Self.member, "X-GZIP", piece: piece) == Self.text)
  }

  @Test("leaves alone what follows the last member and is none", arguments: [[0], [0, 0, 0], Array("trailing".utf8)])
  func trailing(bytes: [UInt8]) throws {
    #expect(try decoded(Self.member + bytes) == Self.text)
  }

  @Test("reads deflate with its head and without")
  func deflate() throws {
    #expect(try decoded(Self.raw, "deflate") == Self.text)
    #expect(try decoded([0x78, 0x9C] + Self.raw + [0x3A, 0x2E, 0x06, 0x7D], "deflate") == Self.text)
  }

  @Test("says that a body ends before its compression does, wherever it is cut")
  func truncated() throws {
    for length in 1..<Self.member.count {
      #expect(throws: HTTPFailure.self, "\(length)") { try decoded(Array(Self.member.prefix(length))) }
    }
    #expect(try decoded([]) == "")
  }

  @Test("says that a checksum or a head is wrong, at every byte that matters")
  func broken() throws {
    for at in Array(0..<3) + Array(10..<Self.member.count) {
      var bytes = Self.member
      bytes[at] ^= 0x55
      #expect(throws: HTTPFailure.self, "\(at)") { try decoded(bytes) }
    }
  }

  @Test("refuses what was not offered, and passes what is not compressed")
  func codings() throws {
    for header in [nil, "", "identity", "Identity"] { #expect(try BodyDecoder.decoder(for: header) == nil) }
    for header in ["br", "zstd", "gzip, gzip", "compress"] {
      #expect(throws: HTTPFailure.self) { try BodyDecoder.decoder(for: header) }
    }
  }

  @Test("stops when no more is wanted")
  func stops() throws {
    let decoder = BodyDecoder(.gzip)
    let goesOn = try Self.member.withUnsafeBytes { try decoder.decode($0) { _ in false } }
    #expect(!goesOn)
  }

  @Test("stops at a body that unpacks to hundreds of times its size")
  func bomb() throws {
    // What the middle of ten thousand zeros looks like: one bit a repetition of 258.
    let decoder = BodyDecoder(.deflate)
    var bytes: [UInt8] = [0x78, 0x9C, 0xEC, 0xC1, 0x01, 0x01, 0, 0, 0, 0x80, 0x90, 0xFE, 0xAF, 0xEE, 0x08, 0x0A]
    bytes += [UInt8](repeating: 0, count: 100_000)
    var size = 0
    let failure = #expect(throws: HTTPFailure.self) {
      try bytes.withUnsafeBytes { piece in
        _ = try decoder.decode(piece) {
          size += $0.count
          return true
        }
      }
    }
    #expect(failure?.kind == .tooLarge)
    #expect(size < 5 << 20)
  }
}
