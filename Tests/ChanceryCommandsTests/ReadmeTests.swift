import Foundation
import TestSupport
import Testing

/// What the README shows is what the program prints.
@Suite struct ReadmeTests {
    private static let isRecording = ProcessInfo.processInfo.environment["CHANCERY_RECORD_SNAPSHOTS"] == "1"

    @Test func shownOutputIsThatOfTheProgram() throws {
        let readme = ProjectFolder.root.appending(path: "README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        let out = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: out) }
        var lines: [String] = []
        var rest = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var shown = 0
        while let line = rest.popFirst() {
            lines.append(line)
            guard line == "```console" else { continue }
            let command = rest.popFirst() ?? ""
            lines.append(command)
            let prefix = "$ chancery "
            try #require(command.hasPrefix(prefix))
            let arguments = command.dropFirst(prefix.count).split(separator: " ").map {
                String($0).replacing("OUT", with: out.path())
            }
            let result = try Program.chancery(arguments)
            let output = result.output.replacing(out.path(), with: "OUT")
            lines += output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
            rest = rest.drop { $0 != "```" }
            shown += 1
        }
        #expect(shown > 3)
        let expected = lines.joined(separator: "\n")
        if Self.isRecording {
            try expected.write(to: readme, atomically: true, encoding: .utf8)
        } else {
            #expect(text == expected, "the README is stale: CHANCERY_RECORD_SNAPSHOTS=1 make test")
        }
    }
}
