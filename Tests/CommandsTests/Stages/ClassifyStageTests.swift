import Foundation
import Model
import TestSupport
import Testing
import Text

@testable import Commands

@Suite("stage classify")
struct ClassifyStageTests {
  private func answer(_ record: JSON) async throws -> JSON {
    let arguments = try Arguments(
      ["--config", projectRoot.appending(path: "feeds.yml").path], for: StageCommand.manual)
    let workplace = try Workplace(
      arguments, output: Output { _, _ in }, environment: [:], clock: { Instant(seconds: 1_790_000_000) })
    return try await ClassifyStage(in: workplace).answer(record)
  }

  @Test("answers every key in the labels' words")
  func keys() async throws {
    let reply = try await answer([
      "id": "1", "source": "local_notices", "title": "South LA Resource Fair for Black-led organizations",
      "description": "Saturday from 10 a.m. to 2 p.m. in Watts. Join us.", "posted": "2026-01-05", "eligibility": [],
      "amount_min": nil,
    ])
    #expect(reply["section"]?.string == "event")
    #expect(reply["geography"]?.string == "south_la")
    #expect(reply["equity_focus"]?.string == "yes")
    #expect(reply["equity_span"]?.string == "Black-led")
    #expect((reply["relevance"]?.integer ?? 0) >= 2)
    for key in ["score", "issues", "populations", "eligible_org", "goals", "campaigns", "reasons"] {
      #expect(reply[key] != nil, "\(key)")
    }
  }

  @Test("calls irrelevant what is for nobody here, and takes the place of a configured source")
  func irrelevant() async throws {
    let reply = try await answer([
      "id": "2", "source": "ca_grants_portal_2022", "title": "Rural fire equipment",
      "description": "For rural fire departments.",
      "eligibility": ["Public Agency"],
    ])
    #expect(reply["section"]?.string == "irrelevant")
    #expect(reply["relevance"]?.integer == 0)
    #expect(reply["eligible_org"]?.string == "no")
  }

  @Test("judges an empty record")
  func empty() async throws {
    #expect(try await answer([:])["section"]?.string == "irrelevant")
  }
}
