import Diagnostics
import JSONText
import Patterns

/// Reads schemas into the form in which they are evaluated.
///
/// Nothing is taken on trust: a malformed schema, an unknown value of a known keyword, a keyword of the standard that
/// this version does not know, or a reference that leads nowhere is a fault, never "accepts everything".
public struct SchemaCompiler {
    let places: SchemaPlaces
    let index: SchemaIndex
    let formats: FormatRegistry
    /// The names of the authority tables, where the caller has any.
    let authorities: Set<String>?

    private var subschemas: [Subschema] = []
    private var keywordLists: [[any Keyword]] = []
    private var known: [SubschemaKey: SubschemaReference] = [:]
    private var waiting: [(node: JSONNode, scope: SchemaScope, reference: SubschemaReference)] = []
    private var inPlaceReferences: [[SubschemaReference]] = []
    private var patternCount = 0
    private var faults: [SchemaFault] = []
    /// The subschema that is being read.
    private var current = SubschemaReference(index: 0)

    private struct SubschemaKey: Hashable {
        let document: Int
        let node: Int
    }

    /// Compiles a schema.
    ///
    /// - Parameters:
    ///   - main: the schema.
    ///   - library: other documents that it may refer to; nothing is ever fetched.
    ///   - formats: the formats that are asserted.
    ///   - authorities: the names that the keyword `authority` may have; any, unless given.
    /// - Throws: all faults that were found.
    public static func compile(
        _ main: SchemaDocument, library: [SchemaDocument] = [], formats: FormatRegistry = .standard,
        authorities: Set<String>? = nil
    ) throws(SchemaError) -> CompiledSchema {
        let documents = [main] + library
        let result = SchemaDocument.withRoots(of: documents[...]) { roots in
            let places = SchemaPlaces(documents: documents, roots: roots)
            return Result { () throws(SchemaError) in
                let index: SchemaIndex
                do throws(SchemaFault) {
                    index = try SchemaIndex(roots: roots, places: places)
                } catch {
                    throw SchemaError(faults: [error])
                }
                var compiler = SchemaCompiler(
                    places: places, index: index, formats: formats, authorities: authorities)
                return try compiler.compileAll(roots[0])
            }
        }
        return try result.get()
    }

    private init(places: SchemaPlaces, index: SchemaIndex, formats: FormatRegistry, authorities: Set<String>?) {
        self.places = places
        self.index = index
        self.formats = formats
        self.authorities = authorities
    }

    private mutating func compileAll(_ root: JSONNode) throws(SchemaError) -> CompiledSchema {
        let scope = SchemaScope(document: 0, base: places.baseURI(of: 0))
        _ = subschema(root, scope)
        while let next = waiting.popLast() {
            current = next.reference
            compile(next.node, next.scope)
        }
        refuseEndlessReferences()
        let vocabulary = VocabularyReader.read(root, scope: scope, self)
        faults += vocabulary.faults
        guard faults.isEmpty else {
            throw SchemaError(
                faults: faults.sorted { $0.location.byteRange.lowerBound < $1.location.byteRange.lowerBound })
        }
        return layOut(shape: vocabulary.shape, fields: vocabulary.fields)
    }

    // MARK: For keywords

    /// Refers to a subschema, which is read later; the same subschema is read once however often it is referred to.
    ///
    /// - Parameter inPlace: whether it is applied to the very instance that the current one is applied to.
    mutating func subschema(
        _ node: JSONNode, _ scope: SchemaScope, inPlace: Bool = false
    ) -> SubschemaReference {
        let key = SubschemaKey(document: scope.document, node: node.index)
        let reference: SubschemaReference
        if let existing = known[key] {
            reference = existing
        } else {
            reference = SubschemaReference(index: subschemas.count)
            known[key] = reference
            subschemas.append(Subschema())
            keywordLists.append([])
            inPlaceReferences.append([])
            var scope = scope
            if let id = node["$id"], id.kind == .string {
                scope = SchemaScope(
                    document: scope.document,
                    base: URIReference(id.string).resolved(against: URIReference(scope.base)).withoutFragment)
            }
            waiting.append((node, scope, reference))
        }
        if inPlace { inPlaceReferences[current.index].append(reference) }
        return reference
    }

