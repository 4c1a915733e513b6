import Model
import Text

@testable import Classifying

/// The facts of a text, read as if posted on 10 February 2026 unless another day is given.
func facts(_ text: String, posted: Day? = Day(2026, 2, 10), fields: [String: [String]] = [:]) -> Facts {
  readFacts(in: text, fields: fields, posted: posted, zone: .losAngeles)
}

/// The days to hand something in by, in order, letters of intent marked, as of 1 February 2026 unless another day is given.
func bound(_ text: String, posted: Day? = Day(2026, 2, 1)) -> [String] {
  facts(text, posted: posted).deadlines.compactMap { fact in
    switch fact.value.kind {
    case .application, .comment: fact.value.day.description
    case .letterOfIntent, .preApplication: "letter " + fact.value.day.description
    case .registration, .event: nil
    }
  }.sorted()
}
