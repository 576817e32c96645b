/// One reason why a YAML text is not taken, and where it stands in the file.
public struct YAMLFault: Error, Hashable, Sendable {
    /// The sort of fault; an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code in lower case with hyphens.
        public let rawValue: String

        /// Creates a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Text that the grammar of YAML does not allow at its place.
        public static let syntax = Code(rawValue: "syntax")
        /// A key that occurs twice in one mapping.
        public static let duplicateKey = Code(rawValue: "duplicate-key")
        /// A key that is not a string: a number, a boolean, null, a sequence or a mapping.
        public static let nonStringKey = Code(rawValue: "non-string-key")
        /// The merge key `<<` of YAML 1.1.
        public static let mergeKey = Code(rawValue: "merge-key")
        /// An alias, `*name`.
        public static let alias = Code(rawValue: "alias")
        /// An anchor, `&name`.
        public static let anchor = Code(rawValue: "anchor")
        /// An explicit tag, `!name`.
        public static let tag = Code(rawValue: "tag")
        /// A directive other than `%YAML 1.2`.
        public static let directive = Code(rawValue: "directive")
        /// More than one document in a file.
        public static let multipleDocuments = Code(rawValue: "multiple-documents")
        /// A file or front matter without any value.
        public static let empty = Code(rawValue: "empty")
        /// A tab where spaces of indentation are due.
        public static let tab = Code(rawValue: "tab")
        /// A plain number that JSON cannot say, or not without losing digits.
        public static let number = Code(rawValue: "number")
        /// Bytes that are not UTF-8, a byte order mark, or a character that YAML does not allow unescaped.
        public static let encoding = Code(rawValue: "encoding")
        /// Collections nested deeper than the limit.
        public static let depth = Code(rawValue: "depth")
        /// A file longer than the limit.
        public static let size = Code(rawValue: "size")
        /// More faults than the limit; the rest of the file was not read.
        public static let tooManyFaults = Code(rawValue: "too-many-faults")
        /// A Markdown file that does not begin with a line `---`.
        public static let missingFrontMatter = Code(rawValue: "missing-front-matter")
        /// Front matter without a closing line.
        public static let unterminatedFrontMatter = Code(rawValue: "unterminated-front-matter")
        /// Front matter whose value is not a mapping.
        public static let frontMatterNotMapping = Code(rawValue: "front-matter-not-mapping")
        /// The YAML parser could not get memory.
        public static let memory = Code(rawValue: "memory")
    }

    /// Another place that belongs to a fault, such as the first of two equal keys.
    public struct Related: Hashable, Sendable {
        /// The 1-based line.
        public var line: Int
        /// The 1-based column in UTF-8 bytes.
        public var column: Int
        /// The bytes in the file, counted from 0.
        public var byteRange: Range<Int>
        /// What stands there.
        public var message: String

        init(_ place: Place, message: String) {
            self.line = place.line
            self.column = place.column
            self.byteRange = place.byteRange
            self.message = message
        }
    }

    /// The sort of fault.
    public var code: Code
    /// What is wrong, as one fragment that quotes the text at fault.
    public var message: String
    /// What to do about it, as one fragment.
    public var help: String?
    /// The 1-based line; lines end at LF.
    public var line: Int
    /// The 1-based column in UTF-8 bytes.
    public var column: Int
    /// The bytes at fault in the file, counted from 0.
    public var byteRange: Range<Int>
    /// Another place that belongs to the fault.
    public var related: Related?

    init(_ code: Code, _ message: String, help: String? = nil, at place: Place, related: Related? = nil) {
        self.code = code
        self.message = message
        self.help = help
        self.line = place.line
        self.column = place.column
        self.byteRange = place.byteRange
        self.related = related
    }
}

// The faults that both the events and libyaml's own errors lead to.
extension YAMLFault {
    static func directive(_ place: Place, in bytes: UnsafeRawBufferPointer) -> YAMLFault {
        YAMLFault(
            .directive, "the directive \(Excerpt.quoted(place.byteRange, of: bytes)) is not taken",
            help: "remove it: only `%YAML 1.2` may stand before a document", at: place)
    }

    static func alias(_ place: Place, text: String) -> YAMLFault {
        YAMLFault(
            .alias, "the alias \(text) is not taken", help: "write the value out, or quote it to mean this text",
            at: place)
    }

    static func anchor(_ place: Place, text: String) -> YAMLFault {
        YAMLFault(
            .anchor, "the anchor \(text) is not taken", help: "remove it, or quote the value to mean this text",
            at: place)
    }

    static func tag(_ place: Place, text: String) -> YAMLFault {
        YAMLFault(
            .tag, "the tag \(text) is not taken",
            help: "remove it: the type follows from how a value is written; quote the value to mean this text",
            at: place)
    }
}

/// All faults that were found in one file.
public struct YAMLFaults: Error, Hashable, Sendable {
    /// The faults by their place in the file; never empty.
    public let faults: [YAMLFault]

    /// - Parameter faults: at least one, in the order found.
    init(_ faults: [YAMLFault]) {
        // The offset in the list makes the order total, so it does not rest on the stability of the sort.
        self.faults = faults.enumerated()
            .sorted { ($0.element.byteRange.lowerBound, $0.offset) < ($1.element.byteRange.lowerBound, $1.offset) }
            .map(\.element)
    }
}
