/// One label of a domain name without its `xn--`, encoding only: `niñez` becomes `niez-hqa`.
///
/// RFC 3492 §6.3, with the parameters of §5; scalars above the limit of `Int32` do not occur.
package func punycode(_ label: some StringProtocol) -> String {
  let scalars = label.unicodeScalars.map { Int($0.value) }
  let basic = scalars.filter { $0 < 128 }
  var output = basic.compactMap { Unicode.Scalar(UInt32($0)) }.map { String($0) }.joined()
  if !basic.isEmpty { output += "-" }
  var (next, delta, bias, written) = (128, 0, 72, basic.count)
  while written < scalars.count, let lowest = scalars.filter({ $0 >= next }).min() {
    delta += (lowest - next) * (written + 1)
    next = lowest
    for scalar in scalars {
      if scalar < next { delta += 1 }
      guard scalar == next else { continue }
      output += variableLength(delta, bias: bias)
      bias = adapted(delta, count: written + 1, isFirst: written == basic.count)
      delta = 0
      written += 1
    }
    delta += 1
    next += 1
  }
  return output
}

/// One number in digits of a base that shrinks towards its end.
private func variableLength(_ value: Int, bias: Int) -> String {
  let digits = Array("abcdefghijklmnopqrstuvwxyz0123456789")
  var (rest, text, position) = (value, "", 36)
  while true {
    let threshold = min(26, max(1, position - bias))
    guard rest >= threshold else { return text + String(digits[rest]) }
    text.append(digits[threshold + (rest - threshold) % (36 - threshold)])
    rest = (rest - threshold) / (36 - threshold)
    position += 36
  }
}

/// The bias after a delta was written, RFC 3492 §6.1.
private func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
  var delta = isFirst ? delta / 700 : delta / 2
  delta += delta / count
  var steps = 0
  while delta > 455 {
    delta /= 35
    steps += 36
  }
  return steps + 36 * delta / (delta + 38)
}
