import Feeds
import Foundation
import Model
import TestSupport
import Text

@testable import Classifying

/// The topics and places that the project ships, for suites that judge by them.
enum Shipped {
  static let configuration: Configuration = {
    let file = projectRoot.appending(path: "feeds.yml")
    let bytes = (try? Data(contentsOf: file)).map { Array($0) } ?? []
    return (try? readConfiguration(bytes, file: "feeds.yml") { _ in [] }) ?? Configuration()
  }()
  static let classifier = Classifier(configuration)

  /// What is made of an entry of a few fields.
  static func judge(
    _ title: String, _ summary: String = "", agency: String = "", eligibility: [String] = [], geography: String = "",
    location: String = "", source: String = "test"
  ) -> Judgement {
    var entry = Entry(source: source, id: "1", title: title, summary: summary)
    let columns = [
      EntryField.agency: [agency], EntryField.eligibility: eligibility, EntryField.geography: [geography],
      EntryField.location: [location],
    ]
    for (name, values) in columns where values.contains(where: { !$0.isEmpty }) { entry.fields[name] = values }
    return classifier.classify(entry, from: nil, now: Instant(seconds: 1_780_000_000)).judgement
  }
}
