import Model

/// Why an item is here, in the reader's language.
struct WhyWording {
  let strings: Strings
  let topics: [Topic]

  /// Campaigns and topics, the place, and whether it is meant for groups like ours; never blank.
  func words(_ judgement: Judgement) throws(TemplateError) -> String {
    var parts: [String] = []
    let named = labels(judgement.campaigns.prefix(2)) + labels(judgement.tags.prefix(3))
    if !named.isEmpty { parts.append(named.joined(separator: ", ")) }
    parts.append(try strings("place." + judgement.place.rawValue))
    if judgement.equity == .yes { parts.append(try strings("why.equity")) }
    for goal in judgement.goals where goal == .policy || goal == .collaboration {
      parts.append(try strings("goal." + goal.rawValue))
    }
    return strings.sentence(parts) ?? ""
  }

  /// The tags' labels in the language, English where it has none; `other` says nothing and is left out.
  func labels(_ tags: some Sequence<String>) -> [String] {
    tags.filter { $0 != "other" }.map { tag in
      let labels = topics.first { $0.tag == tag }?.labels ?? [:]
      let label = labels[strings.language] ?? labels["en"] ?? tag.replacing("_", with: " ")
      return oneLine(label, limit: 60).lowercasedFirst
    }
  }
}

extension String {
  /// `Mental health` within a sentence is `mental health`; `LGBTQ` stays.
  var lowercasedFirst: String {
    guard let first, dropFirst().first?.isLowercase ?? false else { return self }
    return first.lowercased() + dropFirst()
  }
}
