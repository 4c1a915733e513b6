/// What a mail's HTML uses, judged by what ten mail programs show.
package struct MailLint: Sendable {
  /// Every feature found, by name.
  package let features: [MailFeature]
  /// Addresses that readers can follow, each once, in their order.
  package let links: [String]
  /// Mistakes, each a sentence.
  package let mistakes: [String]

  /// Above this size Gmail cuts a message.
  package static let maximumBytes = 90_000

  package init(_ html: String) {
    let scanner = MailScanner(html)
    features = scanner.features.sorted()
    var seen: Set<String> = []
    links = scanner.links.filter { seen.insert($0).inserted }
    var mistakes = features.filter { $0.support == .unsafe }.map { feature in
      "'\(feature.example)' (\(feature.name)) is not shown by every mail program"
    }
    let size = html.utf8.count
    if size > Self.maximumBytes {
      mistakes.append("the HTML has \(size) bytes; above \(Self.maximumBytes) mail programs cut it: drop some items")
    }
    for (element, why) in Self.never where features.contains(where: { $0.name == "html-" + element }) {
      mistakes.append("<\(element)> \(why)")
    }
    self.mistakes = mistakes
  }

  /// What no letter of ours holds, whatever programs show.
  private static let never = [
    ("img", "would load from outside and tell who reads"), ("script", "would run"),
    ("form", "asks for words in a mail"),
    ("iframe", "would load from outside"), ("link", "would load from outside"),
  ]

  /// What is left out by some programs without harm, with what they show instead.
  package var progressive: [(feature: MailFeature, instead: String)] {
    features.compactMap { feature in
      if case .progressive(let words) = feature.support { (feature, words) } else { nil }
    }
  }
}
