import Foundation
import Mailing
import Model
import TestSupport
import Testing

@Suite(
  "messages for another parser", .tags(.peer), .enabled(if: Peer.exists("python3"), "needs python3"))
struct StrictParserTests {
  @Test("2,000 messages of an issue are read by a strict parser without a defect")
  func strict() async throws {
    try await withTemporaryFolder { folder in
      let names = ["María", "O'Hara \"Jo\"", "李雷", nil, "Ann, Bob; Co.", String(repeating: "ñ", count: 90)]
      for publicURL in [nil, "https://desk.example.org/n"] {
        let template = MessageTemplate(
          Samples.content, issue: 7, letterhead: try Samples.letterhead(publicURL: publicURL), markers: Samples.markers,
          date: Samples.date)
        for number in 1...1000 {
          let subscriber = Samples.subscriber(
            number, "p\(number)@d\(number % 9).example.org", name: names[number % names.count])
          let message = try template.message(to: subscriber, delivery: Samples.delivery(number, subscriber: number))
          let name = "\(publicURL == nil ? "a" : "b")\(number).eml"
          try Data(message).write(to: folder.appending(path: name))
        }
      }
      let ending = try runProgram(
        URL(filePath: "/usr/bin/env"), ["python3", fixture("mail/strict.py").path, folder.path])
      #expect(ending.status == 0, "\(ending.out)\(ending.err)")
      #expect(ending.out.hasPrefix("2000 messages"))
    }
  }
}
