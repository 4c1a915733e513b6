import CXML2
import Glibc

extension XMLReader {
  /// Reads a document that comes in pieces and is never held whole: `next` gives the bytes of a piece, nil at the end.
  ///
  /// The document must be UTF-8 or declare another encoding; its prolog must end within the first piece.
  package static func read(
    stream next: () throws -> [UInt8]?, names: XMLNames, into sink: any XMLSink
  ) throws -> Bool {
    guard MarkupLibrary.isReady, let first = try next(), let context = xmlCreatePushParserCtxt(nil, nil, nil, 0, nil)
    else { return true }
    let reader = XMLReader(names: names, sink: sink)
    reader.prepare(context)
    var guardian = XMLGuard()
    var isRefused = false
    var piece: [UInt8]? = Array(first.dropFirst(first.withUnsafeBufferPointer { XMLProlog($0).start }))
    while let bytes = piece, !reader.isDone {
      isRefused = bytes.withUnsafeBufferPointer { !guardian.accepts($0) }
      if isRefused { break }
      withExtendedLifetime(reader) { push(bytes, to: context) }
      piece = try next()
    }
    if !isRefused { _ = xmlParseChunk(context, nil, 0, 1) }
    reader.finish(context)
    if isRefused { throw MarkupError(XMLGuard.refusal) }
    return reader.isBroken
  }

  /// Hands one piece to the parser.
  private static func push(_ bytes: [UInt8], to context: xmlParserCtxtPtr) {
    bytes.withUnsafeBytes { raw in
      guard let base = raw.bindMemory(to: CChar.self).baseAddress else { return }
      _ = xmlParseChunk(context, base, Int32(clamping: raw.count), 0)
    }
  }
}
