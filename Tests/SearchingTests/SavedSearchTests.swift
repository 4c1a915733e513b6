import Archiving
import Foundation
import Model
import Searching
import TestSupport
import Testing

@Suite("saved searches", .tags(.database))
struct SavedSearchTests {
  private func save(_ name: String, _ words: String, _ bench: Bench) async throws -> Printed {
    try await bench.run(SearchVerb.self, TestWords(words, values: ["save": name]))
  }

  private func new(_ name: String, _ bench: Bench) async throws -> Printed {
    try await bench.run(SearchVerb.self, TestWords(values: ["new": name], switches: ["ids"]))
  }

  @Test("keep each its own memory, and are renewed under the same name")
  func several() async throws {
    try await withBench { bench async throws in
      #expect(
        try await save("young", "youth", bench).words == "kept as 'young'; --new young prints what is new from now on\n"
      )
      _ = try await save("rent", "vouchers", bench)
      let archive = try Archive(path: bench.folder.appending(path: "archive.sqlite").path)
      try await archive.update([record("pboth", "Youth vouchers", closing: today + 9)])
      #expect(try await new("young", bench).output == "pboth\n")
      #expect(try await new("rent", bench).output == "pboth\n")
      #expect(try await new("young", bench) == Printed(status: 1, output: "", words: ""))
      _ = try await save("young", "kinship", bench)
      try await archive.update([record("pkin", "Kinship", closing: today + 9)])
      #expect(try await new("young", bench).output == "pkin\n")
    }
  }

  @Test("say nothing of what left and came back")
  func comesBack() async throws {
    try await withBench { bench async throws in
      _ = try await save("young", "youth", bench)
      let archive = try Archive(path: bench.folder.appending(path: "archive.sqlite").path)
      try await archive.update([], removing: ["preentry1"])
      #expect(try await new("young", bench).status == 1)
      try await archive.update([reentry])
      #expect(try await new("young", bench).status == 1)
    }
  }

  @Test("are never written over when their file cannot be read")
  func damaged() async throws {
    try await withBench { bench async throws in
      let file = bench.folder.appending(path: "searches.json")
      try Data("{half".utf8).write(to: file)
      for name in ["young", "other"] {
        let mistake = await #expect(throws: VerbMistake.self) { try await save(name, "youth", bench) }
        #expect(mistake?.description.contains("move it away to begin anew") == true)
        await #expect(throws: VerbMistake.self) { try await new(name, bench) }
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == "{half")
    }
  }

  @Test("are the same bytes for the same questions, whatever the order they were kept in")
  func bytes() async throws {
    var files: [Data] = []
    for names in [["a", "b", "c"], ["c", "a", "b"]] {
      try await withBench { bench async throws in
        for name in names { _ = try await save(name, "youth", bench) }
        files.append(try Data(contentsOf: bench.folder.appending(path: "searches.json")))
      }
    }
    #expect(files[0] == files[1])
  }

  @Test("forget nothing when two programs ask at the same time")
  func together() async throws {
    try await withBench { bench async throws in
      let names = (0..<8).map { "search\($0)" }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for name in names { group.addTask { _ = try await self.save(name, "youth", bench) } }
        try await group.waitForAll()
      }
      for name in names { #expect(try await new(name, bench).status == 1) }
    }
  }

  @Test("take only plain names", arguments: ["", "a b", "../a", "ä", "a/b", "a.b", "-\n"])
  func names(name: String) {
    #expect(throws: VerbMistake.self) { try SearchVerb(TestWords("a", values: ["save": name])) }
  }
}
