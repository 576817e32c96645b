/// The true totals of a run. They count every finding, also those that a report leaves out.
public struct DiagnosticSummary: Hashable, Sendable {
    /// What became of one level of validation.
    public struct Level: Hashable, Sendable {
        /// The level's name, such as `syntax`.
        public var name: String
        /// Why the level did not run, or not on everything; `nil` where it ran in full.
        public var notRun: String?

        /// Creates the state of a level.
        public init(name: String, notRun: String? = nil) {
            self.name = name
            self.notRun = notRun
        }
    }

    /// Records read, the malformed ones included.
    public var records = 0
    /// Records without an error violation that is neither suppressed nor baselined.
    public var valid = 0
    /// Violations of severity error.
    public var errors = 0
    /// Violations of severity warning.
    public var warnings = 0
    /// Violations of severity note.
    public var notes = 0
    /// Gaps of any severity.
    public var gaps = 0
    /// Findings that a suppression with a reason took out.
    public var suppressed = 0
    /// Findings that the baseline took out.
    public var baselined = 0
    /// Records by provenance level, 0 to 4; empty where levels were not worked out.
    public var provenanceLevels: [Int] = []
    /// The levels that were asked for, in order, each with what became of it.
    public var levels: [Level] = []
    /// False where the run ended before it had seen everything.
    public var complete = true

    /// Creates a summary of nothing.
    public init() {}

    /// Counts a finding that stands, and those that it stands for.
    public mutating func count(_ diagnostic: Diagnostic) {
        switch (diagnostic.kind, diagnostic.severity) {
        case (.gap, _): gaps += diagnostic.count
        case (.violation, .error): errors += diagnostic.count
        case (.violation, .warning): warnings += diagnostic.count
        case (.violation, .note): notes += diagnostic.count
        }
    }
}
