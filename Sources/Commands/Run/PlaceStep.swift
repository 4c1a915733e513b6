import Archiving
import Model

/// How many entries went where.
struct PlacementCounts: Hashable, Sendable {
  var new = 0
  var updated = 0
  var merged = 0
  var series = 0
  var review = 0

  /// Counts one placement by its verdict; a round and a question are new opportunities too.
  mutating func add(_ verdict: String) {
    switch verdict {
    case "updated": updated += 1
    case "same": merged += 1
    case "series":
      series += 1
      new += 1
    case "review":
      review += 1
      new += 1
    default: new += 1
    }
  }
}

extension Job {
  /// So many entries are placed in one transaction: a commit costs as much as placing an entry.
  private static let batch = 50

  /// Classifies what was not yet placed and finds its opportunity.
  ///
  /// Each entry is placed as a whole or not at all; a job killed in between goes on with the first of the last batch.
  func placeEntries(_ progress: (Int) -> Void = { _ in }) async throws -> PlacementCounts {
    var placer = try Placer(in: workplace, desk, configuration)
    placer.firstVisits = try await desk.firstVisits()
    var counts = PlacementCounts()
    var placed = 0
    while true {
      let entries = try await desk.unplaced(limit: Self.batch)
      guard !entries.isEmpty else { return counts }
      for verdict in try await placer.place(entries) { counts.add(verdict) }
      placed += entries.count
      progress(placed)
    }
  }
}

extension Placer {
  /// Places entries one after the other, all of them or none, and says how of each.
  func place(_ entries: [Entry]) async throws -> [String] {
    try await desk.together { _ in
      var verdicts: [String] = []
      for entry in entries { verdicts.append(try await place(entry)) }
      return verdicts
    }
  }
}
