public import Diagnostics
import JSONText

/// What `release.json` says: everything that is needed to verify a release, and nothing that differs between machines.
public struct ReleaseManifest: Hashable, Sendable {
    /// The version of the manifest's own form.
    public static let formatVersion = 1
    /// The name of the file.
    static let fileName = "release.json"
    /// The name of the list of checksums.
    static let checksumsName = "SHA256SUMS"

    /// A size and a digest.
    public struct Fixity: Hashable, Sendable {
        /// Bytes.
        public var bytes: Int
        /// SHA-256 in lower-case hexadecimal.
        public var sha256: String
    }

    /// A file of the release.
    public struct File: Hashable, Sendable {
        /// The path below the release's folder.
        public var path: String
        /// The media type of the content.
        public var mediaType: String
        /// Lines of JSONL or rows of a table, without the header; `nil` for other files.
        public var rows: Int?
        /// The bytes as stored.
        public var stored: Fixity
        /// The uncompressed bytes; the same as `stored` for a file that is not compressed.
        public var content: Fixity
    }

    /// The dataset's name.
    public var name: String
    /// The dataset's title.
    public var title: String?
    /// The dataset's licence.
    public var license: String?
    /// The release's version.
    public var version: String
    /// The name and version of the program.
    public var toolName: String
    /// The version of the program.
    public var toolVersion: String
    /// The schema's path below the folder.
    public var schemaPath: String
    /// The totals of the validation.
    public var summary: DiagnosticSummary
    /// Gaps by rule.
    public var gapsByRule: [RuleID: Int]
    /// Findings that suppressions took out.
    public var waivers: [ReleaseOutcome.Waiver]
    /// The files, sorted by path; without the manifest itself and the list of checksums.
    public var files: [File]

    /// The manifest's bytes.
    func encoded() -> [UInt8] {
        var writer = IndentedJSON()
        writer.object { json in
            json.member("format_version", Self.formatVersion)
            json.member("name", name)
            json.member("title", title)
            json.member("license", license)
            json.member("version", version)
            json.object("tool") { tool in
                tool.member("name", toolName)
                tool.member("version", toolVersion)
            }
            json.object("schema") { schema in
                schema.member("path", schemaPath)
                schema.member("sha256", files.first { $0.path == schemaPath }?.content.sha256)
            }
            json.object("counts") { counts in
                counts.member("records", summary.records)
                counts.member("provenance_levels", summary.provenanceLevels)
            }
            json.object("findings") { findings in
                findings.member("warnings", summary.warnings)
                findings.member("notes", summary.notes)
                findings.member("gaps", summary.gaps)
                findings.member("suppressed", summary.suppressed)
                findings.member("baselined", summary.baselined)
                findings.object("gaps_by_rule") { gaps in
                    for (rule, count) in gapsByRule.sorted(by: { $0.key < $1.key }) {
                        gaps.member(rule.rawValue, count)
                    }
                }
            }
            json.array("waivers", waivers) { waiver, json in
                json.member("rule", waiver.rule.rawValue)
                json.member("record", waiver.record)
                json.member("reason", waiver.reason)
            }
            json.array("files", files) { file, json in
                json.member("path", file.path)
                json.member("media_type", file.mediaType)
                json.member("rows", file.rows)
                for (name, fixity) in [("stored", file.stored), ("content", file.content)] {
                    json.object(name) { json in
                        json.member("bytes", fixity.bytes)
                        json.member("sha256", fixity.sha256)
                    }
                }
            }
        }
        return writer.bytes
    }
}

/// What validation came to, as far as a release says it.
public struct ReleaseOutcome: Sendable {
    /// A finding that a suppression took out.
    public struct Waiver: Hashable, Sendable {
        /// The rule.
        public var rule: RuleID
        /// The record's id.
        public var record: String
        /// The reason given.
        public var reason: String

        /// Creates a waiver.
        public init(rule: RuleID, record: String, reason: String) {
            self.rule = rule
            self.record = record
            self.reason = reason
        }
    }

    /// The totals.
    public var summary: DiagnosticSummary
    /// Gaps by rule.
    public var gapsByRule: [RuleID: Int]
    /// What was waived, in the order found.
    public var waivers: [Waiver]

    /// Creates an outcome.
    public init(summary: DiagnosticSummary, gapsByRule: [RuleID: Int], waivers: [Waiver]) {
        self.summary = summary
        self.gapsByRule = gapsByRule
        self.waivers = waivers
    }
}
