import CYAML

/// What libyaml met next, freed of its pointers.
struct Event {
  enum Kind {
    case scalar(YAMLNode.Scalar)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    case alias(String)
    case documentStart
    /// Stream starts and document ends, which carry nothing.
    case other
  }

  var kind: Kind
  var place: YAMLPlace
  var anchor: String?
  var tag: String?
  /// Length of a scalar in bytes.
  var length = 0
}

/// One libyaml parser over bytes that outlive it.
struct Parser: ~Copyable {
  private let raw: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeBufferPointer<UInt8>

  /// Nil when libyaml finds no memory, or the input is empty.
  init?(_ input: UnsafeBufferPointer<UInt8>) {
    guard let first = input.baseAddress, !input.isEmpty else { return nil }
    let raw = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(raw) == 1 else {
      raw.deallocate()
      return nil
    }
    self.raw = raw
    self.input = input
    yaml_parser_set_input_string(raw, first, input.count)
  }

  deinit {
    yaml_parser_delete(raw)
    raw.deallocate()
  }

  /// The next event, nil at the end of the stream; throws where the grammar is broken.
  func next() throws(YAMLMistake) -> Event? {
    var event = yaml_event_t()
    guard yaml_parser_parse(raw, &event) == 1 else { throw grammarMistake() }
    defer { yaml_event_delete(&event) }
    guard event.type != YAML_STREAM_END_EVENT, event.type != YAML_NO_EVENT else { return nil }
    return Parser.copy(event)
  }

  /// The event in Swift's own values: libyaml frees its own with the next one.
  private static func copy(_ event: yaml_event_t) -> Event {
    let place = place(event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let content = YAMLNode.Scalar(text, isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE)
      return Event(
        kind: .scalar(content), place: place, anchor: word(scalar.anchor), tag: word(scalar.tag), length: scalar.length)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return Event(kind: .sequenceStart, place: place, anchor: word(start.anchor), tag: word(start.tag))
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return Event(kind: .mappingStart, place: place, anchor: word(start.anchor), tag: word(start.tag))
    case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, place: place)
    case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, place: place)
    case YAML_ALIAS_EVENT: return Event(kind: .alias(word(event.data.alias.anchor) ?? ""), place: place)
    case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, place: place)
    default: return Event(kind: .other, place: place)
    }
  }

  private static func word(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? {
    bytes.map { String(cString: $0) }
  }

  /// Line and column from 1; libyaml counts from 0.
  private static func place(_ mark: yaml_mark_t) -> YAMLPlace {
    YAMLPlace(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  /// What broke the grammar, with what was being read and where that began.
  private func grammarMistake() -> YAMLMistake {
    let parser = raw.pointee
    let problem = parser.problem.map { String(cString: $0) } ?? "not readable as YAML"
    if parser.error == YAML_READER_ERROR {
      // The reader runs ahead of the scanner: only its byte offset tells where it stopped.
      return YAMLMistake(place(ofByte: Int(parser.problem_offset)), Wording.of(problem, value: parser.problem_value))
    }
    let place = Parser.place(parser.problem_mark)
    guard let context = parser.context.map({ String(cString: $0) }) else {
      return YAMLMistake(place, Wording.of(problem))
    }
    let start = Parser.place(parser.context_mark)
    let since = start.line == place.line ? "" : " that began in line \(start.line)"
    return YAMLMistake(place, "\(Wording.of(problem)) (\(context)\(since))")
  }

  /// Line and column of a byte of the input.
  private func place(ofByte offset: Int) -> YAMLPlace {
    let before = input.prefix(max(0, offset))
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
    // Continuation bytes of UTF-8 are no characters of their own.
    let characters = before[start...].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return YAMLPlace(line: line, column: characters + 1)
  }
}
