import Feeds
import Model
import Testing

@Suite("extending another file")
struct ExtendingTests {
  private static let base = """
    newsletter: {name: Base, from: a@b.example, postal_address: x}
    defaults: {every: 2 days}
    places: {south_la: [Watts]}
    sources:
    - {id: base, name: Base, url: "http://base.example"}
    """

  @Test("takes what it does not say itself, but never sources")
  func takes() throws {
    let text = """
      extends: ../base.yml
      places: {la_city: [Venice]}
      sources:
      - {id: own, name: Own, url: "http://own.example"}
      """
    let configuration = try configuration(text, base: Self.base)
    #expect(configuration.newsletter.name == "Base")
    #expect(configuration.places.map(\.place) == [.laCity])
    #expect(configuration.sources.map(\.id) == ["own"])
    #expect(configuration.sources.first?.interval == 172_800...172_800)
  }

  @Test("asks for the file by its absolute path, and reads relative addresses from where they stand")
  func paths() throws {
    var asked: [String] = []
    let text = "extends: ../../all/base.yml\nsources: [{id: a, name: A, url: \"file:x\"}]\n"
    let configuration = try readConfiguration(Array(text.utf8), file: "/desk/sample/deep/feeds.yml") { path in
      asked.append(path)
      return Array("mail: {user: u, password_file: relay}\nsources: []\n".utf8)
    }
    #expect(asked == ["/desk/all/base.yml"])
    #expect(configuration.mail.secret == .file("/desk/all/relay"))
    #expect(configuration.sources.first?.request.url == "file:///desk/sample/deep/x")
  }

  @Test("names the other file in its mistakes, after its own")
  func names() {
    let found = mistakes(
      "extends: more/base.yml\nsources: []\nplases: {}\n", base: "mail: {hots: x}\nsources: 7\nnewsleter: {}\n")
    #expect(
      found == [
        #"feeds.yml:3:1: unknown key "plases"; did you mean "places"?"#,
        #"more/base.yml:1:8: unknown key "hots"; did you mean "host"?"#,
        #"more/base.yml:3:1: unknown key "newsleter"; did you mean "newsletter"?"#,
      ])
  }

  @Test("says when the file cannot be read or extends itself")
  func faults() {
    #expect(
      mistakes("extends: gone.yml\nsources: []\n") == [
        #"feeds.yml:1:10: cannot read "gone.yml": no file gone.yml"#
      ])
    let circle = mistakes("extends: feeds.yml\nsources: []\n", base: "extends: feeds.yml\nsources: []\n")
    #expect(circle == ["feeds.yml:1:10: more than 4 files extend each other; do they go in a circle?"])
  }
}
