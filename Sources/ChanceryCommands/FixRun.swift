import Corpus
import Diagnostics
import JSONText
import Reporting
import Schema
import Storage
import UnicodeText
import Validation

/// `chancery validate --fix`: finds what can be fixed, applies it, and looks again, until nothing is left to apply.
///
/// A fix may uncover another, as decoding a text may show that it is not in its normal form; fixes that overlap are
/// applied one after the other. A suppressed finding is not fixed, nor is one that the configuration turns off. A dry run
/// does the same to copies.
struct FixRun {
    /// Fixes that bring up one another without end are a fault of their rules; this many times they are looked for.
    private static let mostRounds = 10

    private let job: ValidationJob
    private let showsValues: Bool
    /// Takes the changes of a dry run, of which nothing is written.
    private let preview: ((String) throws -> Void)?
    /// Holds the copies of a dry run; they go with it.
    private var copies: StagingFolder?
    /// The files with all fixes.
    private(set) var files: [RecordFile]
    private var applied = 0
    private var changed: Set<String> = []
    private var refused: Set<String> = []
    /// What was said not to be fixed.
    private var complaints: Set<String> = []

    /// - Parameters:
    ///   - showsValues: whether a preview shows what is changed, and not only where.
    ///   - preview: takes the changes instead of the files.
    init(job: ValidationJob, showsValues: Bool, preview: ((String) throws -> Void)? = nil) {
        self.job = job
        self.showsValues = showsValues
        self.preview = preview
        files = job.inputs.files
    }

    /// Applies all fixes, and says each on standard error, or shows it.
    mutating func apply() async throws {
        var evaluator = SchemaEvaluator(schema: job.schema)
        for _ in 0..<Self.mostRounds {
            let fixer = RecordFileFixer(files: files, options: job.readingOptions)
            let findings = try await fixable()
            var isChanged = false
            for index in files.indices {
                let file = files[index]
                guard let found = findings.fixes[file.displayPath], !refused.contains(file.displayPath) else {
                    continue
                }
                let bytes =
                    try preview == nil || !showsValues || file.isGzip || file.path == "-"
                    ? [] : InputFile(path: file.path).readAll()
                let copy = try preview == nil || changed.contains(file.displayPath) ? nil : copy(of: file, index)
                let outcome = try fixer.apply(found, to: file, writing: copy) { record in
                    evaluator.accepts(record) ? 0 : evaluator.explain(record).count
                }
                switch outcome {
                case .fixed(let fixed, let refusals):
                    for refusal in refusals { complain(refusal.finding, refusal.reason) }
                    if fixed.isEmpty { continue }
                    isChanged = true
                    applied += fixed.count
                    changed.insert(file.displayPath)
                    if let copy { files[index].path = copy }
                    for finding in fixed { try say(finding, in: bytes) }
                case .refused(let reason):
                    refused.insert(file.displayPath)
                    Terminal.complain("not fixed: \(DisplayText.line(file.displayPath)): \(reason)")
                }
            }
            if !isChanged {
                for finding in findings.obstacles { complain(finding, finding.fixObstacle ?? "") }
                return
            }
        }
    }

    private func say(_ finding: Diagnostic, in bytes: [UInt8]) throws {
        guard let preview else { return Terminal.complain("fixed: \(Self.line(of: finding))") }
        var text = Self.line(of: finding) + "\n"
        if showsValues, let fix = finding.fix, let change = ChangePreview(fix, of: bytes) { text += change.text }
        try preview(text)
    }

    private mutating func complain(_ finding: Diagnostic, _ reason: String) {
        // In another round the finding may stand elsewhere.
        let key = [finding.location.file, finding.rule.rawValue, finding.record ?? "", finding.pointer ?? ""]
        guard complaints.insert(key.joined(separator: "\n")).inserted else { return }
        let location = finding.location
        Terminal.complain(
            "not fixed: \(DisplayText.line(location.file)):\(location.line):\(location.column): [\(finding.rule)] \(reason)"
        )
    }

    /// Where the copy of a file goes.
    private mutating func copy(of file: RecordFile, _ index: Int) throws -> String {
        let folder = try copies ?? StagingFolder(for: TemporaryFolder.path + "/chancery-fix")
        copies = folder
        return try folder.file("\(index)")
    }

    /// What was done and what is left, as one fragment.
    func summary(_ left: DiagnosticSummary) -> String {
        let findings = left.errors + left.warnings + left.notes + left.gaps
        let would = preview == nil ? "" : "would be "
        return "\(Self.counted(applied, "fix", "fixes")) \(would)applied in "
            + "\(Self.counted(changed.count, "file", "files")), "
            + "\(Self.counted(findings, "finding", "findings")) \(would)left"
    }

    /// The findings that stand and have a fix, by the file that they are in; and those of which the fix cannot be written.
    private func fixable() async throws -> (fixes: [String: [Diagnostic]], obstacles: [Diagnostic]) {
        let run: ValidationRun<Never> = job.makeRun(wantsExcerpts: false, hook: nil)
        var outcome = ValidationOutcome()
        var fixes: [String: [Diagnostic]] = [:]
        var obstacles: [Diagnostic] = []
        try await run.run(job.makeReader(of: files), partial: &outcome) { finding in
            if finding.diagnostic.fixObstacle != nil { obstacles.append(finding.diagnostic) }
            guard finding.diagnostic.fix != nil else { return }
            fixes[finding.diagnostic.location.file, default: []].append(finding.diagnostic)
        }
        return (fixes, obstacles)
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

/// A change with a little of what stands around it, as the lines before and those after.
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
            return (before + shown + after).split(separator: 0x0A, omittingEmptySubsequences: false).map {
                mark + DisplayText.line(String(decoding: $0, as: UTF8.self)) + "\n"
            }.joined()
        }
        let old = String(decoding: bytes[fix.byteRange], as: UTF8.self)
        // Swift takes canonically equivalent characters for equal, as readers do: the two lines would look alike.
        let isAlike = old == fix.replacement && !old.unicodeScalars.elementsEqual(fix.replacement.unicodeScalars)
        let numbers = isAlike ? "  \(Self.numbers(old)) becomes \(Self.numbers(fix.replacement))\n" : ""
        text = line("- ", bytes[fix.byteRange]) + line("+ ", Array(fix.replacement.utf8)) + numbers
    }

    /// The first characters by their numbers.
    private static func numbers(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(8)
        let rest = text.unicodeScalars.count > 8 ? " …" : ""
        return scalars.map(\.codePoint).joined(separator: " ") + rest
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
