import Model
import Testing
import Text

@testable import Classifying

@Suite("The taxonomy that feeds.yml ships")
struct TaxonomyTests {
  private static let issues = [
    "housing", "homelessness", "mental_health", "substance_use", "youth", "reentry_justice", "child_welfare_kinship",
    "health", "food", "employment_workforce", "education_early_care", "immigrant", "violence_prevention",
    "arts_culture",
    "environment", "capacity_building", "civic_policy", "economic_development", "animal_welfare", "other",
  ]
  private static let campaigns = [
    "liquor_stores_land_use", "family_care_kinship", "reentry_prop47", "care_not_policing", "equitable_relief",
  ]
  /// Grants.gov's categories of funding activity.
  private static let grantsGov = [
    "ACA", "AG", "AR", "BC", "CD", "CP", "DPR", "ED", "ELT", "EN", "ENV", "FN", "HL", "HO", "HU", "IIJ", "IS", "ISS",
    "LJL", "NR", "O", "OZ", "RA", "RD", "ST", "T",
  ]
  private static let portal = [
    "Agriculture", "Animal Services", "Consumer Protection", "Disadvantaged Communities",
    "Disaster Prevention & Relief",
    "Education", "Employment, Labor & Training", "Energy", "Environment & Water", "Food & Nutrition",
    "Health & Human Services", "Housing, Community and Economic Development", "Law, Justice, and Legal Services",
    "Libraries and Arts", "Parks & Recreation", "Science, Technology, and Research & Development", "Transportation",
    "Veterans & Military",
  ]

  private var topics: [Topic] { Shipped.configuration.topics }

  @Test("has every issue with labels in both languages and a crosswalk to three taxonomies", arguments: issues)
  func issue(tag: String) throws {
    let topic = try #require(topics.first { $0.kind == .issue && $0.tag == tag })
    #expect(topic.labels["en"]?.isEmpty == false)
    #expect(topic.labels["es"]?.isEmpty == false)
    #expect(topic.labels["en"]?.contains("_") == false, "a label is plain words")
    for taxonomy in ["grants_gov", "ca_portal", "pcs"] {
      #expect(topic.crosswalk[taxonomy]?.isEmpty == false, "\(tag) has no \(taxonomy)")
    }
  }

  @Test("has every campaign with labels in both languages", arguments: campaigns)
  func campaign(tag: String) throws {
    let topic = try #require(topics.first { $0.kind == .campaign && $0.tag == tag })
    #expect(topic.labels["en"]?.isEmpty == false)
    #expect(topic.labels["es"]?.isEmpty == false)
    #expect(topic.phrases.contains { $0.points > 0 })
  }

  @Test("leads from every category of Grants.gov and of the California portal to a tag")
  func categories() {
    let book = PhraseBook(topics)
    for code in Self.grantsGov + Self.portal {
      #expect(!book.topics(ofCategory: code).isEmpty, "\(code) leads nowhere")
    }
  }

  @Test("has no phrase twice in one topic, and none without a letter")
  func phrases() {
    for topic in topics {
      let folded = topic.phrases.map { fold($0.text) }
      #expect(Set(folded).count == folded.count, "\(topic.tag): \(folded.duplicates)")
      #expect(!folded.contains(""), "\(topic.tag)")
    }
  }
}

extension [String] {
  /// What stands in it more than once, sorted.
  fileprivate var duplicates: [String] {
    Dictionary(grouping: self) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
  }
}
