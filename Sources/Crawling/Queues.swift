/// First in, first out.
struct Queue<Element> {
  private var items: [Element] = []
  private var start = 0

  init() {}

  var isEmpty: Bool { start == items.count }
  var count: Int { items.count - start }
  var first: Element? { start < items.count ? items[start] : nil }

  mutating func append(_ item: Element) { items.append(item) }

  /// Puts the item where it comes out next.
  mutating func putBack(_ item: Element) {
    if start > 0 {
      start -= 1
      items[start] = item
    } else {
      items.insert(item, at: 0)
    }
  }

  /// The one that has waited longest, taken out.
  mutating func next() -> Element? {
    guard start < items.count else { return nil }
    let item = items[start]
    start += 1
    // The used part is dropped once it is the larger one.
    if start > 64, start * 2 > items.count {
      items.removeFirst(start)
      start = 0
    }
    return item
  }
}

/// Lanes that rest, the one that may go on first at the top: a binary heap.
struct RestingLanes {
  private var items: [(until: ContinuousClock.Instant, lane: Int)] = []

  init() {}

  var first: ContinuousClock.Instant? { items.first?.until }

  /// Lets a lane rest until then.
  mutating func add(_ lane: Int, until: ContinuousClock.Instant) {
    items.append((until, lane))
    var child = items.count - 1
    while child > 0, items[child].until < items[(child - 1) / 2].until {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The lane whose rest is over by then, if any.
  mutating func next(by now: ContinuousClock.Instant) -> Int? {
    guard let top = items.first, top.until <= now else { return nil }
    items.swapAt(0, items.count - 1)
    items.removeLast()
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < items.count }
      guard let least = children.min(by: { items[$0].until < items[$1].until }),
        items[least].until < items[parent].until
      else { return top.lane }
      items.swapAt(parent, least)
      parent = least
    }
  }
}
