import Testing
import Text

@testable import Composing

@Suite("members of a template's value")
struct TemplateMembersTests {
  @Test("are found by name, few or many, the later of two with one name", arguments: [0, 1, 16, 17, 1_000])
  func found(count: Int) {
    let pairs = (0..<count).map { ("name\($0)", TemplateValue.text("\($0)")) }
    let members = TemplateMembers(pairs + pairs.map { ($0.0, .list([$0.1])) })
    #expect(members.names.count == count)
    for number in 0..<count {
      #expect(members[TemplateName("name\(number)")] == .list([.text("\(number)")]))
    }
    #expect(members[TemplateName("name\(count)")] == nil)
  }

  @Test("are the same in whatever order they came, and another when one differs")
  func equality() {
    let one: TemplateValue = ["a": "1", "b": "2", "c": ["d": true]]
    let other: TemplateValue = ["c": ["d": true], "b": "2", "a": "1"]
    #expect(one == other && one.hashValue == other.hashValue)
    #expect(one != ["a": "1", "b": "3", "c": ["d": true]])
    #expect(one == .object(["a": "1", "b": "2", "c": ["d": true]]))
  }

  @Test("can be set, replaced and taken out by name")
  func subscripts() {
    var members = TemplateMembers([])
    for word in ["b", "a", "c", "b"] { members[TemplateName(word)] = .text(word) }
    members[TemplateName("c")] = nil
    members[TemplateName("zz")] = nil
    members[TemplateName("a")] = "new"
    #expect(members.dictionary == ["a": "new", "b": "b"])
  }

  @Test("tell names apart by their letters, not only by their fingerprints")
  func fingerprints() {
    let words = ["", "a", "b", "ab", "ba", "ñ", "n\u{303}", "title", "titel"]
    for left in words {
      for right in words {
        #expect((TemplateName(left) == TemplateName(right)) == (Array(left.utf8) == Array(right.utf8)))
      }
    }
  }

  @Test("give the JSON they came from", arguments: ["{}", "{\"a\":[1,true,null,\"x\"],\"b\":{\"c\":\"\"}}"])
  func json(text: String) throws {
    let json = try JSON(parsing: Array(text.utf8))
    #expect(TemplateValue(TemplateValue(json).json) == TemplateValue(json))
  }
}
