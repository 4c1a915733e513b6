import Foundation

/// Logistic regression on top of a known starting value, its coefficients pulled toward zero (L2).
///
/// Cyclic coordinate descent with the curvature bound of the logistic loss: each step improves, no step size to choose,
/// no randomness. The same rows in the same order give the same coefficients.
struct LogisticFit {
  /// One example: what was known before, its features by number, and the answer.
  struct Row {
    var prior: Double
    var features: [Int]
    var answer: Bool
  }

  /// Strength of the pull; about how many examples must agree before a feature counts for much.
  var pull = 2.0
  var passes = 40

  /// A coefficient for each of `count` features.
  func coefficients(_ rows: [Row], count: Int) -> [Double] {
    var columns: [[Int]] = Array(repeating: [], count: count)
    for (index, row) in rows.enumerated() {
      for feature in row.features { columns[feature].append(index) }
    }
    var weights = Array(repeating: 0.0, count: count)
    var margins = rows.map(\.prior)
    let answers = rows.map { $0.answer ? 1.0 : 0 }
    for _ in 0..<passes {
      var largest = 0.0
      for feature in 0..<count where !columns[feature].isEmpty {
        let step = step(columns[feature], margins, answers, weights[feature])
        weights[feature] += step
        for row in columns[feature] { margins[row] += step }
        largest = max(largest, abs(step))
      }
      if largest < 0.0005 { break }
    }
    return weights
  }

  /// The best move of one coefficient under the bound of 1/4 for the curvature of each row.
  private func step(_ column: [Int], _ margins: [Double], _ answers: [Double], _ weight: Double) -> Double {
    var slope = -pull * weight
    for row in column { slope += answers[row] - 1 / (1 + exp(-margins[row])) }
    return slope / (Double(column.count) / 4 + pull)
  }
}
