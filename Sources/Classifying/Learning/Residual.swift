import Foundation

/// What staff's decisions have taught on top of the phrase list: points for features of an entry, by what they speak for.
///
/// Kept as text, one coefficient a line in a fixed order (`keep<TAB>word curling<TAB>-0.83`), so that any comparison of
/// two versions shows what changed. Without a line it changes nothing.
package struct Residual: Hashable, Sendable {
  /// Nothing learned.
  package static let none = Residual()

  /// Points by target (`keep`, `section funding`, `tag housing`) and feature.
  private(set) var points: [String: [String: Double]] = [:]

  private init() {}

  /// Rounds to thousandths and leaves out what is nearly nothing.
  init(_ learned: [String: [String: Double]]) {
    for (target, features) in learned {
      let kept = features.mapValues { ($0 * 1000).rounded() / 1000 }.filter { abs($0.value) >= 0.01 }
      if !kept.isEmpty { points[target] = kept }
    }
  }

  /// Reads what `text` wrote; throws with the line that is wrong.
  package init(parsing text: String, file: String) throws(ResidualError) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let value = Double(parts[2]), value.isFinite, abs(value) <= 100 else {
        throw ResidualError("\(file):\(index + 1): '\(line)' is no coefficient; a line has target, feature and points")
      }
      points[parts[0], default: [:]][parts[1]] = value
    }
  }

  package var isEmpty: Bool { points.isEmpty }

  /// How many coefficients there are.
  package var count: Int { points.values.reduce(0) { $0 + $1.count } }

  /// One coefficient a line, sorted.
  package var text: String {
    let lines = points.keys.sorted().flatMap { target in
      let features = points[target] ?? [:]
      return features.keys.sorted().map { "\(target)\t\($0)\t\(signed(features[$0] ?? 0))\n" }
    }
    return lines.joined()
  }

  /// What is different from an earlier one: `+` new, `-` gone, `~` changed, sorted as the file is.
  package func changes(from earlier: Residual) -> [String] {
    Set(points.keys).union(earlier.points.keys).sorted().flatMap { target in
      let (now, before) = (points[target] ?? [:], earlier.points[target] ?? [:])
      return Set(now.keys).union(before.keys).sorted().compactMap { feature -> String? in
        switch (before[feature], now[feature]) {
        case (nil, let new?): "+ \(target)\t\(feature)\t\(signed(new))"
        case (let old?, nil): "- \(target)\t\(feature)\t\(signed(old))"
        case (let old?, let new?) where old != new: "~ \(target)\t\(feature)\t\(signed(old)) → \(signed(new))"
        default: nil
        }
      }
    }
  }

  /// The sum of a target's points over the features present.
  func sum(_ target: String, _ features: [String]) -> Double {
    guard let known = points[target] else { return 0 }
    return features.reduce(0) { $0 + (known[$1] ?? 0) }
  }

  /// The features that weigh most for a target, for the reasons.
  func strongest(_ target: String, _ features: [String], limit: Int = 3) -> [(feature: String, points: Double)] {
    let known = points[target] ?? [:]
    let present = features.compactMap { name in known[name].map { (feature: name, points: $0) } }
    return Array(present.sorted { (-abs($0.points), $0.feature) < (-abs($1.points), $1.feature) }.prefix(limit))
  }

  private func signed(_ value: Double) -> String { (value < 0 ? "" : "+") + String(value) }
}

/// A line of coefficients that cannot be read.
package struct ResidualError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
  init(_ description: String) { self.description = description }
}
