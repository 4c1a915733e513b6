import Model
import Testing

@testable import Text

@Suite("gazetteer")
struct GazetteerTests {
  private let gazetteer = Gazetteer([
    PlaceNames(place: .southLA, names: ["Watts", "South Los Angeles", "90001"]),
    PlaceNames(place: .laCity, names: ["Los Angeles", "LA"]),
    PlaceNames(place: .laCounty, names: ["Los Angeles County", "East Los Angeles"]),
    PlaceNames(place: .elsewhere, names: ["Los Angeles, Texas"]),
  ])

  @Test(
    "names the ring of the longest name",
    arguments: [
      ("jobs in Los Angeles", ["Los Angeles"]),
      ("Los Angeles County and Watts", ["Los Angeles County", "Watts"]),
      ("SOUTH LOS ANGELES 90001", ["South Los Angeles", "90001"]),
      ("la junta de watts", []),
      ("East Los Angeles County", ["East Los Angeles"]),
      ("L.A.", ["LA"]),
    ])
  func mentions(text: String, expected: [String]) {
    #expect(gazetteer.mentions(in: FoldedText(text)).map(\.name) == expected)
  }

  @Test("says where the name stands")
  func stands() {
    let text = FoldedText("a clinic in Watts.")
    let mention = gazetteer.mentions(in: text).first
    #expect(mention.map { text.text($0.words) } == "Watts")
    #expect(mention?.places == [.southLA])
  }

  @Test("gives every ring of a name that stands for several")
  func ambiguous() {
    let both = Gazetteer([
      PlaceNames(place: .laCounty, names: ["Los Angeles"]), PlaceNames(place: .laCity, names: ["Los Angeles"]),
    ])
    #expect(both.mentions(in: FoldedText("Los Angeles")).map(\.places) == [[.laCity, .laCounty]])
  }
}
