import Archiving
import Feeds
import Foundation
import Model

/// What commands open: the configuration and the three databases.
extension Workplace {
  /// Reads the configuration, with every mistake in one error.
  func configuration() throws -> Configuration {
    guard let bytes = FileManager.default.contents(atPath: config.path) else {
      throw CommandError(
        .badConfiguration,
        "\(config.path): cannot be read; name the configuration with --config, or go to the folder that holds feeds.yml"
      )
    }
    let folder = config.deletingLastPathComponent()
    do {
      return try readConfiguration(Array(bytes), file: config.path) { path in
        let file = URL(filePath: path, relativeTo: folder)
        guard let bytes = FileManager.default.contents(atPath: file.path) else {
          throw CommandError(.badConfiguration, "\(file.path): cannot be read; 'extends' names it")
        }
        return Array(bytes)
      }
    } catch {
      throw CommandError(.badData, error.description)
    }
  }

  /// The desk, made when it is not there.
  func desk() throws -> Desk { try Desk(path: path("desk.sqlite")) }

  /// What may be published.
  func archive() throws -> Archive { try Archive(path: path("archive.sqlite")) }

  /// Subscribers and deliveries.
  func people() throws -> People { try People(path: path("people.sqlite"), random: random) }

  private func path(_ name: String) throws -> String {
    do {
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    } catch {
      throw CommandError(.cannotCreate, "\(home.path): the state folder cannot be made: \(error.localizedDescription)")
    }
    return state(name).path
  }
}
