package import Model

extension Judgement {
  /// Issue tags, campaigns and populations in this order, each named once.
  ///
  /// `youth` and `immigrant` are an issue and a population: what is both is still one tag to a reader.
  package var allTags: [String] { (tags + campaigns + populations).namedOnce }
}

extension Array where Element == String {
  /// Without those that stand further ahead already.
  var namedOnce: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
