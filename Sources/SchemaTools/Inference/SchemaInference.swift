public import JSONText

/// What a draft says beside what the records say.
public struct DraftOptions: Hashable, Sendable {
    /// The schema's title; none unless set.
    public var title: String?
    /// The property of a record that is its id, to which the draft gives the role; none unless set, for it is not
    /// guessed.
    public var idField: String?

    /// Creates options that are as stated for each.
    public init() {}
}

/// Drafts a JSON Schema 2020-12 from records, one after the other.
///
/// The draft accepts every record that it was drafted from. It depends on nothing but the records and their order.
/// Time is linear in the records; memory is bounded, whatever their number: see `InferenceLimits`.
public struct SchemaInference {
    private var tree: StatisticsTree

    /// An inference that has seen no record.
    public init(limits: InferenceLimits = InferenceLimits()) {
        tree = StatisticsTree(limits)
    }

    /// The number of records so far.
    public var recordCount: Int { tree.nodes[0].values }

    /// Takes in a record.
    public mutating func observe(_ record: JSONNode) {
        tree.observe(record)
    }

    /// Whether any record has a member with a name.
    public func hasMember(named name: String) -> Bool {
        tree.nodes[0].positions[Array(name.utf8)] != nil
    }

    /// The draft as JSON text, in a layout to be read and edited. Complexity: O(paths).
    public func draft(_ options: DraftOptions = DraftOptions()) -> [UInt8] {
        SchemaTextWriter.text(of: SchemaDraft(tree, options).root)
    }
}
