import Foundation
import TestSupport

/// Runs an installed program over `input`; nil where it is not installed.
func run(_ program: String, _ arguments: [String], input: [UInt8] = []) throws -> (status: Int32, output: [UInt8])? {
    let folders = ["/usr/bin", "/bin", "/usr/local/bin"]
    guard let path = folders.map({ "\($0)/\(program)" }).first(where: FileManager.default.isExecutableFile) else {
        return nil
    }
    return try withTemporaryFolder { folder in
        // Files rather than pipes, so that neither side can wait for the other.
        let inputURL = folder.appending(path: "input")
        let outputURL = folder.appending(path: "output")
        try Data(input).write(to: inputURL)
        try Data().write(to: outputURL)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ["LC_ALL": "C.UTF-8", "PATH": folders.joined(separator: ":")]
        process.standardInput = try FileHandle(forReadingFrom: inputURL)
        process.standardOutput = try FileHandle(forWritingTo: outputURL)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, Array(try Data(contentsOf: outputURL)))
    }
}

/// Whether a program is there to judge; a test that needs it is skipped, by name, where it is not.
func isInstalled(_ program: String) -> Bool {
    ["/usr/bin", "/bin", "/usr/local/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
}

/// Gives `body` an empty folder that is removed afterwards.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = try ProjectFolder.makeTemporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// Bytes that compress somewhat: words of a small vocabulary.
func sampleBytes(count: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    while bytes.count < count {
        bytes.append(contentsOf: "statement \(generator.next() % 500) of the ministry; ".utf8)
    }
    return Array(bytes.prefix(count))
}
