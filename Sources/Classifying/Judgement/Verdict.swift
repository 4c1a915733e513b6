import Model

/// A decision about one side of an entry, with why and with what staff should look at.
struct Verdict<Value: Sendable>: Sendable {
  var value: Value
  var reasons: [Reason] = []
  var doubts: [String] = []
}

/// The signals that rules of this room read: topics of kind `relevance` in feeds.yml, by their tag.
enum Signal: String, CaseIterable, Sendable {
  /// Only its always and never phrases count: shown whatever the rules say, or never shown.
  case show
  /// Who may apply.
  case communityOrganizations = "community_organizations"
  case otherApplicants = "other_applicants"
  case localGovernments = "local_governments"
  case individuals
  case tribes
  /// News, awards to named recipients, seats on boards.
  case nothing = "nothing_to_act_on"
  /// What nobody in South LA can use.
  case excluded = "los_angeles_excluded"
  case rural
  case research
  case foreign
  case nature = "farm_and_nature"
  case technology
  case training = "training_institutions"
  case vendors
  case routine = "routine_notice"
  /// What limits its use.
  case construction
  case limited = "limited_competition"
  case rulemaking
  case works = "streets_and_recovery"
  case offCore = "off_core"
  case passThrough = "pass_through"
  case actNow = "act_now"
  /// Who employs.
  case provider
  case nonprofit
  case company
  /// Race or ethnicity named as purpose, priority or eligibility; and what makes it one entry of a list.
  case equity = "racial_equity"
  case otherGroups = "other_groups"
}

extension Evidence {
  /// All points of a signal; 0 when feeds.yml does not have it.
  func score(_ signal: Signal) -> Double { book.topic(signal).map { scores[$0] } ?? 0 }

  /// Points of a signal in some parts only.
  func score(_ signal: Signal, in parts: Set<EntryText.Part>) -> Double {
    guard let topic = book.topic(signal) else { return 0 }
    return hits.reduce(0) { $0 + (book.lines[$1.line].topic == topic && parts.contains($1.part) ? $1.points : 0) }
  }

  /// The phrases behind a signal.
  func reasons(_ signal: Signal, about: String, limit: Int = 3) -> [Reason] {
    book.topic(signal).map { reasons($0, about: about, limit: limit) } ?? []
  }
}
