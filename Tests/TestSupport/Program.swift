public import Foundation

/// Runs programs as a user would.
public enum Program {
    /// What a run came to.
    public struct Result: Sendable {
        /// The exit status; 128 and the signal where one ended the program.
        public var status: Int32
        /// What it wrote to standard output.
        public var output: String
        /// What it wrote to standard error.
        public var errors: String
    }

    /// The folder that the build put the programs into: that of the test runner.
    private static let products: URL = {
        #if os(macOS)
            Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
                ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        #else
            URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        #endif
    }()

    /// Runs `chancery` as it was built beside the tests.
    public static func chancery(
        _ arguments: [String], in folder: URL = ProjectFolder.root, input: Data? = nil
    ) throws -> Result {
        try run(products.appending(path: "chancery"), arguments, in: folder, input: input)
    }

    /// Runs another program that was built beside the tests.
    public static func built(
        _ name: String, _ arguments: [String], in folder: URL = ProjectFolder.root, input: Data? = nil
    ) throws -> Result {
        try run(products.appending(path: name), arguments, in: folder, input: input)
    }

    /// Runs a program found on the search path; `nil` where there is none.
    public static func named(
        _ name: String, _ arguments: [String], in folder: URL = ProjectFolder.root
    ) throws -> Result? {
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path()) }
        return try path.map { try run($0, arguments, in: folder, input: nil) }
    }

    private static func run(_ program: URL, _ arguments: [String], in folder: URL, input: Data?) throws -> Result {
        // Through files, since pipes that nobody empties would stop a program that writes much.
        let scratch = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: scratch) }
        func file(_ name: String, _ content: Data = Data()) throws -> URL {
            let url = scratch.appending(path: name)
            try content.write(to: url)
            return url
        }
        let output = try file("output")
        let errors = try file("errors")
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = try FileHandle(forReadingFrom: try file("input", input ?? Data()))
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
        return Result(
            status: process.terminationStatus + signal,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}
