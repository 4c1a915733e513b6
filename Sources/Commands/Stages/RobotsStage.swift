import Crawling
import Text

/// `prevnet stage robots`: whether a robots.txt lets an agent fetch an address.
struct RobotsStage: Stage {
  static let name = "robots"
  static let summary = "reads {\"id\", \"robots_txt\", \"agent\", \"url\"} and answers {\"id\", \"allowed\"}"

  init(in workplace: Workplace) {}

  func answer(_ line: JSON) throws -> JSON {
    let text = try line.required("robots_txt")
    let agent = try line.required("agent")
    return ["allowed": .bool(Robots(Array(text.utf8), agent: agent).allows(try line.required("url")))]
  }
}
