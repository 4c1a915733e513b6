import Glibc

/// The words that the program was started with, its own name left out.
///
/// Swift reads them from /proc/self/cmdline, which is not there in a bare chroot. The kernel lays the number of words,
/// their addresses and an empty address right before the environment's (System V ABI, process initialization), so that
/// they are found by going back from there: an address is never as small as a number of words.
func programWords() -> [String] {
  let words = CommandLine.arguments
  guard words.isEmpty else { return Array(words.dropFirst()) }
  let variables = environ
  var count = 0
  while UInt(bitPattern: variables[-2 - count]) != UInt(count) {
    count += 1
    // As many as a system may allow; then this is no such stack.
    guard count < 1 << 20 else { return [] }
  }
  return (0..<count).dropFirst().compactMap { index in variables[index - count - 1].map { String(cString: $0) } }
}
