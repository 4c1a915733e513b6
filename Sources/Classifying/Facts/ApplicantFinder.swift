import Model

/// Reads the classes of applicants that a text names.
///
/// First the sentences that say outright who may apply ("Eligible applicants include …", "… are eligible"), with the list
/// that follows them, and lines that are nothing but such a list; only when there are none, whom the money goes to
/// ("grants to …").
struct ApplicantFinder {
  let prose: Prose
  /// The text tells of local enforcement agencies, which call themselves LEAs as schools do.
  private let enforces: Bool

  init(prose: Prose) {
    self.prose = prose
    enforces = prose.cues.contains { hit in
      hit.range.count == 3 && hit.cues.contains(.publicAgency)
        && prose.tokens[hit.range.lowerBound + 1].word == enforcement
        && prose.tokens[hit.range.lowerBound].word == localWord
    }
  }

  private static let classes: [(Cues, String)] = [
    (.publicAgency, "public_agency"), (.nonprofit, "nonprofit"), (.school, "school"),
    (.higherEducation, "higher_ed"), (.business, "business"), (.tribe, "tribe"), (.individual, "individual"),
  ]
  static let any: Cues = [
    .publicAgency, .nonprofit, .school, .higherEducation, .business, .tribe, .individual, .anyEntity,
  ]

  /// In the order of `classes`, each once, with the phrase that named it.
  func classes() -> [Fact<String>] {
    var found: [String: Fact<String>] = [:]
    for region in statedRegions() { collect(region, into: &found) }
    if found.isEmpty { for region in grantRegions() + sumRegions() { collect(region, into: &found) } }
    if let person = personTitle(calls: found.isEmpty) { found["individual"] = person }
    return Self.classes.compactMap { found[$0.1] }
  }

  /// The classes that a column names, which holds nothing else.
  static func names(in column: String) -> [String] {
    let prose = Prose(column)
    let cues = prose.cues.reduce(into: Cues()) { $0.formUnion($1.cues) }
    return classes.filter { cues.intersects($0.0) }.map(\.1)
  }

  /// A title that asks for nominations asks for people, and so does a scholarship when nothing else is said.
  private func personTitle(calls isSilent: Bool) -> Fact<String>? {
    guard let title = prose.sentences.first else { return nil }
    let index = title.first { index in
      let word = prose.tokens[index].word
      return nominationWords.contains(word) || (isSilent && scholarWords.contains(word))
    }
    return index.map { Fact("individual", quote: prose.quote($0..<$0 + 1)) }
  }

  /// The class of each phrase of the region, with the phrase as quote.
  private func collect(_ region: Range<Int>, into found: inout [String: Fact<String>]) {
    for hit in prose.cues(in: region) where hit.cues.intersects(Self.any) && !isExcluded(hit, in: region) {
      if hit.cues.contains(.individual), !isApplicantThemself(hit, in: region) { continue }
      for name in names(hit) where found[name] == nil { found[name] = Fact(name, quote: prose.quote(hit.range)) }
    }
    for index in region where isTaxCode(index) && found["nonprofit"] == nil && !isNegated(index, in: region) {
      found["nonprofit"] = Fact("nonprofit", quote: prose.quote(index..<index + 1))
    }
  }

  /// The classes that a phrase stands for.
  private func names(_ hit: CueHit) -> [String] {
    // Landfills and restaurants have LEAs too: local enforcement agencies.
    if leas.contains(prose.tokens[hit.range.lowerBound].word), enforces { return ["public_agency"] }
    if hit.cues.contains(.anyEntity) { return ["public_agency", "business"] }
    return Self.classes.filter { hit.cues.intersects($0.0) }.map(\.1)
  }

  /// 501(c)(3) and its neighbours.
  private func isTaxCode(_ index: Int) -> Bool { prose.tokens[index].digits == 3 && prose.tokens[index].small == 501 }

  /// Whether a class or a tax code is named there.
  private func namesAny(_ range: Range<Int>) -> Bool {
    prose.has(Self.any, in: range) || range.contains(where: isTaxCode)
  }

  // MARK: - Where applicants are named

