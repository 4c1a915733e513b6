package import Model

/// Values in the words of a reader.
package enum Words {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `Dec 11, 2026`.
  package static func day(_ day: Day) -> String { "\(months[day.month - 1]) \(day.dayOfMonth), \(day.year)" }

  /// `today`, `in 3 days`, `2 days ago`.
  package static func distance(_ day: Day, from today: Day) -> String {
    switch day - today {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "yesterday"
    case let days where days > 0: "in \(days) days"
    case let days: "\(-days) days ago"
    }
  }

  /// `$1,250,000`.
  package static func dollars(_ amount: Int) -> String {
    var digits = String(amount.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (amount < 0 ? "-$" : "$") + ([digits] + groups).joined(separator: ",")
  }

  /// `up to $75,000`, `$5,000 to $20,000`; empty when neither is known.
  package static func amount(_ low: Int?, _ high: Int?) -> String {
    switch (low, high) {
    case (let low?, let high?) where low == high: dollars(low)
    case (let low?, let high?): "\(dollars(low)) to \(dollars(high))"
    case (nil, let high?): "up to \(dollars(high))"
    case (let low?, nil): "from \(dollars(low))"
    case (nil, nil): ""
    }
  }

  package static func place(_ place: Place) -> String {
    switch place {
    case .southLA: "South LA"
    case .laCity: "City of Los Angeles"
    case .laCounty: "Los Angeles County"
    case .california: "California"
    case .national: "United States"
    case .elsewhere: "elsewhere"
    }
  }

  /// `mental_health` as it is said.
  package static func tag(_ tag: String) -> String { tag.split(separator: "_").joined(separator: " ") }

  /// A deadline no finer than it is known: `Dec 1, 2026, 17:00 PT`, `Dec 2026`.
  package static func deadline(_ deadline: Deadline) -> String {
    switch deadline.precision {
    case .year: return String(deadline.day.year)
    case .month: return "\(months[deadline.day.month - 1]) \(deadline.day.year)"
    case .minute, .day, .dayWithoutYear:
      let zone = deadline.zone.map { " " + $0 } ?? ""
      return day(deadline.day) + (deadline.time.map { ", \($0)\(zone)" } ?? "")
    }
  }
}
