package import Model

/// `Sat, 21 Nov 2026 09:00:00 +0000` (RFC 5322 §3.3).
package func mailDate(_ instant: Instant) -> String {
  let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  let day = instant.utcDay
  let (year, month, number) = day.components
  let second = instant.secondOfUTCDay
  let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
  return "\(weekdays[day.weekday]), \(padded(number, 2)) \(months[month - 1]) \(padded(year, 4)) \(time) +0000"
}
