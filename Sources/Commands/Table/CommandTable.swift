import Searching

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
  ReadingCommand<SearchVerb>.self,
  ReadingCommand<ShowVerb>.self,
  ReadingCommand<DeadlinesVerb>.self,
  ReadingCommand<ExportVerb>.self,
  CheckCommand.self,
  LearnCommand.self,
  StageCommand.self,
  HelpCommand.self,
]
