import JSONText

/// Reads the shape of records and Chancery's vocabulary from a schema: a walk through `properties`, `items`, `$ref` and
/// `allOf`, which is where fields are declared.
struct VocabularyReader {
    /// What the walk found.
    struct Reading {
        var shape = RecordShape(properties: [])
        var fields = FieldDeclarations([])
        var faults: [SchemaFault] = []
    }

    /// Deep enough for any record; a schema that refers to itself has shape `any` from here on.
    private static let depthLimit = 12

    private let compiler: SchemaCompiler
    private var fields: [DeclaredField] = []
    private var faults: [SchemaFault] = []

    static func read(_ root: JSONNode, base: String, _ compiler: SchemaCompiler) -> Reading {
        let scope = SchemaScope(
            document: 0, base: compiler.index.base(of: root, 0, in: base), dialect: .standard)
        var reader = VocabularyReader(compiler: compiler)
        let shape = reader.visit(root, scope, path: []).shape
        var reading = Reading(faults: reader.faults)
        if case .object(let properties) = shape { reading.shape = RecordShape(properties: properties) }
        reading.fields = FieldDeclarations(reader.fields.filter { !$0.isPlain })
        return reading
    }

    private init(compiler: SchemaCompiler) {
        self.compiler = compiler
    }

    private mutating func visit(
        _ schema: JSONNode, _ scope: SchemaScope, path: [FieldStep]
    ) -> (shape: RecordShape.Shape, role: Role?) {
        let position = fields.count
        fields.append(DeclaredField(path: path))
        var properties: [RecordShape.Property] = []
        var elements: RecordShape.Shape?
        var elementRole: Role?
        var isObject = false
        // By bytes: two strings that Swift calls equal may be two names.
        var seen: Set<[UInt8]> = []
        for (part, scope) in parts(of: schema, scope) {
            fields[position] = declarations(of: part, scope, addedTo: fields[position])
            guard path.count < Self.depthLimit else { continue }
            if let declared = part["properties"], declared.kind == .object {
                isObject = true
                for (key, value) in declared.members
                where seen.insert(Array(key.string.utf8)).inserted {
                    let inner = visit(value, scope, path: path + [.property(key.string)])
                    properties.append(RecordShape.Property(name: key.string, role: inner.role, value: inner.shape))
                }
            }
            if let items = part["items"], items.kind == .object, elements == nil {
                let inner = visit(items, scope, path: path + [.elements])
                elements = inner.shape
                elementRole = inner.role
            }
        }
        let role = fields[position].role
        if isObject { return (.object(properties), role) }
        if let elements { return (.array(elements, role: elementRole), role) }
        return (isScalar(schema, scope) ? .scalar : .any, role)
    }

    /// A schema and what it includes by `$ref` and `allOf`.
    private func parts(of schema: JSONNode, _ scope: SchemaScope) -> [(JSONNode, SchemaScope)] {
        var result: [(JSONNode, SchemaScope)] = []
        var waiting = [(schema, scope)]
        var seen: Set<Int> = []
        while let (part, scope) = waiting.popLast() {
            guard part.kind == .object, seen.insert(part.index &+ scope.document << 40).inserted else { continue }
            result.append((part, scope))
            for branch in part["allOf"].map({ Array($0.elements) })?.reversed() ?? [] {
                waiting.append((branch, scope))
            }
            if let reference = part["$ref"],
                let target = compiler.index.target(of: reference.string, from: scope.base)
            {
                let scope = SchemaScope(document: target.document, base: target.base, dialect: .standard)
                waiting.append((target.node, scope))
            }
        }
        return result
    }

    private func isScalar(_ schema: JSONNode, _ scope: SchemaScope) -> Bool {
        let scalars: Set<String> = ["string", "number", "integer", "boolean", "null"]
        return parts(of: schema, scope).contains { part, _ in
            if let type = part["type"] {
                return type.kind == .array
                    ? type.elements.allSatisfy { scalars.contains($0.string) } : scalars.contains(type.string)
            }
            return part["enum"] != nil || part["const"] != nil
        }
    }

    private mutating func declarations(
        of part: JSONNode, _ scope: SchemaScope, addedTo field: DeclaredField
    ) -> DeclaredField {
        var field = field
        for (key, value) in part.members {
            guard let keyword = VocabularyKeyword(rawValue: key.string) else { continue }
            if let fault = keyword.read(value, into: &field, authorities: compiler.options.authorities) {
                faults.append(compiler.fault(value, scope, fault.message, help: fault.help))
            }
        }
        return field
    }
}
