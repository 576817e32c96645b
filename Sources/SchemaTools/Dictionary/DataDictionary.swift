/// What a schema says about each field of its records, in a form that any writer can show.
///
/// It depends on nothing but the schema.
public struct DataDictionary: Hashable, Sendable {
    /// The schema's title, or what stands for it.
    public var title: String
    /// The schema's `$id`.
    public var identifier: String?
    /// What the records are.
    public var description: Phrase?
    /// What holds for the record as a whole.
    public var constraints: [Phrase] = []
    /// The properties of a record whose absence is a provenance gap.
    public var expected: [String] = []
    /// The fields, each followed by those in it.
    public var fields: [DictionaryField] = []
    /// Why the dictionary does not show everything; empty where it does.
    public var omissions: [Phrase] = []
}

/// One field of a record.
public struct DictionaryField: Hashable, Sendable {
    /// Whether a record must have the field.
    public enum Presence: Hashable, Sendable {
        /// Wherever the object that it is in is there.
        case required
        /// It may be left out.
        case optional
        /// It must be there in the case that the phrase states, as `required where …`.
        case conditional(Phrase)
        /// It stands for each element of a list, or each member of a map.
        case each(String)
        /// It must not be there.
        case forbidden
    }

    /// What Chancery's vocabulary says about a field.
    public struct Vocabulary: Hashable, Sendable {
        /// What the field means to rules.
        public var role: String?
        /// The members whose absence is a provenance gap.
        public var expected: [String] = []
        /// Whether the value wants a quote from the capture.
        public var isEvidenced = false
        /// Whether the value occurs once in the corpus.
        public var isUnique = false
        /// The authority table that the value is a code of.
        public var authority: String?
        /// Whether the value is the id of another record.
        public var isRecordReference = false
    }

    /// Where it is in a record, such as `source.url` or `sessions[].body`.
    public var path: String
    /// A name for links, unique in the dictionary: ASCII letters, digits and hyphens.
    public var anchor: String
    /// The group that it is shown in: the anchor of the object that it belongs to, `nil` for the record itself.
    public var group: String?
    /// The title that the schema gives it.
    public var title: String?
    /// The types that the value may have, by their names in JSON Schema; empty for any.
    public var types: [String] = []
    /// The types of the elements of a list; empty where it is none, or they may have any.
    public var elementTypes: [String] = []
    /// Whether a record must have it.
    public var presence: Presence
    /// What it means.
    public var description: Phrase?
    /// What must hold for the value, beside its type and format.
    public var constraints: [Phrase] = []
    /// The format of the string.
    public var format: String?
    /// The values that are allowed, as code; empty where they are not listed.
    public var values: [String] = []
    /// How many more values are allowed than are listed here.
    public var omittedValues = 0
    /// What stands where it is left out, as code.
    public var defaultValue: String?
    /// Values as they may be written, as code.
    public var examples: [String] = []
    /// What Chancery's vocabulary says about it.
    public var vocabulary = Vocabulary()
    /// The field, by its anchor, whose members it has as well: the schema refers to itself. Empty for the record.
    public var repeats: String?

    /// The types in words: `list of string or null`.
    public var typeText: String {
        guard !types.isEmpty else { return "any" }
        return types.map { type in
            guard type == "array" else { return type }
            switch elementTypes.count {
            case 0: return "list"
            case 1: return "list of \(elementTypes[0])"
            default: return "list of (\(elementTypes.joined(separator: " or ")))"
            }
        }.joined(separator: " or ")
    }
}

/// Bounds on a dictionary, which schemas that refer to themselves need.
public struct DictionaryLimits: Hashable, Sendable {
    /// The deepest field; 1 is a field of the record itself.
    public var depth = 16
    /// The most fields.
    public var fields = 2000
    /// The most subschemas that are looked at, the same one counted each time.
    public var subschemas = 200_000
    /// The most values of an `enum`, and the most examples, that are shown of one field.
    public var values = 200
    /// The longest value, in characters, that is shown whole.
    public var valueLength = 200

    /// Creates limits that are as stated for each.
    public init() {}
}

extension DataDictionary {
    /// The fields that belong to one object, in the order of the schema.
    public struct Group: Hashable, Sendable {
        /// The object; `nil` for the record itself.
        public var owner: DictionaryField?
        /// Its members, and the elements of those that are lists.
        public var fields: [DictionaryField]
    }

    /// The fields by the object that they belong to; objects in the order of their first field.
    public var groups: [Group] {
        var positions: [String?: Int] = [:]
        var groups: [Group] = []
        let owners = Dictionary(fields.map { ($0.anchor, $0) }, uniquingKeysWith: { first, _ in first })
        for field in fields {
            if let position = positions[field.group] {
                groups[position].fields.append(field)
            } else {
                positions[field.group] = groups.count
                groups.append(Group(owner: field.group.flatMap { owners[$0] }, fields: [field]))
            }
        }
        return groups
    }
}
