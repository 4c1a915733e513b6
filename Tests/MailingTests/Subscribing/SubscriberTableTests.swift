import Model
import Testing

@testable import Mailing

@Suite("a list of people as CSV")
struct SubscriberTableTests {
  private func table(_ text: String, consent: String? = "at the meeting") -> SubscriberTable {
    SubscriberTable(text, file: "people.csv", consent: consent, since: Samples.date)
  }

  @Test(
    "reads what spreadsheets and other lists write",
    arguments: [
      "address,name\nana@example.org,Ana Ruiz\n", "\u{FEFF}Address;Name\r\nana@example.org;Ana Ruiz\r\n",
      "Email\tFull name\nana@example.org\tAna Ruiz", "\"correo\",\"nombre\"\n\"ana@example.org\",\"Ana Ruiz\"\n",
      "name,e-mail\n\"Ana Ruiz\", ana@example.org \n\n,\n", "nombre,Correo Electrónico\nAna Ruiz,ana@example.org",
    ])
  func shapes(text: String) throws {
    let table = table(text)
    #expect(table.mistakes.isEmpty, "\(table.mistakes)")
    let ana = try #require(table.subscribers.first)
    #expect(table.subscribers.count == 1 && ana.address == "ana@example.org" && ana.name == "Ana Ruiz")
    #expect(ana.status == .active && ana.language == "en" && ana.consent == "at the meeting")
  }

  @Test("keeps who consented, how and when")
  func consent() throws {
    let table = table(
      """
      address,language,sections,consent,consent_date,organization
      a@example.org,es,funding events,signed the sheet,2026-02-03,"Clinic, South"
      b@example.org,EN,all,,,
      """)
    #expect(table.mistakes.isEmpty)
    #expect(table.subscribers.map(\.consent) == ["signed the sheet, 2026-02-03", "at the meeting"])
    #expect(table.subscribers[0].sections == [.funding, .events] && table.subscribers[0].language == "es")
    #expect(table.subscribers[0].organization == "Clinic, South" && table.subscribers[1].sections.isEmpty)
  }

  @Test(
    "names the line of a mistake, and reads the others",
    arguments: [
      ("address\na@example.org\nno address\nb@example.org", "people.csv:3: 'no address' needs one @"),
      ("address,language\na@example.org,fr\nb@example.org,en\nc@example.org,", "people.csv:2: 'fr' is no language"),
      (
        "address,consent_date\n\"a@example.org\",soon\nb@example.org,\nc@example.org,", "people.csv:2: 'soon' is no day"
      ),
      ("address,name\na@example.org,\"two\nlines\"\n<b@example.org\nc@example.org,C", "people.csv:4: '<b@example.org'"),
    ])
  func mistakes(text: String, start: String) {
    let table = table(text)
    #expect(table.mistakes.count == 1 && table.mistakes[0].hasPrefix(start), "\(table.mistakes)")
    #expect(table.subscribers.count == 2)
  }

  @Test(
    "takes only those whom their list mails, and never guesses what a status means",
    arguments: [
      ("active", 1, 0, 0), ("Subscribed", 1, 0, 0), ("", 1, 0, 0), ("activa", 1, 0, 0), ("unsubscribed", 0, 1, 0),
      (" Suppressed ", 0, 1, 0), ("pending", 0, 1, 0), ("cleaned", 0, 1, 0), ("gold member", 0, 0, 1),
    ])
  func status(word: String, added: Int, absent: Int, mistakes: Int) {
    let table = table("status,address\n\(word),a@example.org")
    #expect(table.subscribers.count == added && table.absent == absent && table.mistakes.count == mistakes)
    #expect(mistakes == 0 || table.mistakes[0].hasPrefix("people.csv:2: 'gold member' is no status of ours"))
  }

  @Test("adds nobody without consent")
  func withoutConsent() {
    let table = table("address\na@example.org", consent: nil)
    #expect(table.subscribers.isEmpty)
    #expect(
      table.mistakes == ["people.csv:2: 'a@example.org' has no consent; add a column 'consent' or give --consent WORDS"]
    )
  }

  @Test("takes an address once, whatever its case")
  func once() {
    #expect(
      table("address\nAna@Example.org\nana@example.ORG\nANA@EXAMPLE.ORG").subscribers.map(\.address) == [
        "Ana@example.org"
      ])
  }

  @Test("takes thousands, each once, in whatever case and script their domains are written")
  func thousands() {
    let people = 4000
    let lines = (0..<people).flatMap { ["p\($0)@ñandú.example;P \($0)", "P\($0)@XN--AND-6MA2C.Example;P \($0)"] }
    let table = table("\u{FEFF}email;name\r\n" + lines.joined(separator: "\r\n"))
    #expect(table.mistakes.isEmpty && table.subscribers.count == people, "\(table.mistakes.prefix(3))")
    #expect(table.subscribers.last?.address == "p\(people - 1)@xn--and-6ma2c.example")
  }

  @Test(
    "says what is wrong with a file as a whole",
    arguments: [("", "people.csv:1: the file is empty"), ("a;b\n1;2", "people.csv:1: no column 'address'")])
  func wholes(text: String, start: String) {
    #expect(table(text).mistakes.first?.hasPrefix(start) == true)
  }

  @Test("what it writes it reads again, and no spreadsheet runs it")
  func roundTrip() {
    let cells = ["plain", "with \"quotes\"", "a, b; c", "=1+1", "+x", "-x", "@x", "|x", "", "ñandú"]
    let line = cells.map(csvCell).joined(separator: ",")
    let read = csvRows(line)[0].cells
    for (cell, back) in zip(cells, read) {
      #expect(back == cell || back == "'" + cell)
      #expect(back.first.map { !"=+-@|".contains($0) } ?? true)
    }
  }

  @Test("does not tire of what is no table", arguments: [",", "\"", "\n", ";\t,\"\"", "address\n\"", "a"])
  func hostile(unit: String) {
    let table = table(String(repeating: unit, count: 20_000))
    #expect(table.subscribers.isEmpty)
  }
}
