import Testing

@Suite("Schedules, moved dates and traps")
struct DeadlineTrapsTests {
  @Test(
    "takes the right line of a schedule, and every round of a list",
    arguments: [
      ("There are two application deadlines: March 1 and September 1, 2026.", ["2026-03-01", "2026-09-01"]),
      (
        "Deadlines: January 15, April 15, July 15 and October 15 each year.",
        ["2026-04-15", "2026-07-15", "2026-10-15", "2027-01-15"]
      ),
      (
        "Proposals are reviewed quarterly; deadlines are March 1, June 1, September 1 and December 1.",
        ["2026-03-01", "2026-06-01", "2026-09-01", "2026-12-01"]
      ),
      (
        "Letters of Intent are due March 2, 2026; full proposals are due April 20, 2026.",
        ["2026-04-20", "letter 2026-03-02"]
      ),
      ("LOI deadline: March 2, 2026. Full application deadline: April 20, 2026.", ["2026-04-20", "letter 2026-03-02"]),
      (
        "A mandatory letter of intent must be submitted by March 2, 2026. Invited applicants will submit full proposals by April 20, 2026.",
        ["2026-04-20", "letter 2026-03-02"]
      ),
      (
        "Submit a one-page letter of inquiry by March 2, 2026. Invited organizations will have until April 20, 2026 to submit a full proposal.",
        ["2026-04-20", "letter 2026-03-02"]
      ),
      ("Letters of interest (LOIs) will be accepted until March 2, 2026.", ["letter 2026-03-02"]),
      ("Concept papers due: March 2, 2026", ["letter 2026-03-02"]),
      (
        "Timeline:\nRFP released: February 2, 2026\nQuestions due: February 16, 2026\nProposals due: March 9, 2026\nInterviews: March 30, 2026\nContract start: July 1, 2026",
        ["2026-03-09"]
      ),
      (
        "Key dates\n• Feb 2: RFP release\n• Feb 16: Q&A deadline\n• Mar 9: Proposals due by 5 PM\n• Apr 15: Award notification",
        ["2026-03-09"]
      ),
      (
        "SCHEDULE\nFebruary 2 – RFP issued\nFebruary 16 – Last day for questions\nMarch 9 – Proposal deadline\nApril 15 – Notice of award",
        ["2026-03-09"]
      ),
      ("Expressions of interest are invited by March 9, 2026.", ["letter 2026-03-09"]),
      (
        "The Foundation's spring deadline is March 9; the fall deadline is September 14.", ["2026-03-09", "2026-09-14"]
      ),
      ("Due Date\nMarch 9, 2026", ["2026-03-09"]),
      ("Application Deadline\nMonday, March 9, 2026 at 5:00 PM PST\nAward Amount\nUp to $25,000", ["2026-03-09"]),
      ("Open: Feb 2, 2026\nClose: Mar 9, 2026", ["2026-03-09"]),
      (
        "Deadline for intent to bid: February 20, 2026. Deadline for bids: March 9, 2026.",
        ["2026-03-09", "letter 2026-02-20"]
      ),
      (
        "Pre-application due February 20, 2026. Full application due March 9, 2026.",
        ["2026-03-09", "letter 2026-02-20"]
      ),
    ])
  func schedules(text: String, expected: [String]) { #expect(bound(text) == expected) }

  @Test(
    "takes the day a deadline was moved to",
    arguments: [
      ("The deadline has been extended to March 27, 2026.", ["2026-03-27"]),
      ("The deadline for proposals has been extended from March 13, 2026 to March 27, 2026.", ["2026-03-27"]),
      ("DEADLINE EXTENDED: Applications now due March 27, 2026 (originally March 13, 2026).", ["2026-03-27"]),
      (
        "The Department is extending the application period for the Community Grants Program from April 4, 2026 to April 18, 2026.",
        ["2026-04-18"]
      ),
      (
        "The comment period for the draft plan, published January 5, 2026, is extended from February 20, 2026, to March 6, 2026.",
        ["2026-03-06"]
      ),
      (
        "The nomination period for individuals who wish to recommend candidates to the Commission has been extended until July 1, 2026.",
        ["2026-07-01"]
      ),
      (
        "We announced a 45-day comment period to end on March 15, 2026. Today, we extend the public comment period by 30 days to April 14, 2026.",
        ["2026-04-14"]
      ),
      ("We are correcting the deadline for receipt of applications to May 15, 2026.", ["2026-05-15"]),
      (
        "This NOFO replaces one that closed June 1, 2025. Applications will be accepted until March 9, 2026.",
        ["2026-03-09"]
      ),
    ])
  func moved(text: String, expected: [String]) { #expect(bound(text) == expected) }

  @Test(
    "takes no other date for a deadline",
    arguments: [
      "Deadline for questions: February 20, 2026",
      "Register for the applicant webinar by February 16, 2026.",
      "Final reports are due within 30 days and no later than June 30, 2027.",
      "All funds must be spent by June 30, 2027.",
      "Grant period: July 1, 2026 – June 30, 2027",
      "Projects must be completed by December 31, 2027.",
      "Awards will be announced by June 1, 2026.",
      "Notification of award: May 15, 2026",
      "Applicants will be notified by May 15, 2026.",
      "Contracts begin July 1, 2026 and end June 30, 2029.",
      "The program sunsets on January 1, 2030.",
      "The Board approved the motion on January 27, 2026.",
      "The Council will vote on the budget on May 28, 2026.",
      "Interim reports are due January 31 and final reports July 31 of each year.",
      "Applicants must be incorporated as of January 1, 2025.",
      "Organizations must have been established before January 1, 2023.",
      "Invoices must be submitted by July 15, 2027.",
      "The RFP was released on January 15, 2026.",
      "Last year's deadline was March 1, 2025.",
      "The previous round closed October 1, 2025; the next round will open in fall 2026.",
      "Save the date: applications open April 1, 2026.",
      "Applications will open on April 1, 2026.",
      "Position open until filled; first review of applications March 9, 2026.",
      "Requests are due the first Monday of each month.",
      "The public hearing is on March 10, 2026 at 9:30 a.m. in the Hall of Administration.",
      "RSVP by March 5 for the March 10 convening.",
      "Early bird registration ends March 5, 2026.",
      "To request interpretation, contact us by March 5, 2026.",
    ])
  func traps(text: String) { #expect(bound(text).isEmpty) }
}
