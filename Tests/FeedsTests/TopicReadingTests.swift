import Model
import Testing

@Suite("topics and places")
struct TopicReadingTests {
  @Test("reads labels, phrases in each of their three forms, always, never and crosswalk")
  func topics() throws {
    let topics = try configuration(
      """
      sources: []
      topics:
        issue:
          housing:
            labels: {en: Housing, es: Vivienda}
            phrases:
              3: [rental assistance, tenants]
              -2: [warehouse]
              eviction: 2.5
            always: [tenant protection]
            never: [housing of a pump]
            crosswalk: {grants_gov: HO, candid: [SK0000, SK0100]}
          youth: {labels: {en: Youth}, phrases: [youth, teens]}
        section:
          events: {phrases: {2: [workshop]}}
      """
    ).topics
    #expect(topics.map(\.tag) == ["housing", "youth", "events"])
    #expect(topics.map(\.kind) == [.issue, .issue, .section])
    let housing = try #require(topics.first)
    #expect(housing.labels == ["en": "Housing", "es": "Vivienda"])
    #expect(housing.crosswalk == ["grants_gov": ["HO"], "candid": ["SK0000", "SK0100"]])
    #expect(
      housing.phrases == [
        Topic.Phrase("rental assistance", points: 3), Topic.Phrase("tenants", points: 3),
        Topic.Phrase("warehouse", points: -2), Topic.Phrase("eviction", points: 2.5),
        Topic.Phrase("tenant protection", rule: .always), Topic.Phrase("housing of a pump", rule: .never),
      ])
    #expect(topics[1].phrases == [Topic.Phrase("youth"), Topic.Phrase("teens")])
  }

  @Test("keeps the same tag apart by kind")
  func kinds() throws {
    let text =
      "sources: []\ntopics: {population: {youth: {labels: {en: Youth}}}, issue: {youth: {labels: {en: Youth}}}}\n"
    #expect(try configuration(text).topics.map(\.kind) == [.issue, .population])
  }

  @Test(
    "says what is wrong with a topic",
    arguments: [
      ("issues: {}", #"3:3: unknown key "issues"; did you mean "issue"?"#),
      ("issue: {housing: {}}", #"3:11: the tag "housing" needs a label in plain words: labels: {en: …, es: …}"#),
      ("issue: {Housing: {labels: {en: H}}}", #"3:11: a tag is written in small letters, digits and _, not "Housing""#),
      ("section: {event: {}}", #"3:13: "event" is no section; did you mean "events"?"#),
      ("relevance: {core: {phrase: [a]}}", #"3:22: unknown key "phrase"; did you mean "phrases"?"#),
      (
        "relevance: {core: {phrases: {high: [a]}}}",
        #"3:32: a list of phrases stands under its points, a number from -100 to 100"#
      ),
      ("relevance: {core: {phrases: {a: lots}}}", #"3:35: "a" takes a number from -100 to 100, not "lots""#),
      ("relevance: {core: {phrases: [a, B, b]}}", #"3:38: the phrase "b" comes twice in the tag "core""#),
      ("relevance: {core: {phrases: [a], never: [A]}}", #"3:44: the phrase "A" comes twice in the tag "core""#),
      ("relevance: {core: {phrases: [a, [b]]}}", #"3:35: "phrases" takes text in its list, not a list"#),
      ("relevance: {core: {phrases: [a, \"\"]}}", #"3:35: "phrases" takes text in its list, not """#),
      (
        "relevance: {core: {labels: {English: x}}}",
        #"3:31: "labels" takes a language code such as en or es, not "English""#
      ),
      ("relevance: [core]", #"3:14: "relevance" is a mapping of keys and values, not a list"#),
      ("relevance: {core: words}", #"3:21: the tag "core" is a mapping of keys and values, not "words""#),
    ])
  func topicMistakes(line: String, message: String) {
    #expect(mistakes("sources: []\ntopics:\n  \(line)\n") == ["feeds.yml:" + message])
  }

  @Test("reads the names of places by ring")
  func places() throws {
    let text = "sources: []\nplaces:\n  elsewhere: Seattle\n  south_la: [Watts, 90001, South LA]\n"
    let places = try configuration(text).places
    #expect(
      places == [
        PlaceNames(place: .southLA, names: ["Watts", "90001", "South LA"]),
        PlaceNames(place: .elsewhere, names: ["Seattle"]),
      ])
    #expect(
      mistakes("sources: []\nplaces: {southla: [x]}\n") == [
        #"feeds.yml:2:10: unknown key "southla"; did you mean "south_la"?"#
      ])
  }

  @Test("checks the tags of sources against all topics, where there are any")
  func tags() {
    let source = "sources:\n- {id: a, name: A, url: \"http://a\", tags: [housing, helth]}\n"
    let topics = "topics: {issue: {housing: {labels: {en: H}}, health: {labels: {en: H}}}}\n"
    #expect(mistakes(source) == [])
    #expect(mistakes(source + topics) == [#"feeds.yml:2:53: no topic has the tag "helth"; did you mean "health"?"#])
    #expect(mistakes("extends: ../base.yml\n" + source, base: "sources: []\n" + topics).count == 1)
  }
}
