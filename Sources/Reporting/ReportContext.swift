/// What a report says about the run, and how it is laid out. A reporter reads it; it never changes during a run.
public struct ReportContext: Sendable {
    /// The name and version of the program: `chancery 0.1.0`.
    public var tool: String
    /// The SHA-256 of the schema's bytes, in lower-case hexadecimal.
    public var schemaSHA256: String?
    /// Gives the SHA-256 that identifies the authority tables, in lower-case hexadecimal. Asked only where it is written:
    /// the tables are large.
    public var authoritiesSHA256: @Sendable () -> String?
    /// The schema as the user named it: a path, or `builtin:statement`.
    public var schemaPath: String?
    /// How many findings `text` prints; `nil` or 0 prints all. Machine formats always write all.
    public var maxFindings: Int?
    /// Whether `text` colours its output with ANSI escape sequences.
    public var colour: Bool
    /// Whether records were checked; without, the summary in words counts findings alone.
    public var countsRecords = true
    /// The width that `text` fits source lines into, in terminal cells; less than 40 counts as 40.
    public var width: Int

    /// Creates a context.
    public init(
        tool: String,
        schemaSHA256: String? = nil,
        authoritiesSHA256: @escaping @Sendable () -> String? = { nil },
        schemaPath: String? = nil,
        maxFindings: Int? = 100,
        colour: Bool = false,
        width: Int = 100
    ) {
        self.tool = tool
        self.schemaSHA256 = schemaSHA256
        self.authoritiesSHA256 = authoritiesSHA256
        self.schemaPath = schemaPath
        self.maxFindings = maxFindings
        self.colour = colour
        self.width = width
    }
}
