import CXML2
import Glibc

/// The names that HTML gives to characters, served to XML documents that use them without declaring them.
struct NamedEntities {
  /// Owns the entities that were made, and is freed with the parser.
  private var owner: xmlDocPtr?
  private var served: [String: xmlEntityPtr] = [:]
  /// What the names met so far stand for.
  private var meanings: [String: String] = [:]
  private let isForAttributes: Bool

  init(forAttributes: Bool) { isForAttributes = forAttributes }

  /// An entity that libxml2 replaces without parsing its content again; in attributes the reference stays as written.
  mutating func entity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    let key = String(cString: name)
    if let known = served[key] { return known }
    guard served.count < 2000 else { return nil }
    if owner == nil {
      owner = xmlNewDoc("1.0")
      xmlCreateIntSubset(owner, "entities", nil, nil)
    }
    let content = meaning(of: key)
    let made = xmlAddDocEntity(owner, key, Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue), nil, nil, content)
    if !isForAttributes { made?.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY }
    served[key] = made
    return made
  }

  /// The character of a name; the reference as written where HTML has none of that name.
  mutating func meaning(of name: String) -> String {
    if let known = meanings[name] { return known }
    let meant = Self.character(name) ?? "&" + name + ";"
    if meanings.count < 2000 { meanings[name] = meant }
    return meant
  }

  /// Frees what was made for libxml2; called once the parser is gone.
  mutating func free() {
    if let owner { xmlFreeDoc(owner) }
    owner = nil
    served = [:]
  }

  /// The character of a name, nil when HTML has none of that name.
  static func character(_ name: String) -> String? {
    if let described = htmlEntityLookup(name) {
      return Unicode.Scalar(described.pointee.value).map { String(Character($0)) }
    }
    let more = ["apos": "'", "AMP": "&", "LT": "<", "GT": ">", "QUOT": "\"", "COPY": "©", "REG": "®"]
    return more[name]
  }

  /// Replaces every reference to a character in a text by the character; what is none stays as written.
  static func decoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0x26, let (character, after) = reference(bytes, at) {
        result += character.utf8
        at = after
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The character that a reference starting at `&` stands for, and where it ends.
  private static func reference(_ bytes: [UInt8], _ start: Int) -> (String, Int)? {
    guard let end = bytes[start...].prefix(34).firstIndex(of: 0x3B), end > start + 1 else { return nil }
    let body = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    guard body.hasPrefix("#") else { return character(body).map { ($0, end + 1) } }
    let isHex = body.dropFirst().first == "x" || body.dropFirst().first == "X"
    guard let number = isHex ? UInt32(body.dropFirst(2), radix: 16) : UInt32(body.dropFirst()),
      let scalar = windowsCharacter(number)
    else { return nil }
    return (String(Character(scalar)), end + 1)
  }
}

/// A numbered character as browsers read it: 128 to 159 are Windows-1252, where programs took their numbers from.
func windowsCharacter(_ number: UInt32) -> Unicode.Scalar? {
  guard (0x80...0x9F).contains(number) else { return number == 0 ? nil : Unicode.Scalar(number) }
  return Unicode.Scalar(windows1252[Int(number - 0x80)])
}

/// What stands at 0x80 to 0x9F in Windows-1252; the five holes keep their control characters.
let windows1252: [UInt32] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
  0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
  0x017E, 0x0178,
]

/// Replaces the references to characters in a text: `R&amp;D` becomes `R&D`.
package func decodedReferences(_ text: String) -> String {
  text.utf8.contains(0x26) ? NamedEntities.decoded(text) : text
}