  /// The parts of the text that say outright who may apply, with the lists that follow them.
  private func statedRegions() -> [Range<Int>] {
    var regions: [Range<Int>] = []
    var index = 0
    while index < prose.sentences.count {
      let sentence = prose.sentences[index]
      index += 1
      let stated = stated(in: sentence)
      guard !stated.isEmpty else { continue }
      regions += stated
      let isOpen = isList(sentence) || stated.contains { $0.upperBound == sentence.upperBound }
      while let next = continuation(from: index, gap: isOpen ? 1 : 0) {
        regions.append(cut(prose.sentences[next]))
        index = next + 1
      }
      if opensItems(sentence) { regions += labelledItems(from: index) }
    }
    return regions
  }

  /// The parts of a sentence that name applicants: after an opening phrase, or before a closing one.
  private func stated(in sentence: Range<Int>) -> [Range<Int>] {
    if isList(sentence), !prose.has(.eligible, in: sentence) { return [cut(sentence)] }
    var parts: [Range<Int>] = []
    if let label = label(in: sentence) { parts.append(label) }
    for hit in prose.cues(in: sentence) {
      if hit.cues.contains(.eligible) {
        parts.append(cut(listStart(after: hit, in: sentence)..<sentence.upperBound))
      }
      if hit.cues.contains(.eligibleBefore), !isOfServices(hit) {
        parts.append(opensList(hit) ? hit.range.upperBound..<sentence.upperBound : subject(of: hit, in: sentence))
      }
    }
    return parts.filter { namesAny($0) || endsOpen($0, in: sentence) }
  }

  /// "residents eligible for relief under Proposition 47" get help, not grants.
  private func isOfServices(_ hit: CueHit) -> Bool {
    prose.tokens[prose.window(hit.range.upperBound, hit.range.upperBound + 3)].contains {
      serviceWords.contains($0.word)
    }
  }

  /// After "include:" when it stands further on: "Eligible entities for the grants to farmers include: …".
  private func listStart(after hit: CueHit, in sentence: Range<Int>) -> Int {
    let reach = hit.range.upperBound..<min(sentence.upperBound, hit.range.upperBound + 25)
    let colon = reach.first { prose.tokens[$0].isSign(":") && includeWords.contains(prose.tokens[$0 - 1].word) }
    return colon.map { $0 + 1 } ?? hit.range.upperBound
  }

  /// What follows "Eligibility:" or "Elegibilidad:".
  private func label(in sentence: Range<Int>) -> Range<Int>? {
    for index in sentence.prefix(5) where labelWords.contains(prose.tokens[index].word) {
      guard index + 1 < sentence.upperBound, prose.tokens[index + 1].isSign(":") else { continue }
      return cut(index + 2..<sentence.upperBound)
    }
    return nil
  }

  /// "The following entities are eligible to apply: …".
  private func opensList(_ hit: CueHit) -> Bool {
    hit.range.upperBound < prose.tokens.count && prose.tokens[hit.range.upperBound].isSign(":")
  }

  /// People who apply for themselves: "individuals are eligible", "any individual", "or individual"; not "individual
  /// applications", nor the people a program serves.
  private func isApplicantThemself(_ hit: CueHit, in region: Range<Int>) -> Bool {
    let index = hit.range.lowerBound
    let last = prose.tokens[hit.range.upperBound - 1]
    if singular.contains(last.word), hit.range.count == 1 {
      return index > 0 && anyWords.contains(prose.tokens[index - 1].word)
        || (index > 0 && orWords.contains(prose.tokens[index - 1].word))
    }
    return !prose.tokens[max(region.lowerBound, index - 6)..<index].contains { peopleServed.contains($0.word) }
  }

  /// "Eligible applicants are:" with the list on the next lines.
  private func endsOpen(_ part: Range<Int>, in sentence: Range<Int>) -> Bool {
    part.upperBound == sentence.upperBound
      && (part.count <= 2 || prose.tokens[sentence.upperBound - 1].isSign(":")
        || (sentence.upperBound < prose.tokens.count && prose.tokens[sentence.upperBound].isSign("*")))
  }

  /// "Grant funds may be authorized for: Public agencies: any city …": a colon directly after what opens the list.
  private func opensItems(_ sentence: Range<Int>) -> Bool {
    prose.cues(in: sentence).contains { hit in
      hit.cues.contains(.eligible) && hit.range.upperBound < sentence.upperBound
        && prose.tokens[hit.range.upperBound].isSign(":")
    }
  }

