/// A name with a fingerprint of its bytes, reckoned once when a template is parsed or a value is made.
package struct TemplateName: Hashable, Sendable {
  package let text: String
  /// FNV-1a, 64 bits: two names with different ones are different; with the same one, the text decides.
  let fingerprint: UInt64

  package init(_ text: String) {
    self.text = text
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    fingerprint = hash
  }

  package static func == (left: TemplateName, right: TemplateName) -> Bool {
    left.fingerprint == right.fingerprint && left.text == right.text
  }
}

/// The members of an object as templates look them up: by fingerprint, with no name hashed anew.
///
/// A page of 80 cards asks some ten thousand times for one of a dozen names, and a look along a dozen numbers is
/// several times as fast as a dictionary's own hashing. Objects of more than sixteen are halved first.
package struct TemplateMembers: Hashable, Sendable {
  /// In rising order; `members` beside them in the same one.
  private var fingerprints: [UInt64] = []
  private var members: [Member] = []

  private struct Member: Hashable, Sendable {
    var name: TemplateName
    var value: TemplateValue
  }

  /// Of two with one name the later counts.
  package init(_ pairs: [(String, TemplateValue)]) {
    // In the order of fingerprints, and of equal ones as they came: no insertion, so that a hundred thousand cost little.
    let all = pairs.map { Member(name: TemplateName($0.0), value: $0.1) }
    let order = all.indices.sorted { (all[$0].name.fingerprint, $0) < (all[$1].name.fingerprint, $1) }
    fingerprints.reserveCapacity(all.count)
    members.reserveCapacity(all.count)
    for place in order {
      let member = all[place]
      if let index = index(of: member.name) {
        members[index] = member
      } else {
        fingerprints.append(member.name.fingerprint)
        members.append(member)
      }
    }
  }

  package subscript(name: TemplateName) -> TemplateValue? {
    get { index(of: name).map { members[$0].value } }
    set {
      let known = index(of: name)
      switch (known, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil):
        members.remove(at: index)
        fingerprints.remove(at: index)
      case (nil, let value?): insert(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// In no order that means anything.
  package var names: [String] { members.map(\.name.text) }

  package var dictionary: [String: TemplateValue] {
    Dictionary(members.map { ($0.name.text, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The place of a name; names that share a fingerprint stand side by side.
  private func index(of name: TemplateName) -> Int? {
    let wanted = name.fingerprint
    var index = fingerprints.count > 16 ? lowerBound(wanted) : 0
    while index < fingerprints.count, fingerprints[index] < wanted { index += 1 }
    while index < fingerprints.count, fingerprints[index] == wanted {
      if members[index].name.text == name.text { return index }
      index += 1
    }
    return nil
  }

  /// The first place whose fingerprint is not below that one.
  private func lowerBound(_ fingerprint: UInt64) -> Int {
    var (low, high) = (0, fingerprints.count)
    while low < high {
      let middle = (low + high) / 2
      if fingerprints[middle] < fingerprint { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Keeps the order of fingerprints.
  private mutating func insert(_ member: Member) {
    let index = lowerBound(member.name.fingerprint)
    fingerprints.insert(member.name.fingerprint, at: index)
    members.insert(member, at: index)
  }
}
