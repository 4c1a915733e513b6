import Testing

@Suite("Shapes of deadlines")
struct DeadlineShapesTests {
  @Test(
    "reads how notices ask for something by a day",
    arguments: [
      ("Applications are due by 5:00 p.m. on Friday, March 20, 2026.", ["2026-03-20"]),
      ("The application deadline is April 3, 2026 at 11:59 PM PT.", ["2026-04-03"]),
      ("Deadline to apply: 4/3/2026", ["2026-04-03"]),
      (
        "Proposals must be received no later than 3:00 PM on May 1, 2026; late proposals will not be accepted.",
        ["2026-05-01"]
      ),
      ("Submissions close on June 15.", ["2026-06-15"]),
      ("The portal will close at noon on March 31, 2026.", ["2026-03-31"]),
      ("The online application will remain open until April 30, 2026.", ["2026-04-30"]),
      ("We are accepting applications through July 10, 2026.", ["2026-07-10"]),
      ("Applications will be accepted from March 1 to March 31, 2026.", ["2026-03-31"]),
      ("Application window: February 15 – April 15, 2026", ["2026-04-15"]),
      ("Apply by March 15!", ["2026-03-15"]),
      ("Apply before March 15, 2026.", ["2026-03-15"]),
      ("To be considered, submit your application on or before 03/15/2026.", ["2026-03-15"]),
      ("Closing date for submissions: 15 May 2026", ["2026-05-15"]),
      ("Closing Date: 05/15/2026 5:00 PM", ["2026-05-15"]),
      ("RFP due date: May 15, 2026, 2 p.m.", ["2026-05-15"]),
      ("Responses to this RFQ are due Monday, May 18, 2026 by 4pm.", ["2026-05-18"]),
      ("The grant cycle opens February 1 and closes March 1, 2026.", ["2026-03-01"]),
      ("The application opens on February 10, 2026 and closes on March 10, 2026 at 5 PM.", ["2026-03-10"]),
      ("Round 2 applications are due September 1, 2026.", ["2026-09-01"]),
      ("Nominations are open until May 1, 2026.", ["2026-05-01"]),
      ("Nominate a neighbor by May 1.", ["2026-05-01"]),
      (
        "Questions must be submitted by February 20, 2026. Answers will be posted February 27, 2026. Proposals are due March 20, 2026.",
        ["2026-03-20"]
      ),
      (
        "A mandatory bidders' conference will be held on February 18, 2026 at 10 a.m. Proposals are due March 20, 2026.",
        ["2026-03-20"]
      ),
      (
        "An information session will be held February 18, 2026. The deadline to apply is March 20, 2026.",
        ["2026-03-20"]
      ),
      ("Applications available beginning March 2, 2026; due April 10, 2026.", ["2026-04-10"]),
      ("Application release: March 2, 2026 | Application due: April 10, 2026 | Awards: June 2026", ["2026-04-10"]),
      ("March 9, 2026 – Deadline for proposals", ["2026-03-09"]),
      ("March 9, 2026: Applications due", ["2026-03-09"]),
      ("The deadline is 5 p.m. Pacific time, March 9.", ["2026-03-09"]),
      ("Don't miss the March 9 deadline to apply for the Youth Justice fund.", ["2026-03-09"]),
      ("Applications must be postmarked by March 9, 2026.", ["2026-03-09"]),
      (
        "Mail completed applications to P.O. Box 12, Los Angeles, postmarked no later than March 9, 2026.",
        ["2026-03-09"]
      ),
      (
        "Electronic submission is required via Grants.gov no later than 11:59 p.m. ET on March 9, 2026.", ["2026-03-09"]
      ),
      ("Applications accepted on a rolling basis until June 30, 2026 or until funds are exhausted.", ["2026-06-30"]),
      ("Please submit a resume and cover letter by March 9, 2026.", ["2026-03-09"]),
      ("Send resume to jobs@example.org by March 9.", ["2026-03-09"]),
      ("Filing deadline: March 9, 2026 at 5:00 PM. Salary $4,500 - $5,900 per month.", ["2026-03-09"]),
      ("To apply, complete the online form no later than midnight March 9, 2026.", ["2026-03-09"]),
      ("Interested organizations should respond to this notice by March 9, 2026.", ["2026-03-09"]),
      ("Interested parties should email a statement of qualifications to the County by March 9, 2026.", ["2026-03-09"]),
      ("Statements of Qualifications (SOQs) are due on or before March 9, 2026.", ["2026-03-09"]),
      ("Grant requests must arrive by March 9, 2026.", ["2026-03-09"]),
      ("Organizations have until March 9, 2026 to apply.", ["2026-03-09"]),
      ("You have until March 9 to apply for rental assistance.", ["2026-03-09"]),
      ("The city is taking applications for its arts program now through March 9.", ["2026-03-09"]),
    ])
  func asks(text: String, expected: [String]) { #expect(bound(text) == expected) }

  @Test(
    "reads how portals, boards and employers say it",
    arguments: [
      ("Now accepting applications! Deadline March 9, 2026.", ["2026-03-09"]),
      ("Enter by March 9, 2026 for a chance at a $5,000 mini-grant.", ["2026-03-09"]),
      (
        "All application materials must be uploaded to the portal prior to March 9, 2026 at 5:00 p.m. PST.",
        ["2026-03-09"]
      ),
      (
        "Proposals shall be submitted in accordance with the RFP by 12:00 noon, Tuesday, March 10, 2026.",
        ["2026-03-10"]
      ),
      ("The final filing date is March 9, 2026.", ["2026-03-09"]),
      ("Final filing date: 3/9/26", ["2026-03-09"]),
      ("Submittal Deadline – 2:00 p.m., March 9, 2026", ["2026-03-09"]),
      ("Due: Mon 03/09/2026 05:00 PM", ["2026-03-09"]),
      ("Closes: Mar 9, 2026", ["2026-03-09"]),
      ("Opportunity closes 9 March 2026 at 17:00.", ["2026-03-09"]),
      ("Submission period: 2/2/2026 to 3/9/2026", ["2026-03-09"]),
      ("Applications for the fall cohort close at the end of day on March 9, 2026.", ["2026-03-09"]),
      (
        "The intergovernmental review deadline is May 8, 2026. Deadline for transmittal of applications: March 9, 2026.",
        ["2026-03-09"]
      ),
      ("No applications will be accepted after 5:00 p.m. on March 9, 2026.", ["2026-03-09"]),
      ("The County will accept proposals up until March 9, 2026.", ["2026-03-09"]),
      (
        "Applicants must submit the attached form, along with proof of nonprofit status, by March 9, 2026.",
        ["2026-03-09"]
      ),
      ("The competition is open to nonprofits through March 9, 2026.", ["2026-03-09"]),
      ("Entries for the youth art contest are due March 9.", ["2026-03-09"]),
      ("Scholarship applications due March 9, 2026.", ["2026-03-09"]),
      ("Award ceremony: June 5, 2026. Nominations due: March 9, 2026.", ["2026-03-09"]),
      (
        "Funds are available from July 1, 2026 to June 30, 2028. Deadline for applications: March 9, 2026.",
        ["2026-03-09"]
      ),
      (
        "For projects taking place between July 1, 2026 and June 30, 2027, applications are due March 9, 2026.",
        ["2026-03-09"]
      ),
      ("Applications for projects that begin after July 1, 2026 are due March 9, 2026.", ["2026-03-09"]),
      ("Due to high demand, the application closes March 9, 2026.", ["2026-03-09"]),
      ("FY 2027 applications due 3-9-2026.", ["2026-03-09"]),
      (
        "The Emergency Food and Shelter Program Local Board will receive applications until March 9, 2026 at 4 p.m.",
        ["2026-03-09"]
      ),
      (
        "Agencies wishing to be considered must submit an application no later than close of business March 9, 2026.",
        ["2026-03-09"]
      ),
      ("Submit via the portal by EOD March 9.", ["2026-03-09"]),
      ("Deadline: Monday, March 9th at 11:59pm", ["2026-03-09"]),
      ("Deadline – March 9th", ["2026-03-09"]),
      ("Deadline for submitting: March 9", ["2026-03-09"]),
      ("Grant application period is open February 2-March 9, 2026.", ["2026-03-09"]),
      ("The solicitation period is in effect from February 2-March 9, 2026.", ["2026-03-09"]),
      ("Webinar: February 12, 2026, 10-11 am. Applications due: March 9, 2026, 5 pm.", ["2026-03-09"]),
      ("Posted February 1, 2026. Updated February 3, 2026. Closes March 9, 2026.", ["2026-03-09"]),
      ("The Council seeks members for terms beginning July 1, 2026. Apply by March 9, 2026.", ["2026-03-09"]),
      ("Hard copies must be hand delivered by 4:30 PM, Monday, March 9, 2026, to 1000 S. Fremont Ave.", ["2026-03-09"]),
      (
        "Proposers must upload their proposals to the County's website on or before 12:00 P.M. (Pacific Time) on March 9, 2026.",
        ["2026-03-09"]
      ),
      (
        "Applications must be received electronically by close of business (5 p.m.) on Monday, March 9.", ["2026-03-09"]
      ),
      ("By March 9, 2026, applicants must submit their narrative and budget.", ["2026-03-09"]),
      ("On or before March 9, 2026, submit one original and three copies of the proposal.", ["2026-03-09"]),
      ("Interested? Apply online until 3/9.", ["2026-03-09"]),
      ("The Mini-Grant deadline is quickly approaching on March 9!", ["2026-03-09"]),
      ("Join us April 2 for the workshop. Applications for the fellowship close March 9.", ["2026-03-09"]),
      ("Award notices go out in May 2026; the submission deadline is March 9, 2026.", ["2026-03-09"]),
      (
        "Eligible applicants must have registered with SAM.gov by March 1, 2026 and apply by March 9, 2026.",
        ["2026-03-09"]
      ),
      ("Stage 1 inquiry due February 20, 2026; Stage 2 proposals due March 9, 2026.", ["2026-03-09"]),
    ])
  func closes(text: String, expected: [String]) { #expect(bound(text) == expected) }

  @Test(
    "reads comment periods",
    arguments: [
      ("Comments will be accepted at hearings, by mail and online through March 30, 2026.", ["2026-03-30"]),
      ("Interested persons may file comments, to be submitted no later than March 16, 2026.", ["2026-03-16"]),
      ("Written comments must be received by the Clerk of the Board by 10 a.m. on March 3, 2026.", ["2026-03-03"]),
      ("Public comments on the draft ordinance are due April 9, 2026.", ["2026-04-09"]),
      ("Send your comments to the Planning Department before 5 p.m. on April 9, 2026.", ["2026-04-09"]),
      ("The public may submit written testimony until April 9, 2026.", ["2026-04-09"]),
      ("Comment by April 9 on the proposed alcohol permit.", ["2026-04-09"]),
      ("The public comment period runs through April 9, 2026.", ["2026-04-09"]),
      ("The 30-day public review period ends on April 9, 2026.", ["2026-04-09"]),
      ("Tell the Board to fund care, not cops: email public comment by 9 a.m. Tuesday, March 10.", ["2026-03-10"]),
      (
        "The hearing on the proposed rule will be held March 10, 2026; written comments are due March 24, 2026.",
        ["2026-03-24"]
      ),
      ("Requests for accommodation must be made by March 5, 2026. Comments close March 24, 2026.", ["2026-03-24"]),
    ])
  func comments(text: String, expected: [String]) { #expect(bound(text) == expected) }
}
