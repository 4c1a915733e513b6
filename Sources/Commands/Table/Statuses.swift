import Archiving
import Composing
import SQLite

/// The exit status that an error of any room stands for.
func status(of error: any Error) -> ExitStatus {
  switch error {
  case let error as CommandError: error.status
  case let error as ExitStatus: error
  case is UsageError, is QueryError: .usage
  case is TemplateError: .badData
  case let error as DatabaseError: status(of: error.kind)
  default: .partial
  }
}

private func status(of kind: DatabaseError.Kind) -> ExitStatus {
  switch kind {
  case .full, .device: .cannotWrite
  case .readOnly, .cannotOpen: .cannotCreate
  case .busy: .busy
  case .damaged, .newer, .constraint: .badData
  case .interrupted, .statement: .partial
  }
}
