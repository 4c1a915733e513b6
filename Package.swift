// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with.
let common: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A C library from Debian: a module map and a shim, nothing else.
func library(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// The one room that may import a given C library.
func binding(_ name: String, to library: String) -> Target {
  .target(name: name, dependencies: [.byName(name: library)], swiftSettings: common)
}

/// A room that sees values only: a pointer in it is an error.
func room(_ name: String, _ dependencies: [String]) -> Target {
  .target(
    name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: common + [.strictMemorySafety()])
}

/// The test suite that mirrors a room.
func tests(_ name: String, _ more: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ([name, "TestSupport"] + more).map { .byName(name: $0) },
    swiftSettings: common)
}

/// A benchmark: measured against a limit of the same run, built for release only by its own script.
func bench(_ name: String, _ dependencies: [String]) -> Target {
  .executableTarget(
    name: "bench-" + name, dependencies: dependencies.map { .byName(name: $0) }, path: "Tests/Bench/" + name,
    swiftSettings: common)
}

let package = Package(
  name: "prevnet",
  products: [
    .executable(name: "prevnet", targets: ["prevnet"]),
    .executable(name: "prevnet-search", targets: ["prevnet-search"]),
  ],
  targets: [
    library("CCurl", "libcurl", "libcurl4-openssl-dev"),
    library("CXML2", "libxml-2.0", "libxml2-dev"),
    library("CSQLite", "sqlite3", "libsqlite3-dev"),
    library("CYAML", "yaml-0.1", "libyaml-dev"),
    library("CICal", "libical", "libical-dev"),
    library("CGMime", "gmime-3.0", "libgmime-3.0-dev"),

    binding("Transport", to: "CCurl"),
    binding("Markup", to: "CXML2"),
    binding("SQLite", to: "CSQLite"),
    binding("YAML", to: "CYAML"),
    binding("Calendaring", to: "CICal"),
    binding("MailParsing", to: "CGMime"),

    room("Model", []),
    room("Text", ["Model"]),
    room("Feeds", ["Model", "Text", "YAML"]),
    room("Crawling", ["Model", "Text", "Transport"]),
    room("Reading", ["Model", "Text", "Markup", "Calendaring"]),
    room("Classifying", ["Model", "Text"]),
    room("Deduplicating", ["Model", "Text"]),
    room("Archiving", ["Model", "Text", "SQLite"]),
    room("Searching", ["Model", "Text", "Archiving", "SQLite"]),
    room("Composing", ["Model", "Text", "YAML"]),
    room("Mailing", ["Model", "Text", "Transport", "MailParsing"]),
    room(
      "Commands",
      [
        "Model", "Text", "Feeds", "Crawling", "Reading", "Classifying", "Deduplicating", "Archiving", "Searching",
        "Composing", "MailParsing", "Mailing", "Markup", "Transport", "YAML", "SQLite",
      ]),
    .executableTarget(name: "prevnet", dependencies: ["Commands"], swiftSettings: common),
    .executableTarget(
      name: "prevnet-search", dependencies: ["Searching", "Archiving", "Model", "Text", "SQLite"],
      swiftSettings: common),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: common),
    tests("Model"),
    tests("Text"),
    tests("Transport", ["CCurl"]),
    tests("Markup"),
    tests("SQLite"),
    tests("YAML"),
    tests("Calendaring"),
    tests("MailParsing"),
    tests("Feeds", ["Model", "Text", "YAML", "Reading"]),
    tests("Crawling", ["Model", "Text", "Transport"]),
    tests("Reading", ["Model", "Text", "Markup"]),
    tests("Classifying", ["Model", "Text", "Feeds"]),
    tests("Deduplicating", ["Model", "Text"]),
    tests("Archiving", ["Model", "SQLite"]),
    tests("Searching", ["Model", "Text", "Archiving", "SQLite"]),
    tests("Composing", ["Model", "Text"]),
    .target(name: "BenchLimits", dependencies: ["CXML2"], path: "Tests/Bench/limits"),
    bench("reading", ["BenchLimits", "Model", "Markup", "Reading"]),
    tests("Mailing", ["Model", "Transport", "MailParsing"]),
    tests("Commands", ["Model", "Archiving", "SQLite", "Text", "Mailing", "Transport"]),
    bench("mailing", ["Model", "Text", "Transport", "Mailing", "Archiving"]),
    bench("classifying", ["Model", "Text", "Feeds", "Classifying"]),
    bench("search", ["Archiving", "Deduplicating", "Model", "SQLite", "Text"]),
    bench("crawl", ["Crawling", "Model", "Transport"]),
    bench("deduplicating", ["Archiving", "Commands", "Deduplicating", "Model", "SQLite"]),
    bench("composing", ["Composing", "Mailing", "Archiving", "Model", "Text"]),
    .testTarget(name: "LayoutTests", dependencies: ["TestSupport"], swiftSettings: common),
  ],
  swiftLanguageModes: [.v6]
)
