import Diagnostics
import Foundation
import Testing

@testable import Reporting

/// The formats by name.
struct RegistryTests {
    @Test func namesAreDistinct() {
        let names = ReporterRegistry.standard.names
        #expect(Set(names).count == names.count)
        #expect(names.first == "text")
    }

    @Test func anUnknownNameHasNoReporter() {
        #expect(ReporterRegistry.standard.makeReporter(named: "xml", context: .sample, output: { _ in }) == nil)
    }

    @Test func everyReporterIsRegistered() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Reporting/Reporters").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        let registered = Set(ReporterRegistry.standard.reporters.map { "\($0).swift" })
        for file in files where !registered.contains(file) {
            Issue.record("\(file) is not registered: add its reporter to ReporterRegistry.standard")
        }
        #expect(files.count == registered.count)
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1,000"), (70_003, "70,003"), (1_234_567, "1,234,567"), (-1_000, "-1,000"),
    ])
    func thousandsAreSeparated(number: Int, text: String) {
        #expect(SummaryText.grouped(number) == text)
    }
}
