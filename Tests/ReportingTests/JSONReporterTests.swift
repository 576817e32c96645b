import Diagnostics
import Foundation
import Reporting
import Testing

/// The machine formats, as parsers of other makers read them.
struct JSONReporterTests {
    private func parse(_ text: some StringProtocol) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(arguments: [0, 1, 6])
    func everyFindingIsInTheDocument(count: Int) throws {
        let samples = Array(Sample.everything.prefix(count))
        let document = try parse(try report(samples, as: "json"))
        let findings = try #require(document["diagnostics"] as? [[String: Any]])
        #expect(findings.map { $0["rule"] as? String } == samples.map { $0.diagnostic.rule.rawValue })
        #expect((document["summary"] as? [String: Any])?["records"] as? Int == 70_003)
        #expect((document["inputs"] as? [String: Any])?["tool"] as? String == "chancery 0.1.0")
    }

    @Test func theLimitOfTextIsNotOneOfMachineFormats() throws {
        var context = ReportContext.sample
        context.maxFindings = 1
        let samples = Sample.everything
        let document = try parse(try report(samples, as: "json", context: context))
        #expect((document["diagnostics"] as? [Any])?.count == samples.count)
        #expect(try report(samples, as: "jsonl", context: context).split(separator: "\n").count == samples.count + 1)
        #expect(try report(samples, as: "github", context: context).matches(of: /(?m)^::/).count == samples.count)
    }

    @Test func everyLineIsADocument() throws {
        let lines = try report(Sample.everything, as: "jsonl").split(separator: "\n").map { try parse($0) }
        #expect(lines.dropLast().allSatisfy { $0["rule"] is String })
        let last = try #require(lines.last)
        #expect(Set(last.keys) == ["version", "inputs", "summary"])
    }

    @Test func anyTextReadsBackTheSame() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(state: seed)
        let awkward: [UInt32] = [
            0, 8, 9, 0xA, 0xC, 0xD, 0x1B, 0x22, 0x2F, 0x5C, 0x7F, 0x9B, 0x2028, 0x202E, 0xFFFE, 0xE0041,
        ]
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                let any = UInt32.random(in: 0...0x10FFFF, using: &random)
                let value = Bool.random(using: &random) ? any : awkward.randomElement(using: &random) ?? 0
                if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
            }
            var sample = Sample.everything[0]
            sample.diagnostic.message = text
            let line = try #require(try report([sample], as: "jsonl").split(separator: "\n").first)
            let message = try #require(try parse(line)["message"] as? String)
            #expect(Array(message.unicodeScalars) == Array(text.unicodeScalars), "seed \(seed)")
        }
    }

    @Test func anOutputThatFailsStopsTheReport() throws {
        struct Full: Error {}
        for format in ReporterRegistry.standard.names {
            var reporter = try #require(
                ReporterRegistry.standard.makeReporter(
                    named: format, context: .sample, output: { _ in throw Full() }))
            #expect(throws: Full.self) { try reporter.receive(Sample.everything[0].diagnostic, source: nil) }
            #expect(throws: Full.self) { try reporter.finish(DiagnosticSummary()) }
        }
    }

    @Test func findingsAreWrittenAsTheyCome() throws {
        for format in ReporterRegistry.standard.names {
            let recording = Recording()
            var reporter = try #require(
                ReporterRegistry.standard.makeReporter(named: format, context: .sample, output: recording.take))
            try reporter.begin()
            for sample in Sample.everything {
                let before = recording.bytes.count
                try reporter.receive(sample.diagnostic, source: sample.source)
                #expect(recording.bytes.count > before, "\(format)")
            }
        }
    }
}
