/// Every stage that can run as a filter; each owner adds one line.
let stages: [any Stage.Type] = [
  ClassifyStage.self,
  ExtractStage.self,
  MatchStage.self,
  QueryStage.self,
  RenderStage.self,
  RobotsStage.self,
]
