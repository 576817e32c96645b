import JSONText

/// `uniqueItems` (validation, section 6.4.3): no two elements are equal. Expected time is linear in the array's text.
struct UniqueItemsKeyword: Keyword, KeywordDefinition {
    static let names = ["uniqueItems"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "uniqueItems", summary: "No two elements of the array may be equal.",
            schema: #"{"uniqueItems": true}"#, accepted: #"["fr", "es"]"#, rejected: "[1, 1.0]")
    ]

    let kinds = KindSet.array

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        try site.boolean(compiler) ? UniqueItemsKeyword() : nil
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        firstRepetition(in: instance) == nil
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard let (first, second, value) = firstRepetition(in: instance) else { return }
        explanation.report(
            "uniqueItems", at: value, "\(quote(value)) stands at positions \(first) and \(second) of the array",
            help: "remove one of them; positions count from 0")
    }

    private func firstRepetition(in array: JSONNode) -> (first: Int, second: Int, value: JSONNode)? {
        guard array.count > 1 else { return nil }
        var seen: [EqualityKey: Int] = [:]
        for (position, element) in array.elements.enumerated() {
            if let first = seen.updateValue(position, forKey: EqualityKey(element)) {
                return (first, position, element)
            }
        }
        return nil
    }
}

/// A value in a form that is equal exactly for equal values: numbers exact, members sorted by name.
private indirect enum EqualityKey: Hashable {
    case literal(JSONKind)
    case number(ExactNumber)
    case string([UInt8])
    case array([EqualityKey])
    case object([Member])

    struct Member: Hashable {
        let name: [UInt8]
        let value: EqualityKey
    }

    init(_ node: JSONNode) {
        switch node.kind {
        case .null, .true, .false: self = .literal(node.kind)
        case .number: self = .number(node.exactNumber)
        case .string: self = .string(node.withString { Array($0) })
        case .array: self = .array(node.elements.map { EqualityKey($0) })
        case .object:
            let members = node.members.map {
                Member(name: $0.key.withString { Array($0) }, value: EqualityKey($0.value))
            }
            self = .object(members.sorted { $0.name.lexicographicallyPrecedes($1.name) })
        }
    }
}