    /// Compiles a pattern that stands in a schema, as a value or as a name.
    mutating func pattern(_ node: JSONNode, _ scope: SchemaScope) throws(SchemaFault) -> CompiledPattern {
        do {
            defer { patternCount += 1 }
            return CompiledPattern(pattern: try Pattern(node.string), index: patternCount)
        } catch {
            throw fault(
                node, scope, "the pattern \(quote(node)) cannot be read: \(error.message), at byte \(error.offset)",
                help: error.help ?? "write a regular expression of ECMA-262 in its Unicode mode")
        }
    }

    /// A fault at a value of the schema.
    func fault(_ node: JSONNode, _ scope: SchemaScope, _ message: String, help: String) -> SchemaFault {
        places.fault(node, scope.document, message, help: help)
    }

    /// Restricts the kinds that the current subschema allows.
    mutating func restrictTypes(to kinds: KindSet) {
        subschemas[current.index].types = kinds
    }

    // MARK: One subschema

    private mutating func compile(_ node: JSONNode, _ scope: SchemaScope) {
        switch node.kind {
        case .true: return
        case .false: subschemas[current.index].allows = false
        case .object:
            for (key, value) in node.members {
                let name = key.string
                do throws(SchemaFault) {
                    if let help = KeywordRegistry.unsupported[name] {
                        throw fault(key, scope, "the keyword `\(name)` is not supported by this version", help: help)
                    }
                    guard let definition = KeywordRegistry.definitions[name] else { continue }
                    let site = KeywordSite(name: name, value: value, subschema: node, scope: scope)
                    if let keyword = try definition.compile(site, &self) {
                        keywordLists[current.index].append(keyword)
                    }
                } catch {
                    faults.append(error)
                }
            }
        default:
            faults.append(
                fault(
                    node, scope, "\(quote(node)) stands where a schema is due",
                    help: "write an object of keywords, or `true` or `false`"))
        }
    }

    /// Refuses references that come back to where they started without going down into the instance.
    private mutating func refuseEndlessReferences() {
        enum State { case unseen, open, done }
        var states = [State](repeating: .unseen, count: subschemas.count)
        for start in subschemas.indices where states[start] == .unseen {
            // Depth-first with a stack of its own: (subschema, next reference to follow).
            var stack = [(start, 0)]
            states[start] = .open
            while let (node, next) = stack.last {
                guard next < inPlaceReferences[node].count else {
                    states[node] = .done
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].1 += 1
                let target = inPlaceReferences[node][next].index
                if states[target] == .unseen {
                    states[target] = .open
                    stack.append((target, 0))
                } else if states[target] == .open, let key = known.first(where: { $0.value.index == target })?.key {
                    let root = places.roots[key.document]
                    faults.append(
                        fault(
                            root.node(at: key.node), SchemaScope(document: key.document, base: ""),
                            "this schema refers to itself without end",
                            help: "let the reference stand under `properties` or `items`, or remove it"))
                    states[target] = .done
                }
            }
        }
    }

    private func layOut(shape: RecordShape, fields: FieldDeclarations) -> CompiledSchema {
        var laidOut = subschemas
        var keywords: [any Keyword] = []
        for (index, list) in keywordLists.enumerated() {
            for kind in JSONKind.allCases {
                let start = keywords.count
                keywords += list.filter { $0.kinds.contains(kind) }
                laidOut[index].keywords[kind] = start..<keywords.count
            }
        }
        return CompiledSchema(
            subschemas: laidOut, keywords: keywords, patternCount: patternCount, shape: shape, fields: fields)
    }
}

extension JSONNode {
    /// The value at a tape index of the same text.
    func node(at index: Int) -> JSONNode { JSONNode(sibling: self, index: index) }
}
