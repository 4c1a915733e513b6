import Model
import Text
import Transport

/// Conditional requests: what is sent, and what is kept of the answer.
extension Fetch.Validators {
  /// Stands for the address and for the rules by which it is read: after a change of either, a 304 would hide what the
  /// new rules would find.
  static func key(of source: Source) -> String {
    func rules(_ rules: [String: FieldRule]) -> [String] {
      rules.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    }
    var parts = [source.request.url, source.request.method, source.request.body ?? "", source.format.rawValue]
    parts += source.request.headers.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    parts += rules(source.fields) + rules(source.detail) + source.remove + [source.items ?? ""]
    parts += source.filter.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    parts += [source.next, source.frame, source.within].map { $0.map { "\($0)" } ?? "" }
    parts += [source.paging.map { "\($0)" } ?? "", source.runsOn ? "runs on" : ""]
    return String(SHA256.hex(parts.joined(separator: "\n").utf8).prefix(16))
  }

  /// What is remembered for the source as it now stands; empty when it was for another address or other rules.
  static func remembered(_ health: SourceHealth, of source: Source) -> Fetch.Validators {
    let key = key(of: source)
    if let known = health.validators.key, known == key { return health.validators }
    var fresh = Fetch.Validators()
    fresh.key = key
    return fresh
  }

  /// The headers that ask "only if changed".
  func headers(now: Instant) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    if let etag, isUsable(etag: etag) { headers.append(("If-None-Match", etag)) }
    if let lastModified, isUsable(date: lastModified, now: now) {
      headers.append(("If-Modified-Since", lastModified))
    }
    return headers
  }

  /// Takes what a whole answer carries, or renews what a 304 repeats.
  ///
  /// A new ETag is kept even where nothing else changed; an empty one and a date from the future are dropped: a
  /// Last-Modified in 2041 would freeze the source for ever.
  mutating func take(_ headers: [String: String], isWhole: Bool, now: Instant) {
    let newTag = headers["etag"].flatMap { isUsable(etag: $0) ? $0 : nil }
    let newDate = headers["last-modified"].flatMap { isUsable(date: $0, now: now) ? $0 : nil }
    etag = newTag ?? (isWhole ? nil : etag)
    lastModified = newDate ?? (isWhole ? nil : lastModified)
  }
}

/// Whether a tag can be sent back: not empty, not endless, no control characters.
private func isUsable(etag: String) -> Bool {
  let bare = etag.hasPrefix("W/") ? etag.dropFirst(2) : etag[...]
  return !bare.isEmpty && bare != "\"\"" && etag.utf8.count <= 1024 && etag.utf8.allSatisfy { $0 >= 32 && $0 != 127 }
}

/// An hour of a wrong clock is forgiven.
private func isUsable(date: String, now: Instant) -> Bool {
  httpDate(date, now: now).map { $0 <= now + 3600 && $0.seconds > 0 } ?? false
}
