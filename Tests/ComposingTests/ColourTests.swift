import Foundation
import TestSupport
import Testing

@Suite("colours of the newsletter")
struct ColourTests {
  /// Every colour of writing and every ground it may stand on, as the template has them.
  static let light = (
    ink: ["#1e2b27", "#17594a", "#56615c", "#98380c"], ground: ["#fffdf9", "#f3efe6"]
  )
  static let dark = (
    ink: ["#e6ebe7", "#f1f5f2", "#8fd0b5", "#a9b6af", "#ffb48c"], ground: ["#18201d", "#212b27"]
  )

  @Test("have a contrast of 4.5 to 1 and more in both schemes", arguments: [light, dark])
  func contrast(scheme: (ink: [String], ground: [String])) throws {
    for ink in scheme.ink {
      for ground in scheme.ground {
        let (one, other) = (try luminance(ink), try luminance(ground))
        let ratio = (max(one, other) + 0.05) / (min(one, other) + 0.05)
        #expect(ratio >= 4.5, "\(ink) on \(ground): \(ratio)")
      }
    }
  }

  @Test("are all in the table above, so that none goes unchecked")
  func complete() throws {
    let folder = projectRoot.appending(path: "Templates")
    let text = try ["issue.html", "partials/item.html"].map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }.joined()
    let borders: Set<String> = ["#ddd6c8", "#39453f", "#101513"]
    let known = Set(Self.light.ink + Self.light.ground + Self.dark.ink + Self.dark.ground).union(borders)
    let used = text.split(separator: "#").dropFirst().map { "#" + $0.prefix(6) }.filter { colour in
      colour.dropFirst().allSatisfy(\.isHexDigit)
    }
    #expect(!used.isEmpty && Set(used).isSubset(of: known), "\(Set(used).subtracting(known))")
  }

  /// Relative luminance (WCAG 2.2).
  private func luminance(_ colour: String) throws -> Double {
    let number = try #require(Int(colour.dropFirst(), radix: 16))
    let parts = [16, 8, 0].map { shift -> Double in
      let value = Double(number >> shift & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
