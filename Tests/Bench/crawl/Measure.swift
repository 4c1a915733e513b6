import Crawling
import Foundation
import Model
import Synchronization
import Transport

struct Plan {
  var sources: Int
  var hosts: Int
  var connections: Int
  var milliseconds: Int

  /// Connections beside them for robots.txt alone; nil for the crawler's own share.
  var robots: Int?

  /// Seconds that so many requests take when every connection is always waiting for an answer.
  func bound(_ requests: Int, _ sockets: Int) -> Double { Double(requests * milliseconds) / 1000 / Double(sockets) }
}

/// Crawls three times (nothing known; robots.txt known; everything unchanged) and prints the ratios to the bound.
///
/// The bound of the sources alone is printed first. The second counts what really goes out: a robots.txt a host, over all
/// the sockets there may be.
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
  let sources = plan.list(port: port)
  let sockets = plan.connections + plan.defaults.robotsBeside
  print(
    "\(plan.sources) sources, \(plan.hosts) hosts, \(plan.connections) connections and \(plan.defaults.robotsBeside) "
      + "for robots.txt, \(plan.milliseconds) ms; \(megabytes(peakMegabytes())) before the first")
  var health: [String: SourceHealth] = [:]
  var isGood = true
  let bound = plan.bound(plan.sources, plan.connections)
  for (name, limit) in [("nothing known", 1.25), ("robots.txt known", 1.25), ("all unchanged", 1.1)] {
    let isLast = name == "all unchanged"
    let run = await crawl(sources, &health, plan, memory, isConditional: isLast)
    let asked = plan.sources + (name == "nothing known" ? plan.hosts : 0)
    // The crawler may use every socket only where there is a robots.txt to fetch.
    let whole = plan.bound(asked, name == "nothing known" ? sockets : plan.connections)
    let open = await mostOpen(port: port)
    let ratio = plan.defaults.robotsBeside == 0 ? run.seconds / whole : run.seconds / bound
    let isFine = ratio <= limit && run.failed == 0 && (isLast ? run.bytes == 0 : run.bytes == plan.sources * 20_000)
    isGood = isGood && isFine && open <= sockets
    print(
      String(
        format:
          "%-17@ %7.3f s  ratio %.3f to %.3f s for the sources, %.3f to %.3f s for all %d requests (limit %.2f)"
          + "  %d bytes  %d failed  %d sockets at most  %.0f µs CPU a visit  peak %@",
        name as NSString, run.seconds, run.seconds / bound, bound, run.seconds / whole, whole, asked, limit, run.bytes,
        run.failed, open, run.cpu / Double(plan.sources) * 1_000_000, megabytes(peakMegabytes()) as NSString))
  }
  return isGood && peakMegabytes() <= 64
}

extension Plan {
  /// The sources, spread over the hosts in turn.
  func list(port: Int) -> [Source] {
    (0..<sources).map { number in
      let host = number % hosts
      var source = Source(
        id: "s\(number)", name: "s\(number)",
        request: .init(url: "http://127.0.\(1 + host / 250).\(1 + host % 250):\(port)/feed/\(number).xml"),
        location: Location(file: "feeds.yml", line: number, column: 1))
      source.interval = 3600...3600
      return source
    }
  }

  var defaults: Configuration.Defaults {
    var defaults = Configuration.Defaults()
    defaults.hostDelay = 0
    defaults.connections = connections
    defaults.robotsConnections = robots
    defaults.allowedAddresses = ["127.0.0.0/8"]
    return defaults
  }
}

private func megabytes(_ count: Double) -> String { String(format: "%.1f MB", count) }

struct Run {
  var seconds = 0.0
  /// Seconds of processor time, user and system.
  var cpu = 0.0
  var bytes = 0
  var failed = 0
}

/// One crawl; what is remembered of each source is renewed in `health`.
func crawl(
  _ sources: [Source], _ health: inout [String: SourceHealth], _ plan: Plan, _ memory: String, isConditional: Bool
) async -> Run {
  let now = Instant(seconds: Int(Date().timeIntervalSince1970))
  let crawler = Crawler(defaults: plan.defaults, folder: "/", clock: { now }, memory: memory)
  let known = Mutex(health)
  let visits = sources.map {
    Visit(source: $0, health: isConditional ? health[$0.id] ?? SourceHealth() : SourceHealth())
  }
  health = [:]
  let result = Mutex(Run())
  let began = ContinuousClock.now
  let cpu = processorSeconds()
  await crawler.crawl(visits) { fetch in
    result.withLock { run in
      switch fetch.outcome {
      case .content(let document): run.bytes += document.bytes.count
      case .notModified: break
      case .failed, .gone: run.failed += 1
      }
    }
    guard let number = Int(fetch.source.dropFirst()) else { return [] }
    let after = healthAfter(
      fetch, of: sources[number], before: SourceHealth(), newItems: 1, failure: nil, now: now)
    known.withLock { $0[fetch.source] = after }
    return []
  }
  var run = result.withLock { $0 }
  run.seconds = (ContinuousClock.now - began) / .seconds(1)
  run.cpu = processorSeconds() - cpu
  health = known.withLock { $0 }
  return run
}

/// How many sockets the server has had open at once since it was asked last.
func mostOpen(port: Int) async -> Int {
  var settings = HTTPClient.Settings()
  settings.policy = AddressPolicy(allowed: [AddressRange("127.0.0.0/8")].compactMap { $0 })
  guard let client = try? HTTPClient(settings),
    case .success(let reply) = await client.fetch(HTTPRequest(url: "http://127.0.0.1:\(port)/most"))
  else { return -1 }
  return Int(String(decoding: reply.body, as: UTF8.self)) ?? -1
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
