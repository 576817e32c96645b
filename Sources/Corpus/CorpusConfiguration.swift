public import Diagnostics

/// What a corpus's `chancery.yaml` says, checked and typed.
///
/// Paths are relative to the corpus folder and stay below it. Whether rules of the named ids exist is for the validator
/// to judge, which is why settings keep their places.
public struct CorpusConfiguration: Sendable, Hashable {
    /// The name of the file in a corpus folder.
    public static let fileName = "chancery.yaml"

    /// Someone whom the dataset is to be credited to.
    public struct Creator: Sendable, Hashable {
        /// The name of a person or an organisation.
        public var name: String
        /// A page about the creator, such as an ORCID or ROR URL.
        public var url: String?
    }

    /// Where the schema comes from.
    public enum SchemaSource: Sendable, Hashable {
        /// A schema that the program carries, by its name.
        case builtIn(String)
        /// A file in the corpus.
        case file(String)
    }

    /// What makes a run fail.
    public enum FailureThreshold: String, Sendable, Hashable, CaseIterable {
        /// Violations of severity error, and gaps raised to it.
        case error
        /// Violations of severity warning or error, and gaps raised to error.
        case warning
        /// As `warning`, and every gap that is not acknowledged.
        case gap
    }

    /// What a corpus makes of one rule.
    public struct RuleSetting: Sendable, Hashable {
        /// The rule's id as written.
        public var rule: RuleID
        /// The severity of the rule's findings; `nil` where the rule is off.
        public var severity: Severity?
        /// The records' files that the setting is for; empty means all.
        public var paths: [GlobPattern]
        /// Where the rule's id stands.
        public var location: SourceLocation

        /// Creates a setting.
        public init(rule: RuleID, severity: Severity?, paths: [GlobPattern] = [], location: SourceLocation) {
            self.rule = rule
            self.severity = severity
            self.paths = paths
            self.location = location
        }

        /// Whether the setting is for records of a file, given by its path in the corpus.
        public func applies(to path: String) -> Bool {
            paths.isEmpty || paths.contains { $0.matches(path) }
        }
    }

    /// A finding that is known and accepted.
    public struct Suppression: Sendable, Hashable {
        /// The rule whose finding is accepted.
        public var rule: RuleID
        /// The id of the record.
        public var record: String
        /// Why it is accepted.
        public var reason: String
        /// The last day that the suppression holds on, as `YYYY-MM-DD`.
        public var until: String?
        /// Where the suppression begins.
        public var location: SourceLocation

        /// Creates a suppression.
        public init(rule: RuleID, record: String, reason: String, until: String? = nil, location: SourceLocation) {
            self.rule = rule
            self.record = record
            self.reason = reason
            self.until = until
            self.location = location
        }
    }

    /// How a release is made.
    public struct Release: Sendable, Hashable {
        /// A format of data files.
        public enum Format: String, Sendable, Hashable, CaseIterable {
            case jsonl
            case csv
            case parquet
        }

        /// What a change of the data does to the version.
        public enum VersionRule: String, Sendable, Hashable, CaseIterable {
            /// Major, minor and patch as Croissant 1.1 lays down for datasets.
            case croissant = "croissant-1.1"
        }

        /// Which captures go into a release.
        public enum Captures: String, Sendable, Hashable, CaseIterable {
            /// All.
            case include
            /// None; each is named with its digest.
            case digest
            /// Those whose record's rights allow it; the others are named with their digest.
            case byRights = "by-rights"
        }

        /// How data files are compressed.
        public enum Compression: String, Sendable, Hashable, CaseIterable {
            case gzip
            case none
        }

        /// The name of the release's folder before its version; the corpus's name unless given.
        public var name: String?
        /// The data formats, each once.
        public var formats: [Format] = [.jsonl, .csv]
        /// The rule that versions follow.
        public var versionRule = VersionRule.croissant
        /// The provenance level, 0 to 4, that each record must reach.
        public var minimumProvenanceLevel = 0
        /// Which captures go in.
        public var captures = Captures.byRights
        /// How data files are compressed.
        public var compression = Compression.gzip

        /// The settings of a corpus that says nothing about releases.
        public init() {}
    }

    /// The path of the configuration as findings show it.
    public var file: String
    /// The corpus's name: ASCII letters, digits, `-`, `_` and `.`, since folders are named after it.
    public var name: String
    /// A title for people.
    public var title: String?
    /// The licence of the dataset, as an SPDX expression or a URL.
    public var license: String?
    /// Whom the dataset is credited to.
    public var creators: [Creator] = []
    /// Where the schema comes from.
    public var schema: SchemaSource
    /// Where the schema is named.
    public var schemaLocation: SourceLocation
    /// Which files hold records.
    public var records: [GlobPattern]
    /// Where each pattern of `records` stands.
    public var recordLocations: [SourceLocation]
    /// The folder of the captures.
    public var captures: String?
    /// What makes a run fail.
    public var failOn = FailureThreshold.error
    /// What the corpus makes of single rules, in the order written.
    public var rules: [RuleSetting] = []
    /// Findings that are known and accepted, in the order written.
    public var suppressions: [Suppression] = []
    /// The file of the baseline.
    public var baseline: String?
    /// How releases are made.
    public var release = Release()

    /// A path that a key names, kept to look for symbolic links.
    struct NamedPath: Sendable, Hashable {
        var key: String
        var path: String
        var location: SourceLocation
    }

    /// The paths that are not patterns.
    var namedPaths: [NamedPath] = []
}

/// Why a configuration cannot be used: everything that is wrong with it, in the order written.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// At least one finding of severity error, each with its place.
    public var diagnostics: [Diagnostic]

    /// Creates an error.
    public init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// The text of the value.
    public var description: String {
        diagnostics.map {
            "\($0.location.file):\($0.location.line):\($0.location.column): \($0.message) [\($0.rule)]"
        }
        .joined(separator: "\n")
    }
}
