/// A step from a value to values in it.
public enum FieldStep: Hashable, Sendable {
    /// The member of an object with a name.
    case property(String)
    /// Each element of an array.
    case elements
}

/// What a schema declares about a field by Chancery's vocabulary.
public struct DeclaredField: Hashable, Sendable {
    /// The way to the field from the record.
    public var path: [FieldStep]
    /// What the field means to rules.
    public var role: Role?
    /// The properties of an object whose absence is a provenance gap.
    public var expected: [String] = []
    /// Whether the field is a claim that wants evidence.
    public var isEvidenced = false
    /// Whether a value may occur only once in the corpus.
    public var isUnique = false
    /// The authority table that the value must be a code of.
    public var authority: String?
    /// Whether the value is the id of another record of the corpus.
    public var isRecordReference = false

    /// Whether the schema declares nothing but the field's existence.
    var isPlain: Bool { self == DeclaredField(path: path) }
}

/// All that a schema declares by Chancery's vocabulary, in the order of the schema.
public struct FieldDeclarations: Hashable, Sendable {
    /// The fields with at least one declaration.
    public let fields: [DeclaredField]
    private let byRole: RoleTable
    /// The paths of all fields, one after the other: a part of it is handed out without counting references to a path,
    /// on which workers would wait for each other.
    package let steps: [FieldStep]
    /// Where the path of each field begins in ``steps``, and where the last one ends.
    private let pathStarts: [Int]

    /// Creates declarations. Where a role is given twice the first stands.
    public init(_ fields: [DeclaredField]) {
        self.fields = fields
        byRole = RoleTable(fields.map(\.role))
        steps = fields.flatMap(\.path)
        pathStarts = fields.reduce(into: [0]) { starts, field in
            starts.append(starts[starts.count - 1] + field.path.count)
        }
    }

    /// The field with a role, `nil` where the schema gives it to none.
    public subscript(role: Role) -> DeclaredField? { byRole[role].map { fields[$0] } }

    /// The way to the field with a role, as a part of ``steps``; `nil` where the schema gives it to none.
    package func path(of role: Role) -> Range<Int>? {
        byRole[role].map { pathStarts[$0]..<pathStarts[$0 + 1] }
    }

    /// Whether the schema uses the vocabulary at all.
    public var usesVocabulary: Bool { !fields.isEmpty }
}
