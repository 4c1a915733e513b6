import Model
import TestSupport
import Testing

@Suite("what staff changed in a draft")
struct IssueTests {
  private let draft: [Section: [String]] = [.funding: ["f1", "f2", "f3"], .events: ["e1"]]

  private func edited(_ change: (inout Model.Issue.Edits) -> Void) -> [Section: [String]] {
    var edits = Model.Issue.Edits()
    change(&edits)
    return edits.applied(to: draft)
  }

  private func section(_ generator: inout SeededNumbers) -> Section {
    Section.allCases.randomElement(using: &generator) ?? .funding
  }

  @Test("leaves the draft as it is where staff changed nothing")
  func nothing() { #expect(edited { _ in } == draft) }

  @Test("puts in, takes out, moves to another section and orders")
  func changes() {
    #expect(edited { $0.added["x"] = .employment } == draft.merging([.employment: ["x"]]) { $1 })
    #expect(edited { $0.dropped = ["e1"] } == [.funding: ["f1", "f2", "f3"]])
    #expect(edited { $0.added["f2"] = .events } == [.funding: ["f1", "f3"], .events: ["e1", "f2"]])
    #expect(edited { $0.order[.funding] = ["f3", "f1"] }[.funding] == ["f3", "f1", "f2"])
  }

  @Test("drops what was put in before, and what was put in twice stands once")
  func both() {
    let dropped = edited {
      $0.added["x"] = .events
      $0.dropped = ["x"]
    }
    #expect(dropped == draft)
    #expect(edited { $0.added["e1"] = .events }[.events] == ["e1"])
  }

  @Test("keeps the order staff gave through every new draft")
  func redrafted() {
    var edits = Model.Issue.Edits()
    edits.order[.funding] = ["f3", "gone", "f1"]
    #expect(edits.applied(to: [.funding: ["new", "f1", "f3"]])[.funding] == ["f3", "f1", "new"])
  }

  @Test("never loses and never doubles an item, whatever was edited")
  func property() {
    var generator = SeededNumbers(7)
    for _ in 0..<500 {
      let ids = (0..<12).map { "i\($0)" }
      var edits = Model.Issue.Edits()
      for id in ids.shuffled(using: &generator).prefix(3) { edits.added[id] = section(&generator) }
      edits.dropped = Set(ids.shuffled(using: &generator).prefix(3))
      edits.order[.funding] = Array(ids.shuffled(using: &generator).prefix(5))
      var draft: [Section: [String]] = [:]
      for id in ids.dropLast(2) { draft[section(&generator), default: []].append(id) }
      let printed = edits.applied(to: draft).values.flatMap { $0 }
      let wanted = Set(draft.values.flatMap { $0 }).union(edits.added.keys).subtracting(edits.dropped)
      #expect(printed.count == wanted.count && Set(printed) == wanted)
    }
  }
}
