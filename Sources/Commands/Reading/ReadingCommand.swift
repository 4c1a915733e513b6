import Archiving
import Foundation
import Searching
import Text

/// A verb that only reads the archive, as a verb of the whole program.
struct ReadingCommand<Verb: ReadingVerb>: Command {
  static var manual: Manual {
    let usage = Verb.usage
    return Manual(
      name: usage.name, summary: usage.summary, operands: usage.operands,
      options: usage.options.map { .init($0.name, $0.value, $0.help) }, details: usage.details,
      examples: usage.examples, takesWords: true)
  }

  private let verb: Verb

  init(_ arguments: Arguments) throws(UsageError) {
    do throws(VerbMistake) {
      verb = try Verb(arguments)
    } catch {
      throw UsageError(Verb.usage.name, error.description)
    }
  }

  func run(in workplace: Workplace) async throws -> ExitStatus {
    let output = workplace.output
    let reader = Reader(
      archive: workplace.state("archive.sqlite").path, folder: workplace.home.path, now: workplace.now,
      today: Zone.losAngeles.day(of: workplace.now), width: output.width.map { max(10, $0) },
      usesColour: output.usesColour, wantsJSON: workplace.wantsJSON, download: TransportDownload()
    ) { text, isError in isError ? output.rawError(text) : output.raw(text) }
    do {
      return ExitStatus(code: try await verb.run(in: reader))
    } catch let error as QueryError {
      throw UsageError("", error.description)
    } catch let error as VerbMistake {
      throw UsageError(Verb.usage.name, error.description)
    }
  }
}

extension Arguments: VerbWords {}
