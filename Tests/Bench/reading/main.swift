import BenchLimits
import Foundation
import Markup
import Model
import Reading

// Reads the recorded corpus in process, on one core, and compares with what libxml2 can do at most:
//   swift run -c release bench-reading [FOLDER]
// FOLDER is ../shared/suites/recorded unless given. Rounds of both alternate; the best round of each counts.

//   swift run -c release bench-reading large
// A generated list of the size and shape of the Grants.gov daily extract, 306 MB, streamed: seconds and peak memory.

if CommandLine.arguments.dropFirst().first == "large" {
  streamLargeList()
  exit(0)
}

let folder = CommandLine.arguments.dropFirst().first ?? "../shared/suites/recorded"
let names = (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
let documents = names.compactMap { name in
  FileManager.default.contents(atPath: folder + "/" + name).map {
    Document(bytes: Array($0), url: "https://e.org/" + name)
  }
}.filter { $0.bytes.first { $0 > 0x20 } != 0x7B }
guard !documents.isEmpty else {
  print("no documents in \(folder)")
  exit(1)
}

let source = Source(
  id: "bench", name: "bench", request: Source.Request(url: "https://e.org/"),
  location: Location(file: "bench", line: 1, column: 1))
let now = Instant(seconds: 1_795_219_200)
let rounds = 15

/// Seconds that one call takes.
func seconds(_ body: () -> Void) -> Double {
  let start = ContinuousClock.now
  body()
  let (whole, part) = (ContinuousClock.now - start).components
  return Double(whole) + Double(part) / 1e18
}

func report(_ what: String, bytes: Int, limit: Double, own: Double) {
  func rate(_ seconds: Double) -> String { String(format: "%.0f MB/s", Double(bytes) / seconds / 1e6) }
  print("\(what): limit \(rate(limit)), own \(rate(own)), \(String(format: "%.1f", 100 * limit / own)) % of the limit")
}

// For a profiler: reading alone.
if CommandLine.arguments.dropFirst(2).first == "own" {
  for _ in 0..<rounds { for document in documents { _ = try? readEntries(document, as: source, now: now) } }
  exit(0)
}

var entries: [Entry] = []
var items = 0
var limit = Double.infinity
var own = Double.infinity
for _ in 0..<rounds {
  limit = min(
    limit,
    seconds {
      items = 0
      for document in documents {
        items += document.bytes.withUnsafeBytes {
          Int(limit_sax($0.bindMemory(to: CChar.self).baseAddress, $0.count))
        }
      }
    })
  own = min(
    own,
    seconds {
      entries = documents.flatMap { (try? readEntries($0, as: source, now: now))?.entries ?? [] }
    })
}
let size = documents.reduce(0) { $0 + $1.bytes.count }
print("\(documents.count) documents, \(size) bytes; \(items) items counted, \(entries.count) entries read")
report("reading", bytes: size, limit: limit, own: own)

let fragments = entries.map(\.summary).filter { $0.contains("<") }
limit = .infinity
own = .infinity
var kept = 0
for _ in 0..<rounds {
  limit = min(
    limit,
    seconds {
      for fragment in fragments {
        var fragment = fragment
        fragment.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) { limit_html($0.baseAddress, $0.count) }
        }
      }
    })
  own = min(
    own,
    seconds {
      kept = 0
      for fragment in fragments { kept += sanitize(html: fragment, base: "https://e.org/").utf8.count }
    })
}
let markup = fragments.reduce(0) { $0 + $1.utf8.count }
print("\(fragments.count) fragments, \(markup) bytes, \(kept) kept")
report("cleaning", bytes: markup, limit: limit, own: own)
