import Model
import Text

@testable import Classifying

/// The facts of a text, read as if posted on 10 February 2026 unless another day is given.
func facts(_ text: String, posted: Day? = Day(2026, 2, 10), fields: [String: [String]] = [:]) -> Facts {
  readFacts(in: text, fields: fields, posted: posted, zone: .losAngeles)
}
