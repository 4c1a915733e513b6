import Feeds
import Model
import Testing

@Suite("newsletter, mail and defaults")
struct NewsletterReadingTests {
  private static let head =
    "sources: []\nnewsletter:\n  name: The Desk\n  from: Desk <desk@news.example.org>\n  postal_address: 1 Main St\n"

  @Test("reads a whole newsletter")
  func newsletter() throws {
    let newsletter = try configuration(
      """
      sources: []
      newsletter:
        name: The Desk
        from: Desk <desk@example.org>
        reply_to: staff@example.org
        domain: lists.example.org
        postal_address: |
          1 Main St
          Los Angeles, CA 90001
        languages: [en, es]
        public_url: https://desk.example.org/
        cadence: {every: 2 months, on: first tuesday, at: "08:30", zone: America/Los_Angeles}
        minimum_relevance: 3
        sections: {funding: 12, events: 0}
        staff: [a@example.org, b@example.org]
      """
    ).newsletter
    #expect(newsletter.name == "The Desk")
    #expect(newsletter.from == "Desk <desk@example.org>")
    #expect(newsletter.replyTo == "staff@example.org")
    #expect(newsletter.domain == "lists.example.org")
    #expect(newsletter.postalAddress == "1 Main St\nLos Angeles, CA 90001")
    #expect(newsletter.languages == ["en", "es"])
    #expect(newsletter.publicURL == "https://desk.example.org/")
    #expect(newsletter.cadence == .everyMonths(2, .weekday(nth: 1, weekday: 2)))
    #expect(newsletter.sendAt == TimeOfDay(8, 30))
    #expect(newsletter.minimumRelevance == 3)
    #expect(newsletter.sectionLimit == [.funding: 12, .events: 0])
    #expect(newsletter.staff == ["a@example.org", "b@example.org"])
  }

  @Test("takes the domain from the sender when none is written")
  func domain() throws {
    #expect(try configuration(Self.head).newsletter.domain == "news.example.org")
  }

  @Test(
    "reads both forms of cadence",
    arguments: [
      ("{every: month, on: last friday}", Cadence.everyMonths(1, .weekday(nth: -1, weekday: 5))),
      ("{every: 3 months, on: day 15}", .everyMonths(3, .day(15))),
      ("{every: 1 month, on: 1}", .everyMonths(1, .day(1))),
      ("{twice a month: [15, 1]}", .daysOfMonth([1, 15])),
      ("{twice a month: [1, 15], at: 7:05}", .daysOfMonth([1, 15])),
    ])
  func cadence(written: String, cadence: Cadence) throws {
    #expect(try configuration(Self.head + "  cadence: \(written)\n").newsletter.cadence == cadence)
  }

