import Archiving
import Composing
import Foundation
import Mailing
import Model
import Text

// Usage: bench-composing TEMPLATES FOLDER           prints one JSON line of figures; leaves the model of 80 items in FOLDER
//        bench-composing TEMPLATES FOLDER render    prints the milliseconds of one rendering, and nothing else
//
// Tests/Bench/newsletter runs it and sets its figures beside the limits of the same run.

let arguments = CommandLine.arguments
guard arguments.count == 3 || arguments.dropFirst(3) == ["render"] else {
  print("usage: bench-composing TEMPLATES FOLDER [render]")
  exit(64)
}
let folder = URL(filePath: arguments[2])
let sample = Sample()
let templates = try Templates(folder: arguments[1])
let composer = Composer(templates: templates, configuration: sample.configuration)
let items = sample.items(80)

let composed = try composer.compose(sample.issue(items), items: items, language: "en", today: sample.today)
let model = try composer.model(sample.issue(items), items: items, language: "en", today: sample.today)
let render = { _ = try templates.render("issue.html", model) }
if arguments.count == 4 {
  _ = try milliseconds(50, render)
  print(try milliseconds(200, render))
  exit(0)
}
try Data(model.json.line.utf8).write(to: folder.appending(path: "model.json"))

var figures: [String: JSON] = ["html_bytes_of_80_items": .integer(composed.html.utf8.count)]
figures["milliseconds_to_compose_80_items"] = .number(
  try milliseconds(10) {
    _ = try composer.compose(sample.issue(items), items: items, language: "en", today: sample.today)
  })
try Data(templates.render("issue.html", model)).write(to: folder.appending(path: "ours.html"))
figures.merge(try personalMessages()) { $1 }
figures.merge(try await draftOverHundredThousand()) { $1 }
print(JSON.object(figures).line)

/// The mean of a body, by this process's own time on a core.
func milliseconds(_ count: Int, _ body: () throws -> Void) rethrows -> Double {
  try body()
  let start = clock()
  for _ in 0..<count { try body() }
  return Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1000 / Double(count)
}

/// Complete messages of 60 KB, each with its own recipient and links, on one core.
func personalMessages() throws -> [String: JSON] {
  let items = sample.items(26)
  let edition = try composer.compose(sample.issue(items), items: items, language: "en", today: sample.today)
  let letterhead = try Letterhead(
    sample.configuration.newsletter, sample.configuration.mail, key: [UInt8](repeating: 7, count: 32))
  let template = MessageTemplate(
    MessageContent(language: "en", subject: edition.subject, text: edition.text, html: edition.html),
    issue: 1, letterhead: letterhead,
    markers: Markers(unsubscribe: Marker.unsubscribe, preferences: Marker.preferences), date: Instant(sample.today))
  var bytes = 0
  let count = 5_000
  let start = clock()
  for number in 0..<count {
    let reader = Subscriber(
      id: number, address: "reader\(number)@example.org", name: "Reader \(number)", consent: "asked",
      since: Instant(sample.today))
    let delivery = Delivery(
      id: number, issue: 1, subscriber: number, messageID: "<\(number)@example.org>", at: Instant(sample.today))
    bytes += try template.message(to: reader, delivery: delivery).count
  }
  let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
  return [
    "bytes_of_a_message": .integer(bytes / count), "personal_messages_a_second": .number(Double(count) / seconds),
  ]
}

/// A draft over a desk of 100,000 opportunities, as `issue new` makes it: one in twelve is open and relevant.
func draftOverHundredThousand() async throws -> [String: JSON] {
  let file = folder.appending(path: "desk.sqlite")
  try? FileManager.default.removeItem(at: file)
  let desk = try Desk(path: file.path)
  for start in stride(from: 0, to: 100_000, by: 5_000) {
    try await desk.save((start..<start + 5_000).map(sample.archived), at: Instant(sample.today))
  }
  let newsletter = sample.configuration.newsletter
  let begin = Date()
  var selection = DraftSelection(day: sample.today)
  selection.minimumRelevance = newsletter.minimumRelevance
  selection.limits = newsletter.sectionLimit
  let draft = draftItems(from: try await desk.candidates(selection), newsletter: newsletter, day: sample.today)
  let seconds = Date().timeIntervalSince(begin)
  return [
    "seconds_to_draft_from_100000": .number(seconds), "opportunities": .integer(try await desk.opportunityCount()),
    "drafted": .integer(draft.values.reduce(0) { $0 + $1.count }),
  ]
}
