import Crawling
import Foundation
import Model
import Synchronization

struct Plan {
  var sources: Int
  var hosts: Int
  var connections: Int
  var milliseconds: Int

  /// Seconds that so many requests take when every connection is always waiting for an answer.
  func bound(_ requests: Int) -> Double { Double(requests * milliseconds) / 1000 / Double(connections) }
}

/// Crawls three times (nothing known; robots.txt known; everything unchanged) and prints the ratios to the bound.
func measure(_ plan: Plan) async -> Bool {
  let port = 18_000 + Int(getpid()) % 10_000
  let server = Process()
  server.executableURL = URL(filePath: CommandLine.arguments[0])
  server.arguments = ["server", "\(port)", "\(plan.milliseconds)"]
  guard (try? server.run()) != nil else { return false }
  defer { server.terminate() }
  try? await Task.sleep(for: .milliseconds(300))
  let memory = NSTemporaryDirectory() + "prevnet-bench-\(getpid()).json"
  defer { try? FileManager.default.removeItem(atPath: memory) }
  let sources = (0..<plan.sources).map { number in
    let host = number % plan.hosts
    var source = Source(
      id: "s\(number)", name: "s\(number)",
      request: .init(url: "http://127.0.\(1 + host / 250).\(1 + host % 250):\(port)/feed/\(number).xml"),
      location: Location(file: "feeds.yml", line: number, column: 1))
    source.interval = 3600...3600
    return source
  }
  print("\(plan.sources) sources, \(plan.hosts) hosts, \(plan.connections) connections, \(plan.milliseconds) ms")
  var health: [String: SourceHealth] = [:]
  var isGood = true
  let bound = plan.bound(plan.sources)
  for (name, limit) in [("nothing known", 1.25), ("robots.txt known", 1.25), ("all unchanged", 1.1)] {
    let isLast = name == "all unchanged"
    let run = await crawl(sources, isLast ? health : [:], plan, memory)
    health = run.health
    let ratio = run.seconds / bound
    let isFine = ratio <= limit && run.failed == 0 && (isLast ? run.bytes == 0 : run.bytes == plan.sources * 20_000)
    isGood = isGood && isFine
    print(
      String(
        format:
          "%-17@ %7.3f s  bound %7.3f s  ratio %.3f (limit %.2f)  %d bytes  %d failed  %.0f µs CPU a visit  peak %.1f MB",
        name as NSString, run.seconds, bound, ratio, limit, run.bytes, run.failed,
        run.cpu / Double(plan.sources) * 1_000_000, peakMegabytes()))
  }
  return isGood && peakMegabytes() <= 64
}

struct Run {
  var seconds = 0.0
  /// Seconds of processor time, user and system.
  var cpu = 0.0
  var bytes = 0
  var failed = 0
  var health: [String: SourceHealth] = [:]
}

func crawl(_ sources: [Source], _ health: [String: SourceHealth], _ plan: Plan, _ memory: String) async -> Run {
  var defaults = Configuration.Defaults()
  defaults.hostDelay = 0
  defaults.connections = plan.connections
  defaults.allowedAddresses = ["127.0.0.0/8"]
  let numbers = Dictionary(uniqueKeysWithValues: sources.indices.map { (sources[$0].id, $0) })
  let now = Instant(seconds: Int(Date().timeIntervalSince1970))
  let crawler = Crawler(defaults: defaults, folder: "/", clock: { now }, memory: memory)
  let result = Mutex(Run())
  let began = ContinuousClock.now
  let cpu = processorSeconds()
  await crawler.crawl(sources.map { Visit(source: $0, health: health[$0.id] ?? SourceHealth()) }) { fetch in
    result.withLock { run in
      switch fetch.outcome {
      case .content(let document): run.bytes += document.bytes.count
      case .notModified: break
      case .failed, .gone: run.failed += 1
      }
      guard let source = numbers[fetch.source].map({ sources[$0] }) else { return }
      run.health[fetch.source] = healthAfter(
        fetch, of: source, before: SourceHealth(), newItems: 1, failure: nil, now: now)
    }
    return []
  }
  var run = result.withLock { $0 }
  run.seconds = (ContinuousClock.now - began) / .seconds(1)
  run.cpu = processorSeconds() - cpu
  return run
}

/// What this process has used so far, user and system.
func processorSeconds() -> Double {
  var usage = rusage()
  getrusage(RUSAGE_SELF.rawValue, &usage)
  return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1_000_000
}

/// The most memory this process has ever held.
func peakMegabytes() -> Double {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
  return (line.split { !$0.isNumber }.first.flatMap { Double($0) } ?? 0) / 1024
}
