import Archiving
package import Model
import SQLite

/// A verb that only reads the archive: the same in `prevnet` and in `prevnet-search`.
package protocol ReadingVerb: Sendable {
  static var usage: VerbUsage { get }
  /// Reads the command line, so that `run` has nothing left to check.
  init(_ words: some VerbWords) throws(VerbMistake)
  /// Gives the exit status: 0, or 1 when nothing was found.
  func run(in reader: Reader) async throws -> Int32
}

/// The words after a verb, taken apart.
package protocol VerbWords {
  var operands: [String] { get }
  func has(_ name: String) -> Bool
  func value(_ name: String) -> String?
}

/// What help says of a verb.
package struct VerbUsage: Sendable {
  package var name: String
  package var summary: String
  package var operands: String
  package var options: [Option]
  package var details: String
  package var examples: [(line: String, what: String)]

  package struct Option: Sendable {
    package var name: String
    /// How the value is printed; nil for a switch.
    package var value: String?
    package var help: String

    package init(_ name: String, _ value: String? = nil, _ help: String) {
      self.name = name
      self.value = value
      self.help = help
    }
  }

  package init(
    _ name: String, _ summary: String, operands: String = "", options: [Option] = [], details: String = "",
    examples: [(line: String, what: String)] = []
  ) {
    self.name = name
    self.summary = summary
    self.operands = operands
    self.options = options
    self.details = details
    self.examples = examples
  }
}

/// A command line that cannot be understood: exit 64.
package struct VerbMistake: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = description }
}

/// Where a reading verb works: the archive, the clock and the two streams.
package struct Reader: Sendable {
  /// The path of archive.sqlite.
  package var archive: String
  /// Where saved searches are kept.
  package var folder: String
  package var now: Instant
  package var today: Day
  /// Columns of the terminal; nil when the output goes elsewhere.
  package var width: Int?
  package var usesColour = false
  package var wantsJSON = false
  /// What an archive is fetched with.
  package var download: (any Download)?
  private let write: @Sendable (_ text: String, _ isError: Bool) -> Void

  package init(
    archive: String, folder: String, now: Instant, today: Day, width: Int? = nil, usesColour: Bool = false,
    wantsJSON: Bool = false, download: (any Download)? = nil,
    write: @escaping @Sendable (_ text: String, _ isError: Bool) -> Void
  ) {
    self.archive = archive
    self.folder = folder
    self.now = now
    self.today = today
    self.width = width
    self.usesColour = usesColour
    self.wantsJSON = wantsJSON
    self.download = download
    self.write = write
  }

  /// The archive, never changed; says what to do when there is none yet.
  func open() throws(DatabaseError) -> Archive {
    do throws(DatabaseError) {
      return try Archive(path: archive, access: .reading)
    } catch {
      guard error.kind == .cannotOpen else { throw error }
      var error = error
      error.message = "there is no archive yet: sync URL fetches one, prevnet run builds one"
      throw error
    }
  }

  /// Text to stdout: as it is for a script, so that it cannot command a terminal for a person.
  package func raw(_ text: String) {
    write(width == nil ? text : shielded(text, allowsColour: usesColour), false)
  }

  /// One line to stdout, as safe as `raw`.
  package func line(_ text: String) { raw(text + "\n") }

  /// One line to stderr, which a terminal shows in any case.
  package func say(_ line: String) { write(shielded(line) + "\n", true) }
}
