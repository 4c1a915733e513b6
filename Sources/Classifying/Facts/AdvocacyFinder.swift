import Model

/// Reads what an advocacy item needs: who decides, when and where the hearing is, how to comment, whether it is paid.
struct AdvocacyFinder {
  let prose: Prose
  let roles: [RoledMoment]
  let dates: DeadlineFinder

  /// Nil when the text neither asks for comment nor tells of a hearing.
  func advocacy() -> Facts.Advocacy? {
    let hearing = hearing()
    let comment = roles.first { $0.role == .comment }
    guard hearing != nil || comment != nil else { return nil }
    var advocacy = Facts.Advocacy()
    advocacy.body = prose.cues.first { $0.cues.contains(.body) }.map { hit in
      let quote = prose.quote(hit.range)
      return Fact(quote, quote: quote)
    }
    if let hearing {
      advocacy.hearing = dates.deadline(hearing, kind: .event).map { Fact($0, quote: prose.quote(hearing.range)) }
      advocacy.place = PlaceFinder(prose: prose).place(near: hearing.range)
    }
    advocacy.comment = comment.map { roled in
      let quote = prose.quote(prose.sentence(of: roled.moment.range.lowerBound))
      return Fact(quote, quote: quote)
    }
    advocacy.stipend = prose.cues.first { $0.cues.contains(.stipend) }.map { Fact(true, quote: prose.quote($0.range)) }
    return advocacy
  }

  /// The first gathering in whose sentence a hearing is named.
  private func hearing() -> Moment? {
    roles.first { roled in
      roled.role == .gathering && roled.moment.day != nil
        && prose.has(.hearing, in: prose.sentence(of: roled.moment.range.lowerBound))
    }?.moment
  }
}
