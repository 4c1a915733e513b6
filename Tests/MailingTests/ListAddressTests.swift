import Mailing
import Testing

@Suite("list address")
struct ListAddressTests {
  let list: ListAddress

  init() throws { list = ListAddress(try MailAddress("List@desk.example.org"), key: Samples.key) }

  @Test("believes what it wrote, in whatever case it comes back")
  func genuine() throws {
    let address = list.address(.unsubscribe, 42, boundTo: "maria@example.org")
    let word = try #require(list.extensionWord(of: address.uppercased()))
    let tag = try #require(list.tag(word))
    #expect(tag.id == 42 && tag.purpose == .unsubscribe && tag.mac.count == 26)
    #expect(list.isGenuine(tag, boundTo: "maria@example.org"))
  }

  @Test("does not believe another purpose, row, address or key")
  func forged() throws {
    let word = try #require(list.extensionWord(of: list.address(.unsubscribe, 42, boundTo: "maria@example.org")))
    var tag = try #require(list.tag(word))
    #expect(!list.isGenuine(tag, boundTo: "jose@example.org"))
    tag.id = 43
    #expect(!list.isGenuine(tag, boundTo: "maria@example.org"))
    (tag.id, tag.purpose) = (42, .preferences)
    #expect(!list.isGenuine(tag, boundTo: "maria@example.org"))
    let other = ListAddress(list.base, key: [1])
    #expect(!other.isGenuine(try #require(list.tag(word)), boundTo: "maria@example.org"))
  }

  @Test(
    "knows its own extensions",
    arguments: [
      ("list@desk.example.org", ""), ("LIST+Join@desk.example.org", "join"), ("other@desk.example.org", nil),
      ("list@elsewhere.org", nil), ("listed@desk.example.org", nil),
    ] as [(String, String?)])
  func words(address: String, word: String?) { #expect(list.extensionWord(of: address) == word) }

  @Test("takes no malformed tag", arguments: ["", "b", "b-1", "b-x-abc", "z-1-abc", "b-1-abc-d", "b--1-a", "b-0-abc"])
  func malformed(word: String) { #expect(list.tag(word) == nil) }

  @Test("writes base 32 as RFC 4648 does", arguments: [("foobar", "mzxw6ytboi"), ("f", "my"), ("", "")])
  func base(text: String, expected: String) { #expect(base32(text.utf8) == expected) }

  @Test("compares every byte")
  func constantTime() {
    #expect(constantTimeEqual([1, 2], [1, 2]))
    #expect(!constantTimeEqual([1, 2], [1, 3]) && !constantTimeEqual([1], [1, 2]))
  }
}
