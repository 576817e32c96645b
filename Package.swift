// swift-tools-version: 6.2
import PackageDescription

/// Continuous integration treats warnings as errors; elsewhere a newer compiler's new warnings must not break a build.
let isStrict = Context.environment["CI"] != nil

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

/// A library target under `Sources`, in the order of the floors: a target depends only on those above it.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a library target, under `Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, exclude: exclude,
        swiftSettings: settings)
}

let package = Package(
    name: "chancery",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "chancery", targets: ["chancery"]),
        .executable(name: "chancery-bowtie", targets: ["chancery-bowtie"]),
        .library(
            name: "Chancery",
            targets: [
                "Diagnostics", "JSONText", "Patterns", "Schema", "Corpus", "Validation", "Export", "Release",
                "Reporting", "Schemas", "SchemaTools",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(name: "CByteScan"),
        library("Diagnostics", ["CByteScan"]),
        library("JSONText", ["CByteScan"]),
        library("UnicodeText"),
        library("Patterns", ["UnicodeText"]),
        library("Codecs", ["CZlib", .product(name: "Crypto", package: "swift-crypto")]),
        library("Storage"),
        library("YAMLText", ["CYaml", "Diagnostics", "JSONText"]),
        library("Chronology"),
        .target(
            name: "Schemas",
            path: "Schemas",
            exclude: ["README.md", "authorities/README.md", "json-schema/README.md", "statement.tests"],
            swiftSettings: settings,
            plugins: ["EmbedFiles"]),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),
        .executableTarget(name: "embed-files", swiftSettings: settings),
        library("Schema", ["Diagnostics", "JSONText", "Patterns", "Schemas", "UnicodeText"]),
        library("Authorities", ["Chronology", "Schemas"]),
        .target(name: "CHTMLParser"),
        library("Evidence", ["Authorities", "CByteScan", "CHTMLParser", "Chronology", "UnicodeText"]),
        library("Corpus", ["Diagnostics", "JSONText", "YAMLText", "Codecs", "Storage"]),
        library(
            "Validation",
            [
                "Authorities", "CByteScan", "Chronology", "Codecs", "Corpus", "Diagnostics", "Evidence", "JSONText",
                "Schema", "Storage", "UnicodeText",
            ]),
        library("Export", ["JSONText", "Schema"]),
        library("Release", ["Codecs", "Diagnostics", "Export", "JSONText", "Schema", "Storage"]),
        library("Reporting", ["Diagnostics"]),
        library("SchemaTools", ["Corpus", "Diagnostics", "JSONText", "Patterns", "Schema", "Schemas"]),
        library(
            "ChanceryCommands",
            [
                "Authorities", "Chronology", "Codecs", "Corpus", "Diagnostics", "Evidence", "Export", "JSONText",
                "Release", "Reporting", "Schema", "Schemas", "SchemaTools", "Storage", "UnicodeText", "Validation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "chancery",
            dependencies: [
                "ChanceryCommands", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "chancery-bowtie", dependencies: ["JSONText", "Schema"], swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        tests("Diagnostics"),
        tests("JSONText", ["Codecs"]),
        tests("Patterns"),
        tests("Codecs"),
        tests("Storage"),
        tests("YAMLText", ["Diagnostics"]),
        tests("UnicodeText"),
        tests("Chronology", ["Authorities"]),
        tests("Schema", ["Diagnostics", "JSONText", "Schemas"]),
        tests("Authorities", ["Chronology"]),
        tests("Evidence", ["Authorities", "CHTMLParser", "Chronology"]),
        tests("Corpus", ["Codecs", "Diagnostics", "JSONText"]),
        tests(
            "Validation",
            ["Authorities", "Codecs", "Corpus", "Diagnostics", "JSONText", "Schema", "Schemas", "UnicodeText"]),
        tests("Export", ["JSONText", "Schema"]),
        tests("Release", ["Codecs", "Diagnostics", "Export", "JSONText", "Schema", "Storage"]),
        tests("Reporting", ["Diagnostics"], exclude: ["Snapshots"]),
        tests("SchemaTools", ["Corpus", "Diagnostics", "JSONText", "Schema", "Schemas"]),
        tests("ChanceryCommands", ["chancery"]),
    ],
    swiftLanguageModes: [.v6]
)