  /// Later sentences of an open list's line that begin with a class and a colon, whatever is explained between them.
  ///
  /// "Public agencies: any city. … Nonprofit organizations: …".
  private func labelledItems(from index: Int) -> [Range<Int>] {
    var items: [Range<Int>] = []
    for sentence in prose.sentences[index...].prefix(12) {
      if prose.tokens[sentence.lowerBound].opensLine { break }
      let colon = sentence.prefix(7).first { prose.tokens[$0].isSign(":") }
      // Without a colon only what is short and begins with a class.
      guard colon != nil || sentence.count <= 30,
        let first = prose.cue(Self.any, after: sentence.lowerBound, to: sentence.upperBound),
        colon != nil || first.range.lowerBound < sentence.lowerBound + 3 || isTaxCode(sentence.lowerBound + 1)
      else { continue }
      let head = sentence.lowerBound..<(colon ?? first.range.upperBound)
      if namesAny(head), prose.cue(.ineligible, after: head.lowerBound, to: head.upperBound) == nil {
        items.append(head)
      }
    }
    return items
  }

  /// Up to where the applicants' purpose begins ("… to provide", "that serve …"); a list goes on after a comma.
  private func cut(_ range: Range<Int>) -> Range<Int> {
    let limit = min(range.upperBound, range.lowerBound + 90)
    for index in range.lowerBound..<max(range.lowerBound, limit) where prose.tokens[index].kind == .word {
      let word = prose.tokens[index].word
      guard purposeWords.contains(word),
        index > range.lowerBound + 1 || (index > range.lowerBound && namesAny(range.lowerBound..<index))
      else { continue }
      return range.lowerBound..<index
    }
    return range.lowerBound..<max(range.lowerBound, limit)
  }

  /// The words before "are eligible", back to the sentence's start.
  private func subject(of hit: CueHit, in sentence: Range<Int>) -> Range<Int> {
    max(sentence.lowerBound, hit.range.lowerBound - 45)..<hit.range.lowerBound
  }

