import JSONText
import Patterns

/// Refers to a subschema by its position in a compiled schema.
struct SubschemaReference: Hashable, Sendable {
    let index: Int
}

/// One subschema as it is walked: which kinds it allows, and its keywords for each kind.
struct Subschema: Sendable {
    /// The kinds that `type` allows.
    var types = KindSet.all
    /// False for the schema `false`.
    var allows = true
    /// Whether a keyword of this subschema needs to know what the others evaluated, so that they are asked to note it.
    var notesParts = false
    /// Where the keywords for each kind stand in `CompiledSchema.keywords`.
    var keywords: InlineKeywordRanges = InlineKeywordRanges()
    /// Where the checks for each kind stand in `CompiledSchema.checks`: what the keywords accept, in fewer steps.
    var checks: InlineKeywordRanges = InlineKeywordRanges()
}

/// Seven ranges without an allocation, one for each `JSONKind`.
struct InlineKeywordRanges: Sendable {
    private var ranges: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0)

    @inline(__always)
    subscript(kind: JSONKind) -> Range<Int> {
        get {
            let packed =
                switch kind {
                case .null: ranges.0
                case .false: ranges.1
                case .true: ranges.2
                case .number: ranges.3
                case .string: ranges.4
                case .array: ranges.5
                case .object: ranges.6
                }
            return Int(packed >> 32)..<Int(packed & 0xFFFF_FFFF)
        }
        set {
            let packed = UInt64(newValue.lowerBound) << 32 | UInt64(newValue.upperBound)
            switch kind {
            case .null: ranges.0 = packed
            case .false: ranges.1 = packed
            case .true: ranges.2 = packed
            case .number: ranges.3 = packed
            case .string: ranges.4 = packed
            case .array: ranges.5 = packed
            case .object: ranges.6 = packed
            }
        }
    }
}

/// A schema in the form in which it is evaluated. It never changes, and is shared between workers.
public final class CompiledSchema: Sendable {
    /// All subschemas; the root is the first.
    let subschemas: [Subschema]
    /// The keywords of all subschemas; see `Subschema.keywords`.
    let keywords: [any Keyword]
    /// The checks of all subschemas; see `Subschema.checks`.
    let checks: [Check]
    /// How many patterns the schema holds: each evaluator keeps so many automata.
    let patternCount: Int
    /// What annotation keywords say, where they are collected.
    let annotations: [AnnotationSource]
    /// Where the subschemas stand, where annotations are collected; else none.
    let locations: [SubschemaLocation]
    /// The shape of the records that the schema describes.
    public let shape: RecordShape
    /// What the schema declares about fields by Chancery's vocabulary.
    public let fields: FieldDeclarations

    init(
        subschemas: [Subschema], keywords: [any Keyword], checks: [Check], patternCount: Int,
        annotations: [AnnotationSource], locations: [SubschemaLocation], shape: RecordShape, fields: FieldDeclarations
    ) {
        self.subschemas = subschemas
        self.keywords = keywords
        self.checks = checks
        self.patternCount = patternCount
        self.annotations = annotations
        self.locations = locations
        self.shape = shape
        self.fields = fields
    }
}
