import JSONText
import Schema

/// What subschemas make of the values that stand in them: of `const`, `enum`, `default` and `examples`.
struct ValueVerdicts {
    /// Why a value is not accepted.
    struct Refusal {
        /// What is wrong, as one fragment.
        let message: String
        /// The JSON Pointer of what is wrong within the value.
        let pointer: String
    }

    private var refusals: [Int: Refusal] = [:]

    /// No verdict: every value passes for accepted.
    init() {}

    /// Asks about all values of a schema at once: a list of them for each subschema, against a schema that refers to
    /// all of these. Where that schema cannot be compiled there are no verdicts.
    init(
        on schema: LintedSchema, of document: SchemaDocument, _ places: ValuePlaces, uri: String?,
        _ options: SchemaOptions, _ library: [SchemaDocument]
    ) {
        guard let root = schema.sites.first?.node else { return }
        let given = uri ?? "chancery:/linted"
        // What is relative in the schema is so to its `$id`, where it has one.
        let name = SchemaReferences.base(of: root, in: given)
        var wrapper = JSONWriter()
        var values = JSONWriter()
        var asked: [[JSONNode]] = []
        wrapper.raw("{\"prefixItems\":[")
        values.raw("[")
        for site in schema.sites {
            let found = Self.values(in: site.node)
            guard !found.isEmpty, let pointer = places.pointer(to: site.node) else { continue }
            if !asked.isEmpty {
                wrapper.raw(",")
                values.raw(",")
            }
            wrapper.raw("{\"items\":{\"$ref\":")
            wrapper.string(name + "#" + URIReference.encodingPercents(pointer))
            wrapper.raw("}}")
            values.raw("[")
            for (position, value) in found.enumerated() {
                if position > 0 { values.raw(",") }
                values.value(value)
            }
            values.raw("]")
            asked.append(found)
        }
        wrapper.raw("]}")
        values.raw("]")
        guard !asked.isEmpty, let main = try? SchemaDocument(wrapper.bytes, path: document.path),
            let copy = try? SchemaDocument(document.text, path: document.path, uri: given),
            let compiled = try? SchemaCompiler.compile(main, library: [copy] + library, options: options),
            let instance = try? JSONDocument(values.bytes)
        else { return }
        var evaluator = SchemaEvaluator(schema: compiled)
        for finding in instance.withRoot({ evaluator.explain($0) }) where finding.isDecided {
            // The position of the list, that of the value in it, and the way from there.
            let tokens = pointerTokens(finding.pointer)
            guard tokens.count >= 2, let list = Int(tokens[0]), let position = Int(tokens[1]) else { continue }
            let value = asked[list][position].index
            if refusals[value] == nil {
                let rest = tokens.dropFirst(2).map { "/" + escapedForPointer($0) }.joined()
                refusals[value] = Refusal(message: finding.message, pointer: rest)
            }
        }
    }

    /// Why the subschema that a value stands in does not accept it; `nil` where it does, or nobody knows.
    func refusal(of value: JSONNode) -> Refusal? { refusals[value.index] }

    private static func values(in schema: JSONNode) -> [JSONNode] {
        ["const", "default"].compactMap { schema[$0] }
            + ["enum", "examples"].flatMap { schema[$0].map { Array($0.elements) } ?? [] }
    }
}
