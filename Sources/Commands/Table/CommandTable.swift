/// Every verb, in the order that help prints; help, completion and the man page derive from it.
let commands: [any Command.Type] = [
  HelpCommand.self,
  LearnCommand.self,
  StageCommand.self,
]
