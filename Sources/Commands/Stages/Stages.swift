/// Every stage that can run as a filter; each owner adds one line.
let stages: [any Stage.Type] = [
  ClassifyStage.self,
  BounceStage.self,
  ExtractStage.self,
  ReadStage.self, DateStage.self, SanitizeStage.self, ScrapeStage.self,
  MatchStage.self,
  ClusterStage.self,
  QueryStage.self,
  RenderStage.self,
  RobotsStage.self,
]
