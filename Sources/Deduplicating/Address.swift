import Foundation
import Text

/// A link as matching compares it: equal addresses lead to one page, which may still list many things.
struct Address: Hashable, Sendable {
  /// Without scheme, `www.`, fragment, trailing slash and tracking parameters; the query in order.
  let plain: String

  /// The site: `hcai.ca.gov`.
  var host: Substring { Substring(plain.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }) }

  init(_ link: String) { self.init(plain: plainAddress(link)) }

  /// From what `plainAddress` gave.
  init(plain: String) { self.plain = plain }

  /// The page seems to be of one item: its last part carries a number or is a long slug, and no word for a list.
  var isOfOneItem: Bool {
    let parts = plain.utf8.split(separator: UInt8(ascii: "/"))
    guard parts.count > 1, let last = parts.last else { return false }
    if last.contains(where: { (48...57).contains($0) }) {
      let text = Substring(last)
      if !text.hasPrefix("fy"), !text.contains("page_id") { return true }
    }
    return last.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.count >= 5
  }
}

/// Letters and digits in capitals: `NSF 26-506` and `NSF26-506` are one number, and so is `26-506`.
func normalizedNumber(_ number: String) -> String {
  let plain = String(number.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
  // The foundation writes its numbers with and without its own name.
  let rest = plain.dropFirst(3)
  return plain.hasPrefix("NSF") && rest.count == 5 && rest.allSatisfy(\.isNumber) ? String(rest) : plain
}

/// The address without scheme, `www.`, fragment, trailing slash and tracking parameters.
func plainAddress(_ link: String) -> String {
  var rest = Substring(link)
  if let range = rest.range(of: "://") { rest = rest[range.upperBound...] }
  if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
  if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst(4) }
  let parts = rest.split(separator: "?", maxSplits: 1)
  guard let first = parts.first else { return "" }
  let path = first.hasSuffix("/") ? first.dropLast() : first
  guard parts.count == 2 else { return path.lowercased() }
  let kept = parts[1].split(separator: "&").filter { parameter in
    !trackingParameters.contains { parameter.lowercased().hasPrefix($0) }
  }
  return path.lowercased() + (kept.isEmpty ? "" : "?" + kept.sorted().joined(separator: "&"))
}

private let trackingParameters = [
  "utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "replytocom", "_hs", "mkt_tok", "igshid", "ref=",
]
