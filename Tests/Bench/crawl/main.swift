import Crawling
import Foundation
import Glibc
import Model
import Synchronization

// Crawls a loopback server that answers each request after a fixed latency, and compares the time with the bound
// that latency and connections set. `server PORT MS` is that server; it runs as a process of its own so that the
// memory measured is the crawler's alone.
//
// Arguments: [sources [hosts [connections [milliseconds [robots]]]]]; robots is the number of connections beside the
// others for robots.txt: with 0 all requests share the same sockets, and the ratio is that to the bound of all requests.

let words = CommandLine.arguments.dropFirst().map { $0 }
if words.first == "server", words.count == 3, let port = UInt16(words[1]), let latency = Int(words[2]) {
  runServer(port: port, milliseconds: latency)
}

let numbers = words.compactMap { Int($0) }
let plan = Plan(
  sources: numbers.first ?? 1000, hosts: numbers.count > 1 ? numbers[1] : 250,
  connections: numbers.count > 2 ? numbers[2] : 64, milliseconds: numbers.count > 3 ? numbers[3] : 100,
  robots: numbers.count > 4 ? numbers[4] : nil)
exit(await measure(plan) ? 0 : 1)
