import Archiving
import Foundation
import Model
import Text

extension Workplace {
  /// The sample's configuration, state folder, date and keys, beside the project's own feeds.yml.
  func onSample() throws -> Workplace {
    var sample = self
    sample.isSample = true
    let folder = beside("Tests/Fixtures/sample")
    sample.config = folder.appending(path: "feeds.yml")
    guard let text = try? String(contentsOf: folder.appending(path: "date"), encoding: .utf8),
      let date = Instant(iso: text.trimmingCharacters(in: .whitespacesAndNewlines), zone: .losAngeles)
    else {
      throw CommandError(
        .badConfiguration, "\(folder.path): the sample is not here; run this in the folder of the checkout")
    }
    if !homeIsGiven { sample.home = beside("state/sample") }
    if !clockIsFixed {
      sample.clock = { date }
      sample.clockIsFixed = true
    }
    // Nothing leaves the outbox, so the keys may be the same on every machine, and with them every byte.
    sample.random = { count in (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) } }
    return sample
  }
}

extension Job {
  /// The people that the sample mails to; adding them again changes nothing.
  func addSamplePeople() async throws {
    let file = workplace.beside("people.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    let newcomers = lines.compactMap { line -> Subscriber? in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 7 else { return nil }
      let sections = cells[4].split(separator: ";").compactMap { Section(rawValue: String($0)) }
      return Subscriber(
        id: 0, address: cells[0], name: cells[1], organization: cells[2], language: cells[3], sections: sections,
        consent: cells[5], since: Instant(iso: cells[6], zone: zone) ?? workplace.now)
    }
    _ = try await people.add(newcomers)
  }
}
