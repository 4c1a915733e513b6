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
  /// Classifies what was not yet placed and finds its opportunity.
  ///
  /// Each entry is placed as a whole or not at all; a job killed in between goes on with the next.
  func placeEntries(_ progress: (Int) -> Void = { _ in }) async throws -> PlacementCounts {
    var placer = try Placer(in: workplace, desk, configuration)
    placer.firstVisits = try await desk.firstVisits()
    var counts = PlacementCounts()
    var placed = 0
    while true {
      let entries = try await desk.unplaced(limit: 500)
      guard !entries.isEmpty else { return counts }
      for entry in entries {
        counts.add(try await placer.place(entry))
        placed += 1
        progress(placed)
      }
    }
  }
}
