/// Durations and sizes as people write them.
enum Units {
  private static let seconds: [(names: Set<String>, value: Double)] = [
    (["s", "sec", "secs", "second", "seconds"], 1),
    (["min", "mins", "minute", "minutes"], 60),
    (["h", "hour", "hours", "hourly"], 3600),
    (["d", "day", "days", "daily"], 86_400),
    (["w", "week", "weeks", "weekly"], 604_800),
    (["month", "months", "monthly"], 2_592_000),
  ]
  private static let bytes: [(names: Set<String>, value: Double)] = [
    (["kb", "k", "kib"], 1024), (["mb", "m", "mib"], 1_048_576), (["gb", "g", "gib"], 1_073_741_824),
  ]

  /// Seconds of `6 hours`, `90 min`, `2d`, `daily` or `0`; nil for anything else, a month being thirty days.
  static func seconds(_ text: String) -> Double? {
    text == "0" ? 0 : value(text, seconds)
  }

  /// Bytes of `32 MB`.
  static func bytes(_ text: String) -> Int? {
    value(text, bytes).flatMap { Int(exactly: $0.rounded()) }
  }

  /// A number and a unit after it, in the smallest unit; nil when either is missing or unknown.
  private static func value(_ text: String, _ units: [(names: Set<String>, value: Double)]) -> Double? {
    let trimmed = Words.trimmed(text).lowercased()
    let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = Words.trimmed(String(trimmed.dropFirst(digits.count)))
    guard let factor = units.first(where: { $0.names.contains(unit) })?.value else { return nil }
    guard !digits.isEmpty else { return factor }
    guard let number = Double(digits), number.isFinite, number < 1e9 else { return nil }
    return number * factor
  }

  /// `3600` as `1 hour`.
  static func words(_ seconds: Int) -> String {
    let names = [(604_800, "week"), (86_400, "day"), (3600, "hour"), (60, "minute")]
    let (size, name) = names.first { seconds >= $0.0 && seconds.isMultiple(of: $0.0) } ?? (1, "second")
    let count = seconds / size
    return "\(count) \(name)\(count == 1 ? "" : "s")"
  }
}
