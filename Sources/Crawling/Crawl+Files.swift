import Foundation
import Model

/// Sources that read a local file.
extension Crawl {
  /// Reads the file in a child task and hands it to the reader there.
  mutating func read(_ file: (visit: Int, asked: FollowUp), _ group: inout Group) {
    let visit = visits[file.visit]
    let (url, purpose) = (file.asked.request.url, file.asked.purpose)
    let (path, limit, at, each) = (filePath(url), defaults.maximumBytes, clock(), each)
    readersAtWork += 1
    group.addTask {
      var fetch = Fetch(
        source: visit.source.id, at: at, outcome: readFile(path, url: url, limit: limit))
      fetch.purpose = purpose
      fetch.followUp = purpose == .source ? nil : file.asked.request
      fetch.validators.key = Fetch.Validators.key(of: visit.source)
      return .read(file.visit, await each(fetch))
    }
  }

  /// Why that file may not be read for that source: only feeds.yml itself names files, and what lies beside them.
  func fault(ofFile url: String, of source: Source) -> Failure? {
    let own = source.request.url
    guard own.lowercased().hasPrefix("file:") else {
      return Failure(.fetch, "'\(url)' is a local file, which only feeds.yml may name")
    }
    let home = URL(filePath: filePath(own)).resolvingSymlinksInPath().deletingLastPathComponent().path
    let target = URL(filePath: filePath(url)).resolvingSymlinksInPath().path
    guard target.hasPrefix(home + "/") else {
      return Failure(.fetch, "'\(url)' lies outside the folder of the source's own file, \(home)")
    }
    return nil
  }

  /// The path of `file:///a%20b`, `file://localhost/a` or `file:a`, the last below the configuration's folder.
  private func filePath(_ url: String) -> String {
    var path = url.dropFirst("file:".count)
    if path.hasPrefix("//") {
      path = path.dropFirst(2)
      if let slash = path.firstIndex(of: "/"), path[..<slash] == "localhost" { path = path[slash...] }
    }
    let plain = String(path.prefix { $0 != "#" && $0 != "?" })
    let decoded = plain.removingPercentEncoding ?? plain
    return decoded.hasPrefix("/") ? decoded : folder + "/" + decoded
  }
}

/// A file as an answer; longer than the limit it is a failure.
private func readFile(_ path: String, url: String, limit: Int) -> Fetch.Outcome {
  let real = URL(filePath: path).resolvingSymlinksInPath().path
  let attributes = try? FileManager.default.attributesOfItem(atPath: real)
  guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else {
    return .failed(Failure(.fetch, "\(path): no such file; check the path after file:"))
  }
  guard let size = attributes[.size] as? Int, size <= limit else {
    return .failed(Failure(.fetch, "\(path) is larger than \(limit) bytes; raise max_size if it should be"))
  }
  guard let contents = FileManager.default.contents(atPath: real) else {
    return .failed(Failure(.fetch, "\(path) cannot be read; check its permissions"))
  }
  return .content(Document(bytes: Array(contents), url: url))
}
