import Foundation
import TestSupport
import Testing

/// The arrows that DESIGN.md §4 allows, read back from the import lines of Sources/.
@Suite("layout")
struct LayoutTests {
  static let bindings = [
    "Transport": "CCurl", "Markup": "CXML2", "SQLite": "CSQLite", "YAML": "CYAML", "Calendaring": "CICal",
    "MailParsing": "CGMime",
  ]
  static let stages: [String: Set<String>] = [
    "Feeds": ["YAML"], "Crawling": ["Transport"], "Reading": ["Markup", "Calendaring"], "Classifying": [],
    "Deduplicating": [], "Archiving": ["SQLite"], "Composing": ["YAML"], "Mailing": ["Transport", "MailParsing"],
  ]
  static let system: Set<String> = ["Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch"]

  /// What a room may import beside the system's own; nil for rooms that meet them all.
  static func allowed(_ room: String) -> Set<String>? {
    if let library = bindings[room] { return [library] }
    if let own = stages[room] { return own.union(["Model", "Text"]) }
    switch room {
    case "Model": return []
    case "Text": return ["Model"]
    case "Searching": return ["Model", "Text", "Archiving", "SQLite"]
    case "prevnet": return ["Commands"]
    case "prevnet-search": return ["Model", "Text", "Archiving", "Searching", "SQLite"]
    default: return nil
    }
  }

  /// (room, file and line, imported module) for every import in Sources/.
  static func imports() throws -> [(room: String, place: String, module: String)] {
    let sources = projectRoot.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path)?.allObjects as? [String])
    var found: [(String, String, String)] = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let words = line.split(separator: " ").map(String.init)
        guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
          words[..<at].allSatisfy({ $0.hasPrefix("@") || ["package", "public", "private", "internal"].contains($0) })
        else { continue }
        let kinds: Set<String> = ["struct", "class", "enum", "func", "var", "protocol"]
        let name = kinds.contains(words[at + 1]) ? words[at + 2] : words[at + 1]
        let module = String(name.prefix { $0 != "." })
        found.append((String(file.prefix { $0 != "/" }), "Sources/\(file):\(index + 1)", module))
      }
    }
    return found
  }

  @Test("has no arrow that the design does not have")
  func arrows() throws {
    let all = try Self.imports()
    #expect(!all.isEmpty)
    for (room, place, module) in all where !Self.system.contains(module) {
      if let allowed = Self.allowed(room) {
        #expect(allowed.contains(module), "\(place): \(room) imports \(module)")
      } else {
        #expect(!Self.bindings.values.contains(module), "\(place): \(room) imports the C library \(module)")
      }
    }
  }

  @Test("imports each C library in one room only")
  func oneBindingPerLibrary() throws {
    for library in Self.bindings.values {
      let rooms = Set(try Self.imports().filter { $0.module == library }.map(\.room))
      #expect(rooms.count <= 1, "\(library) is imported by \(rooms.sorted())")
    }
  }

  @Test("keeps the top level as it is")
  func topLevel() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: projectRoot.path).filter { !$0.hasPrefix(".") }
    let known: Set<String> = [
      "Package.swift", "Package.resolved", "Sources", "Tests", "feeds.yml", "Templates", "README.md", "cron", "state",
    ]
    #expect(Set(names).subtracting(known).isEmpty)
  }
}
