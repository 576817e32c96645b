import JSONText

/// `const` (validation, section 6.1.3): the value is exactly one.
struct ConstKeyword: Keyword, KeywordDefinition {
    static let names = ["const"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "const", summary: "The value must be the declared one.",
            schema: #"{"const": 9007199254740993}"#, accepted: "9007199254740993", rejected: "9007199254740992")
    ]

    let kinds = KindSet.all
    private let value: ConstantValue

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        ConstKeyword(value: ConstantValue(site.value))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        value.equals(instance)
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard !value.equals(instance) else { return }
        explanation.report("const", at: instance, "\(quote(instance)) is not `\(value.text)`")
    }
}

/// A value of a schema that instances are compared with.
struct ConstantValue: Sendable {
    /// The value in canonical spelling.
    let text: String
    /// The characters, where the value is a string.
    let string: String?
    private let document: JSONDocument?

    init(_ node: JSONNode) {
        var writer = JSONWriter()
        writer.value(node)
        text = String(decoding: writer.bytes, as: UTF8.self)
        string = node.kind == .string ? node.string : nil
        // Canonical spelling of a parsed value always parses.
        document = try? JSONDocument(writer.bytes)
    }

    func equals(_ instance: JSONNode) -> Bool {
        document?.withRoot { $0.isEqual(to: instance) } ?? false
    }
}
