import JSONText

/// Reading the values of keywords. Each reader throws a fault at the value where the standard wants another.
extension KeywordSite {
    /// A fault at the keyword's value.
    func refused(_ compiler: SchemaCompiler, wants wanted: String, at node: JSONNode? = nil) -> SchemaFault {
        compiler.fault(node ?? value, scope, "`\(name)` is \(quote(node ?? value))", help: "write \(wanted)")
    }

    func count(_ compiler: SchemaCompiler) throws(SchemaFault) -> Int {
        try Self.count(value, self, compiler)
    }

    static func count(
        _ value: JSONNode, _ site: KeywordSite, _ compiler: SchemaCompiler
    ) throws(SchemaFault) -> Int {
        if value.kind == .number {
            let number = value.exactNumber
            if number.isInteger, number.isZero || number.isPositive { return number.integer ?? Int.max }
        }
        throw site.refused(compiler, wants: "a whole number that is not negative", at: value)
    }

    func number(_ compiler: SchemaCompiler) throws(SchemaFault) -> ExactNumber {
        guard value.kind == .number else { throw refused(compiler, wants: "a number") }
        return value.exactNumber
    }

    func boolean(_ compiler: SchemaCompiler) throws(SchemaFault) -> Bool {
        switch value.kind {
        case .true: return true
        case .false: return false
        default: throw refused(compiler, wants: "`true` or `false`")
        }
    }

    func text(_ compiler: SchemaCompiler, wants wanted: String) throws(SchemaFault) -> String {
        guard value.kind == .string else { throw refused(compiler, wants: wanted) }
        return value.string
    }

    /// A list of different names.
    func names(_ compiler: SchemaCompiler, of node: JSONNode? = nil) throws(SchemaFault) -> [String] {
        let list = node ?? value
        guard list.kind == .array else { throw refused(compiler, wants: "a list of property names", at: list) }
        var names: [String] = []
        var seen: Set<[UInt8]> = []
        for element in list.elements {
            guard element.kind == .string, seen.insert(Array(element.string.utf8)).inserted else {
                throw refused(compiler, wants: "a list of different property names", at: element)
            }
            names.append(element.string)
        }
        return names
    }

    /// The subschemas of a list such as `allOf`, which must not be empty.
    func schemas(_ compiler: inout SchemaCompiler, inPlace: Bool) throws(SchemaFault) -> [SubschemaReference] {
        guard value.kind == .array, value.count > 0 else {
            throw refused(compiler, wants: "a list of at least one schema")
        }
        return value.elements.map { compiler.subschema($0, scope, inPlace: inPlace) }
    }

    /// The members of a map such as `properties`.
    func map(_ compiler: SchemaCompiler) throws(SchemaFault) -> JSONNode.Members {
        guard value.kind == .object else { throw refused(compiler, wants: "an object") }
        return value.members
    }
}

/// `1 character`, `2 characters`.
func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
