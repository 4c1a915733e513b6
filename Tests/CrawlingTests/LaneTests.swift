import Model
import Testing
import Text

@testable import Crawling

@Suite("lanes")
struct LaneTests {
  private func job(_ path: String) throws -> Job {
    Job(.visit(0, .source), try #require(WebAddress("https://e.org/\(path)")))
  }

  /// Every address in the order in which the lane gives it out.
  private func drained(_ lane: Lane, _ make: (Int) -> Job?) -> [String] {
    var lane = lane
    var paths: [String] = []
    while let job = lane.next(make) { paths.append(job.address.path) }
    return paths
  }

  @Test("give out redirects first, then every source, then the pages that readers asked for")
  func order() throws {
    var lane = Lane(host: "e.org", delay: 0)
    lane.append(try job("page"))
    lane.append(visit: 1)
    lane.append(visit: 2)
    lane.putBack(try job("redirect"))
    #expect(lane.count == 4)
    let make: (Int) -> Job? = { number in
      WebAddress("https://e.org/v\(number)").map { Job(.visit(number, .source), $0) }
    }
    #expect(drained(lane, make) == ["/redirect", "/v1", "/v2", "/page"])
  }

  @Test("show the first without giving it out, and make it of a visit only once")
  func first() throws {
    var lane = Lane(host: "e.org", delay: 0)
    lane.append(visit: 7)
    var made: [Int] = []
    let make: (Int) -> Job? = { number in
      made.append(number)
      return WebAddress("https://e.org/v\(number)").map { Job(.visit(number, .source), $0) }
    }
    #expect(lane.first(make)?.address.path == "/v7")
    #expect(lane.first(make)?.address.path == "/v7")
    #expect(lane.count == 1)
    #expect(lane.next(make)?.address.path == "/v7")
    #expect(lane.isEmpty)
    #expect(made == [7])
  }

  @Test("pass over a visit that cannot be asked")
  func refused() throws {
    var lane = Lane(host: "e.org", delay: 0)
    for visit in 1...3 { lane.append(visit: visit) }
    lane.append(try job("page"))
    #expect(drained(lane) { _ in nil } == ["/page"])
    var queue = Queue<Int>()
    for number in 0..<200 { queue.append(number) }
    for number in 0..<150 { #expect(queue.next() == number) }
    queue.putBack(149)
    #expect(queue.count == 51)
    #expect(queue.next() == 149)
  }

  @Test("rest in the order in which their rests end")
  func resting() {
    let start = ContinuousClock.now
    var resting = RestingLanes()
    for lane in [5, 3, 9, 1, 7, 2, 8] { resting.add(lane, until: start + .seconds(lane)) }
    #expect(resting.next(by: start) == nil)
    #expect(resting.first == start + .seconds(1))
    var order: [Int] = []
    while let lane = resting.next(by: start + .seconds(8)) { order.append(lane) }
    #expect(order == [1, 2, 3, 5, 7, 8])
    #expect(resting.first == start + .seconds(9))
  }
}
