import Foundation
import Testing

/// The outside judge: Python's standard library.
enum Python {
    static let isAvailable = (try? run("print(1)", on: [])) != nil

    struct Failure: Error {
        var status: Int32
    }

    /// Runs a program with the path of a file that has the given bytes, and returns what it prints.
    static func run(_ program: String, on bytes: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("judged-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program, file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return Array(printed)
    }
}
