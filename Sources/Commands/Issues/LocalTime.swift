import Model
import Text

extension Configuration {
  /// A moment as the people of the newsletter's town write it: `Tuesday 2026-12-01 09:00 (America/Los_Angeles)`.
  func wallTime(_ instant: Instant) -> String {
    let zone = Zone.named(newsletter.zone) ?? .losAngeles
    let (day, time) = zone.wall(instant)
    let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    return "\(names[day.weekday]) \(day) \(time) (\(zone.name))"
  }
}
