import Corpus
import Diagnostics
import Reporting
import Storage
import Validation

/// `chancery validate --fix`: finds what can be fixed, applies it, and looks again, until nothing is left to apply.
///
/// A fix may uncover another, as decoding a text may show that it is not in its normal form; fixes that overlap are
/// applied one after the other. A suppressed finding is not fixed, nor is one that the configuration turns off.
struct FixRun {
    /// Fixes that bring up one another without end are a fault of their rules; this many times they are looked for.
    private static let mostRounds = 10

    private let job: ValidationJob
    private let showsValues: Bool
    private var applied = 0
    private var files: Set<String> = []
    private var refused: Set<String> = []

    /// - Parameter showsValues: whether a preview shows what is changed, and not only where.
    init(job: ValidationJob, showsValues: Bool) {
        self.job = job
        self.showsValues = showsValues
    }

    /// Applies all fixes, and says each on standard error.
    mutating func apply() async throws {
        for _ in 0..<Self.mostRounds {
            let fixer = RecordFileFixer(files: job.inputs.files, options: job.readingOptions)
            let findings = try await fixable()
            var isChanged = false
            for file in job.inputs.files {
                guard let found = findings[file.displayPath], !refused.contains(file.path) else { continue }
                switch try fixer.apply(found, to: file) {
                case .fixed(let fixed):
                    isChanged = true
                    applied += fixed.count
                    files.insert(file.path)
                    for finding in fixed { Terminal.complain("fixed: \(Self.line(of: finding))") }
                case .refused(let reason):
                    refused.insert(file.path)
                    Terminal.complain("not fixed: \(DisplayText.line(file.displayPath)): \(reason)")
                }
            }
            if !isChanged { return }
        }
    }

    /// Prints the changes of the first round to standard output.
    func preview() async throws {
        let findings = try await fixable()
        let output = OutputFile.standardOutput
        for file in job.inputs.files {
            guard let found = findings[file.displayPath] else { continue }
            if let reason = RecordFileFixer.refusal(of: file) {
                Terminal.complain("not fixed: \(DisplayText.line(file.displayPath)): \(reason)")
                continue
            }
            let bytes = showsValues ? try InputFile(path: file.path).readAll() : []
            for finding in RecordFileFixer.compatible(found) {
                var text = Self.line(of: finding) + "\n"
                if showsValues, let fix = finding.fix, let change = ChangePreview(fix, of: bytes) {
                    text += change.text
                }
                try output.write(Array(text.utf8))
            }
        }
        try output.close()
    }

    /// What was done and what is left, as one fragment.
    func summary(_ left: DiagnosticSummary) -> String {
        let findings = left.errors + left.warnings + left.notes + left.gaps
        return "\(Self.counted(applied, "fix", "fixes")) applied in \(Self.counted(files.count, "file", "files")), "
            + "\(Self.counted(findings, "finding", "findings")) left"
    }

    /// The findings that stand and have a fix, by the file that they are in.
    private func fixable() async throws -> [String: [Diagnostic]] {
        let run: ValidationRun<Never> = job.makeRun(wantsExcerpts: false, hook: nil)
        var outcome = ValidationOutcome()
        var findings: [String: [Diagnostic]] = [:]
        try await run.run(job.makeReader(), partial: &outcome) { finding in
            guard finding.diagnostic.fix != nil else { return }
            findings[finding.diagnostic.location.file, default: []].append(finding.diagnostic)
        }
        return findings
    }

    private static func line(of finding: Diagnostic) -> String {
        let location = finding.location
        return "\(DisplayText.line(location.file)):\(location.line):\(location.column): [\(finding.rule)] "
            + (finding.fix?.message ?? "")
    }

    private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}

/// A change with a little of what stands around it, as a line before and one after.
private struct ChangePreview {
    /// The bytes that are shown on either side, and the most of a change.
    private static let context = 40
    private static let most = 400

    let text: String

    /// - Returns: `nil` where the file has no such bytes any more.
    init?(_ fix: Diagnostic.Fix, of bytes: [UInt8]) {
        guard fix.byteRange.upperBound <= bytes.count else { return nil }
        let before = Self.tail(bytes[..<fix.byteRange.lowerBound])
        let after = Self.head(bytes[fix.byteRange.upperBound...])
        func line(_ mark: String, _ middle: some Collection<UInt8>) -> String {
            let shown = middle.count > Self.most ? Array(middle.prefix(Self.most)) + Array("…".utf8) : Array(middle)
            return mark + DisplayText.line(String(decoding: before + shown + after, as: UTF8.self)) + "\n"
        }
        text = line("- ", bytes[fix.byteRange]) + line("+ ", Array(fix.replacement.utf8))
    }

    /// The end of a line, from the begin of a character.
    private static func tail(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let line = bytes.suffix(context).split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
        return Array(line.drop { $0 & 0xC0 == 0x80 })
    }

    /// The begin of a line, to the end of a character.
    private static func head(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var end = min(bytes.startIndex + context, bytes.endIndex)
        while end > bytes.startIndex, end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        let line = bytes[..<end].prefix { $0 != 0x0A }
        return Array(line)
    }
}
