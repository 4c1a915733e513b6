/// The exit status that an error of any room stands for.
func status(of error: any Error) -> ExitStatus {
  switch error {
  case let error as CommandError: error.status
  case let error as ExitStatus: error
  case is UsageError: .usage
  default: .partial
  }
}