  @Test(
    "says what is wrong with a newsletter",
    arguments: [
      ("cadence: {}", #"6:12: "cadence" needs "every", such as "2 months", or "twice a month", such as [1, 15]"#),
      ("cadence: {every: 2 months}", #"6:20: "every" needs "on", such as "first tuesday""#),
      (
        "cadence: {every: 2 weeks, on: 1}",
        #"6:20: "every" takes a number of months from "1 month" to "12 months", not "2 weeks""#
      ),
      (
        "cadence: {every: month, on: first tusday}",
        #"6:31: "on" takes a weekday such as "first tuesday" or a day such as 15, not "first tusday"; did you mean "tuesday"?"#
      ),
      ("cadence: {every: month, on: 31}", #"6:31: "on" may be a day from 1 to 28, which every month has, not "31""#),
      (
        "cadence: {twice a month: [1]}",
        #"6:28: "twice a month" takes two days from 1 to 28, such as [1, 15], not a list"#
      ),
      (
        "cadence: {twice a month: [1, 15], every: month}",
        #"6:28: "every" and "twice a month" exclude each other; take one of them out"#
      ),
      (
        "cadence: {twice a month: [1, 15], on: 3}",
        #"6:41: "on" belongs to "every"; "twice a month" names its days itself"#
      ),
      (
        "cadence: {twice a month: [1, 15], at: 24:00}", #"6:41: "at" takes a time from "00:00" to "23:59", not "24:00""#
      ),
      ("cadence: {twice a month: [1, 15], zone: Los Angeles}", #"6:43: "zone" takes America/Los_Angeles, "#),
      (
        "cadence: {twice a month: [1, 15], zone: America/Los_Angles}",
        #"not "America/Los_Angles"; did you mean "America/Los_Angeles"?"#
      ),
      ("sender: a@b.example", #"6:3: unknown key "sender"; did you mean "from"?"#),
      ("reply_to: nobody", #"6:13: "reply_to" takes a mail address such as news@example.org, not "nobody""#),
      ("reply_to: \"a@b.example\\nBcc: c@d.example\"", #"6:13: "reply_to" takes a mail address"#),
      ("staff: [a@b.example, x]", #"6:24: "staff" takes a mail address such as news@example.org, not "x""#),
      ("languages: [en, 1]", #"6:19: "languages" takes a language code such as en or es, not "1""#),
      ("sections: {fundng: 3}", #"6:14: unknown key "fundng"; did you mean "funding"?"#),
      ("minimum_relevance: 4", #"6:22: "minimum_relevance" takes a whole number from 0 to 3, not "4""#),
      ("public_url: example.org", #"6:15: "example.org" is not an http or https address"#),
      ("name: again", #"6:3: the key "name" comes twice; it was first written in line 3"#),
    ])
  func newsletterMistakes(line: String, message: String) {
    let found = mistakes(Self.head + "  \(line)\n")
    #expect(found.count == 1)
    #expect(found.first?.contains(message) == true, "\(found)")
  }

  @Test("asks for what every newsletter must carry")
  func required() {
    #expect(
      mistakes("sources: []\nnewsletter: {languages: en}\n") == [
        #"feeds.yml:2:13: "newsletter" needs "from""#, #"feeds.yml:2:13: "newsletter" needs "name""#,
        #"feeds.yml:2:13: "newsletter" needs "postal_address""#,
      ])
  }

  @Test("reads mail settings; paths of secrets become absolute, secrets are never values")
  func mail() throws {
    let mail = try configuration(
      """
      sources: []
      mail:
        transport: smtp
        host: relay.example.org
        port: 465
        security: tls
        user: desk
        password_file: secrets/relay
        connections: 4
        rate: 2.5
        list_address: list@example.org
        inbox: {url: "imaps://mail.example.org/INBOX", user: desk, password_command: pass show desk}
      """
    ).mail
    #expect(mail.transport == .smtp)
    #expect(mail.host == "relay.example.org")
    #expect(mail.port == 465)
    #expect(mail.security == .tls)
    #expect(mail.secret == .file("/desk/secrets/relay"))
    #expect(mail.connections == 4)
    #expect(mail.rate == 2.5)
    #expect(mail.listAddress == "list@example.org")
    #expect(mail.inbox?.url == "imaps://mail.example.org/INBOX")
    #expect(mail.inbox?.secret == .command("pass show desk"))
    #expect(try configuration("sources: []\nmail: {inbox: {url: seen/mail}}").mail.inbox?.url == "/desk/seen/mail")
    let credential = try configuration("sources: []\nmail: {user: u, password_credential: relay}").mail.secret
    #expect(credential == .credential("relay"))
  }

  @Test(
    "says what is wrong with mail settings",
    arguments: [
      (
        "password: hunter2",
        #"2:8: "password" is a secret, which never stands here; write password_file: with the path of a file that holds it"#
      ),
      ("Token: abc", #"2:8: "Token" is a secret, which never stands here"#),
      ("transport: sendmail", #"2:19: "transport" takes outbox or smtp, not "sendmail""#),
      ("transport: smtp", #"2:7: "transport: smtp" needs "host", the name of the relay"#),
      (
        "user: u, password_file: a, password_command: b",
        #"2:7: "password_file" and "password_command" exclude each other; keep one"#
      ),
      ("password_file: a", #"2:7: a password needs "user", the name to sign in with"#),
      ("port: 70000", #"2:14: "port" takes a whole number from 1 to 65535, not "70000""#),
      ("security: ssl", #"2:18: "security" takes none, starttls or tls, not "ssl"; did you mean "starttls"?"#),
      ("rate: fast", #"2:14: "rate" takes a number from 0 to 10000, not "fast""#),
      ("inbox: {url: pop3://x}", #"2:21: "url" takes an imap:// or imaps:// address, or a folder, not "pop3://x""#),
      ("inbox: {url: imap://u:p@x}", #"2:21: "imap://u:p@x" holds a user name or password, which never stands here"#),
      ("inbox: {}", #"2:15: "inbox" needs "url""#), ("server: x", #"2:8: unknown key "server"; did you mean "host"?"#),
    ])
  func mailMistakes(keys: String, message: String) {
    let found = mistakes("sources: []\nmail: {\(keys)}\n")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("feeds.yml:" + message) == true, "\(found)")
  }

  @Test("reads defaults")
  func defaults() throws {
    let text = """
      sources: []
      defaults:
        every: 1 day
        timeout: 30 seconds
        max_size: 4 MB
        connections: 8
        host_delay: 0.5 seconds
        agent: "prevnet (+https://example.org/)"
        allow_addresses: [127.0.0.0/8, "fd00::/8"]
      """
    let defaults = try configuration(text).defaults
    #expect(defaults.interval == 86_400...86_400)
    #expect(defaults.timeout == 30)
    #expect(defaults.maximumBytes == 4_194_304)
    #expect(defaults.connections == 8)
    #expect(defaults.hostDelay == 0.5)
    #expect(defaults.agent == "prevnet (+https://example.org/)")
    #expect(defaults.allowedAddresses == ["127.0.0.0/8", "fd00::/8"])
    #expect(try configuration("sources: []\ndefaults: {host_delay: 0}").defaults.hostDelay == 0)
  }

  @Test(
    "says what is wrong with defaults",
    arguments: [
      ("timeout: 2", #""timeout" takes a duration"#), ("max_size: 4", #""max_size" takes a size"#),
      ("max_size: 900 GB", #""max_size" takes a size"#), ("allow_addresses: [127.0.0.1]", "takes ranges"),
      ("allow_addresses: [127.0.0.0/33]", "takes ranges"), ("allow_addresses: [10.0.0/8]", "takes ranges"),
      ("connections: 0", "from 1 to 1024"), ("host_delay: 2 days", "up to an hour"),
      ("agent: \"\"", #""agent" is empty"#),
    ])
  func defaultMistakes(key: String, message: String) {
    let found = mistakes("sources: []\ndefaults: {\(key)}\n")
    #expect(found.count == 1)
    #expect(found.first?.contains(message) == true, "\(found)")
  }
}
