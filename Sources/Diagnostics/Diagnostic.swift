/// One finding about one place of the input.
public struct Diagnostic: Hashable, Sendable {
    /// Another place that belongs to the finding, such as the first of two equal keys.
    public struct Related: Hashable, Sendable {
        /// Where it is.
        public var location: SourceLocation
        /// The id of the record that it is in, where there is one.
        public var record: String?
        /// What it has to do with the finding, as one fragment.
        public var message: String

        /// Creates a related place.
        public init(location: SourceLocation, record: String? = nil, message: String) {
            self.location = location
            self.record = record
            self.message = message
        }
    }

    /// A change of the file as written that resolves the finding without loss.
    public struct Fix: Hashable, Sendable {
        /// What the change does, as one fragment in the imperative.
        public var message: String
        /// The bytes that are replaced, as 0-based offsets into the file.
        public var byteRange: Range<Int>
        /// The text that replaces them, in the syntax of the file.
        public var replacement: String
        /// What the fix is to make of the record's values, by which it is checked when it is applied; `nil` where it
        /// changes none, as a byte order mark is none.
        public var change: ValueChange?

        /// Creates a fix.
        public init(message: String, byteRange: Range<Int>, replacement: String, change: ValueChange? = nil) {
            self.message = message
            self.byteRange = byteRange
            self.replacement = replacement
            self.change = change
        }
    }

    /// A change of one value of a record, whatever the syntax of its file. Values are given as JSON, places as JSON Pointer.
    public enum ValueChange: Hashable, Sendable {
        /// Characters of a string, as a range of its UTF-8, are replaced by others.
        case replace(pointer: String, characters: Range<Int>, text: String)
        /// An object gets another member.
        case insert(pointer: String, name: String, json: String)
        /// An array gets another last element.
        case append(pointer: String, json: String)
        /// A value takes the place of null.
        case fill(pointer: String, json: String)
    }

    /// The rule that was broken.
    public var rule: RuleID
    /// A violation or a gap.
    public var kind: DiagnosticKind
    /// The severity after the configuration was applied.
    public var severity: Severity
    /// One fragment that says what is wrong, quoting the value.
    public var message: String
    /// What to do about it, as one fragment in the imperative, where the message alone does not say.
    public var help: String?
    /// The id of the record, where it is known.
    public var record: String?
    /// Where the offending value stands in the file as written.
    public var location: SourceLocation
    /// The JSON Pointer (RFC 6901) of the value; `""` is the whole record, `nil` a place outside of any record.
    public var pointer: String?
    /// The offending value in its canonical JSON text, or a stand-in that identifies it; what a baseline is keyed on.
    public var value: String?
    /// Other places that belong to the finding.
    public var related: [Related]
    /// A change that resolves the finding, where one is safe.
    public var fix: Fix?
    /// Why a change that would resolve it cannot be written in the syntax of the file, as one fragment; `nil` where it can,
    /// or where no change is safe.
    public var fixObstacle: String?
    /// How many findings this one stands for: more than one where the rest of a record's are only counted.
    public var count: Int

    /// Creates a diagnostic.
    public init(
        rule: RuleID,
        kind: DiagnosticKind = .violation,
        severity: Severity,
        message: String,
        help: String? = nil,
        record: String? = nil,
        location: SourceLocation,
        pointer: String? = nil,
        value: String? = nil,
        related: [Related] = [],
        fix: Fix? = nil,
        count: Int = 1
    ) {
        self.rule = rule
        self.kind = kind
        self.severity = severity
        self.message = message
        self.help = help
        self.record = record
        self.location = location
        self.pointer = pointer
        self.value = value
        self.related = related
        self.fix = fix
        self.count = count
    }
}