  /// A line that begins with a class and holds little else.
  private func isList(_ sentence: Range<Int>) -> Bool {
    let first =
      prose.tokens[sentence.lowerBound].isSign("*") || prose.tokens[sentence.lowerBound].isSign("-")
      ? sentence.lowerBound + 1 : sentence.lowerBound
    guard prose.tokens[sentence.lowerBound].opensLine, sentence.lowerBound > 0, first < sentence.upperBound,
      let hit = prose.cue(Self.any, after: first, to: min(sentence.upperBound, first + 4))
    else { return false }
    // The first words tell: a list may go on for long.
    let head = sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + 40)
    let hits = prose.cues(in: head).filter { $0.cues.intersects(Self.any) }
    let named = hits.reduce(0) { $0 + $1.range.count }
    let words = prose.tokens[head].count { $0.kind == .word }
    // "Local public entities, for-profit and nonprofit corporations, cooperatives, individuals and …".
    let isLong = hits.count > 2 && prose.tokens[head].count { $0.isSign(",") } > 1
    if hit.range.lowerBound == first, isLong || named * 3 >= words { return true }
    return named * 5 >= words * 2 && (hits.count > 1 || words <= 8) && hit.range.lowerBound < first + 4
  }

  /// The next sentence of the list; in a line that names applicants one sentence may stand between.
  private func continuation(from index: Int, gap: Int) -> Int? {
    for next in index..<max(index, min(index + 1 + gap, prose.sentences.count)) {
      if next > index,
        prose.tokens[prose.sentences[next].lowerBound].opensLine
          || prose.tokens[prose.sentences[next - 1].lowerBound].opensLine
      {
        return nil
      }
      if continues(next, isOpen: gap > 0) { return next }
    }
    return nil
  }

  /// Bullets and parts after a colon or semicolon continue a list, short lines of classes too, and in a line that is one,
  /// the next sentence that begins with a class.
  private func continues(_ index: Int, isOpen: Bool) -> Bool {
    let sentence = prose.sentences[index]
    let last = prose.tokens[sentence.lowerBound - 1]
    let first = prose.tokens[sentence.lowerBound]
    let isItem = first.isSign("*") || last.isSign(":") || last.isSign(";") || (first.opensLine && sentence.count <= 12)
    if !first.opensLine,
      prose.has(Self.any, in: sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + 3))
    {
      return true
    }
    return isOpen && isItem && namesAny(sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + 12))
  }

  /// "to local governments and qualified nonprofit organizations": the class before "and qualified" belongs to the list.
  private func withFirst(_ hit: CueHit, _ region: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
    guard hit.range.count == 1, hit.range.lowerBound > sentence.lowerBound,
      joiners.contains(prose.tokens[hit.range.lowerBound - 1].word),
      let first = prose.cue(
        Self.any, before: hit.range.lowerBound, from: max(sentence.lowerBound, hit.range.lowerBound - 6)),
      first.range.upperBound == hit.range.lowerBound - 1
    else { return region }
    return first.range.lowerBound..<region.upperBound
  }

  /// "technical assistance to farmers" is advice, and no money.
  private func isAdvice(_ hit: CueHit) -> Bool {
    guard let index = hit.range.first(where: { prose.tokens[$0].word == assistance }), index > 0 else { return false }
    return prose.tokens[index - 1].word == technical
  }

  /// "Loans of up to $250,000 to charter schools": the class directly after the sum.
  private func sumRegions() -> [Range<Int>] {
    prose.tokens.indices.compactMap { index in
      guard prose.tokens[index].isSign("$"),
        prose.cue(.award, before: index, from: max(0, index - 6)) != nil,
        let to = prose.window(index + 2, index + 5).first(where: { prose.tokens[$0].word == Small.to }),
        to + 1 < prose.tokens.count, prose.tokens[to + 1].sentence == prose.tokens[index].sentence
      else { return nil }
      let start = kinds.contains(prose.tokens[to + 1].word) ? to + 2 : to + 1
      guard let hit = prose.cue(Self.any, after: start, to: start + 1), !hit.cues.contains(.individual) else {
        return nil
      }
      return cut(start..<prose.sentence(of: index).upperBound)
    }
  }

  /// Whom the money goes to, directly after "grants to", "supports", "eligible".
  private func grantRegions() -> [Range<Int>] {
    prose.cues.filter { $0.cues.contains(.grantsTo) && !isAdvice($0) }.compactMap { hit in
      let sentence = prose.sentence(of: hit.range.lowerBound)
      let region = withFirst(hit, cut(hit.range.upperBound..<sentence.upperBound), in: sentence)
      let near = region.lowerBound..<min(region.upperBound, region.lowerBound + 5)
      let first = prose.cue(Self.any, after: near.lowerBound, to: near.upperBound)
      let isPeople =
        first?.cues.contains(.individual) ?? false
        && prose.cue(Self.any, after: first?.range.upperBound ?? 0, to: near.upperBound) == nil
      return namesAny(near) && !isPeople ? region : nil
    }
  }
}

private let leas = Set(["lea", "leas"].map(Word.init)), enforcement = Word("enforcement"), localWord = Word("local")
private let technical = Word("technical"), assistance = Word("assistance")
private let joiners = Set(["and", "or", "y", "o"].map(Word.init))
private let kinds = Set(
  ["eligible", "qualified", "local", "small", "selected", "participating", "nonprofit"].map(Word.init))
private let includeWords = Set(["include", "includes", "are", "is", "following", "incluyen", "son"].map(Word.init))
private let serviceWords = Set(
  ["relief", "benefits", "services", "medicaid", "medi", "parole", "release", "housing", "care"].map(Word.init))
private let labelWords = Set(["eligibility", "elegibilidad", "elegibles"].map(Word.init))
private let scholarWords = Set(["scholarship", "scholarships", "fellowship", "fellowships", "becas"].map(Word.init))
private let nominationWords = Set(["nominations", "nominees", "nominaciones"].map(Word.init))
private let singular = Set(["individual", "person", "homeowner", "landowner"].map(Word.init)),
  orWords = Set(["or", "and", "o", "y"].map(Word.init))
private let peopleServed = Set(
  ["serving", "serve", "serves", "to", "for", "of", "by", "with", "help", "train", "led", "from", "all", "where"].map(
    Word.init))
private let anyWords = Set(["any", "a", "each", "california", "eligible"].map(Word.init))
private let purposeWords = Set(
  ["to", "that", "which", "who", "whose", "where", "para", "que", "working", "participating", "proposing", "organized"]
    .map(Word.init))
