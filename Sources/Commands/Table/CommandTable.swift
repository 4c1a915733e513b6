/// Every verb, in the order that help prints; help, completion and the man page derive from it.
let commands: [any Command.Type] = [
  RunCommand.self,
  CrawlCommand.self,
  IssueShowCommand.self,
  IssueApproveCommand.self,
  IssueSendCommand.self,
  IssueReportCommand.self,
  PeopleAddCommand.self,
  PeopleListCommand.self,
  PeopleRemoveCommand.self,
  SearchCommand.self,
  ShowCommand.self,
  CheckCommand.self,
  LearnCommand.self,
  StageCommand.self,
  HelpCommand.self,
]
