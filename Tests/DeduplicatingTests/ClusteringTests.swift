import Model
import TestSupport
import Testing

@testable import Deduplicating

@Suite("clustering")
struct ClusteringTests {
  static func link(_ one: String, _ other: String, _ kind: Verdict.Kind = .same, _ points: Double = 8) -> Link {
    Link(key(one), key(other), kind: kind, points: points)
  }

  static func names(_ groups: [[EntryKey]]) -> [String] { groups.map { $0.map(\.id).joined() } }

  @Test(
    "joins what is the same, the strongest first, and never over a round",
    arguments: [
      ([link("a", "b")], ["ab", "c", "d"]),
      ([link("a", "b"), link("b", "c")], ["abc", "d"]),
      ([link("a", "b", .same, 9), link("b", "c", .same, 7), link("a", "c", .series)], ["ab", "c", "d"]),
      ([link("a", "b", .same, 7), link("b", "c", .same, 9), link("a", "c", .series)], ["a", "bc", "d"]),
      // Two groups that each hold a round of the other's.
      ([link("a", "b", .same, 9), link("c", "d", .same, 9), link("b", "c"), link("a", "d", .series)], ["ab", "cd"]),
      ([link("a", "b", .review), link("c", "d", .series)], ["a", "b", "c", "d"]),
      ([link("a", "x")], ["a", "b", "c", "d"]),
    ])
  func joins(links: [Link], groups: [String]) {
    let entries = ["a", "b", "c", "d"].map { key($0) }
    #expect(Self.names(clusters(of: entries, links: links.filter { !$0.joins(key("x")) })) == groups)
    #expect(
      Self.names(clusters(of: entries.reversed(), links: links.reversed().filter { !$0.joins(key("x")) })) == groups)
  }

  @Test("joins nobody to one of two siblings that it is as much like")
  func torn() {
    let entries = ["a", "b", "c"].map { key($0) }
    let links = [Self.link("a", "c", .same, 8), Self.link("b", "c", .same, 8.5), Self.link("a", "b", .different)]
    #expect(Self.names(clusters(of: entries, links: links)) == ["a", "b", "c"])
    let clear = [Self.link("a", "c", .same, 6), Self.link("b", "c", .same, 8.5), Self.link("a", "b", .different)]
    #expect(Self.names(clusters(of: entries, links: clear)) == ["a", "bc"])
  }

  @Test("puts staff's word above every link, and the later word above the earlier")
  func rulings() {
    let entries = ["a", "b", "c"].map { key($0) }
    let links = [Self.link("a", "b", .same, 10), Self.link("b", "c", .series, 10)]
    let merge = Ruling(.merge, [[key("b")], [key("c")]], number: 1)
    #expect(Self.names(clusters(of: entries, links: links, rulings: [merge])) == ["abc"])
    let split = Ruling(.split, [[key("a")], [key("b")]], number: 2)
    #expect(Self.names(clusters(of: entries, links: links, rulings: [merge, split])) == ["a", "bc"])
    let again = Ruling(.merge, [[key("a")], [key("b")]], number: 3)
    #expect(Self.names(clusters(of: entries, links: links, rulings: [again, split, merge])) == ["abc"])
    // A chain of merges does not lead around a split.
    let far = Ruling(.split, [[key("a")], [key("c")]], number: 4)
    #expect(Self.names(clusters(of: entries, links: links, rulings: [merge, again, far])) == ["ab", "c"])
  }

  @Test("keeps a whole side together that staff merged, and apart from what joins the other side")
  func sides() {
    let entries = ["a", "b", "c", "d"].map { key($0) }
    let merge = Ruling(.merge, [[key("a"), key("b")], [key("c")]], number: 1)
    #expect(Self.names(clusters(of: entries, links: [], rulings: [merge])) == ["abc", "d"])
    let split = Ruling(.split, [[key("a")], [key("b")]], number: 1)
    let links = [Self.link("b", "c", .same, 9), Self.link("a", "c", .same, 7)]
    #expect(Self.names(clusters(of: entries, links: links, rulings: [split])) == ["a", "bc", "d"])
  }

  @Test("gives the same groups for any order of links and entries")
  func orders() {
    var random = SeededNumbers(5)
    for _ in 0..<200 {
      let names = "abcdefgh".map { String($0) }
      var links: [Link] = []
      for (index, one) in names.enumerated() {
        for other in names[(index + 1)...] where Int.random(in: 0..<3, using: &random) == 0 {
          let kind: [Verdict.Kind] = [.same, .same, .series, .review, .different]
          links.append(
            Self.link(one, other, kind.randomElement(using: &random)!, Double(Int.random(in: 4...9, using: &random))))
        }
      }
      let entries = names.map { key($0) }
      let groups = clusters(of: entries, links: links)
      #expect(groups.joined().sorted() == entries)
      for _ in 0..<5 {
        #expect(clusters(of: entries.shuffled(using: &random), links: links.shuffled(using: &random)) == groups)
      }
      for group in groups {
        for link in links where link.isApart {
          #expect(!(group.contains(link.one) && group.contains(link.other)), "no group holds a round of its own")
        }
      }
    }
  }
}
