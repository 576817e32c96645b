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
    let options: SchemaOptions

    private var subschemas: [Subschema] = []
    private var keywordLists: [[any Keyword]] = []
    private var known: [SubschemaKey: SubschemaReference] = [:]
    /// The places of the subschemas.
    private var keys: [SubschemaKey] = []
    private var waiting: [(node: JSONNode, scope: SchemaScope, reference: SubschemaReference)] = []
    private var inPlaceReferences: [[SubschemaReference]] = []
    private var patternCount = 0
    private var faults: [SchemaFault] = []
    private var annotations: [AnnotationSource] = []
    private var locations: [SubschemaLocation] = []
    private var dynamicScopes = DynamicScopes()
    private var dialects = DialectReader()
    /// The subschema that is being read.
    private var current = SubschemaReference(index: 0)

    /// A subschema is read once for each dynamic scope that it is reached in.
    private struct SubschemaKey: Hashable {
        let document: Int
        let node: Int
        let dynamicScope: Int
    }

    /// More subschemas than any schema needs; each dynamic scope multiplies them.
    private static let subschemaLimit = 250_000

    /// Compiles a schema.
    ///
    /// - Parameters:
    ///   - main: the schema.
    ///   - library: other documents that it may refer to; nothing is ever fetched. The meta-schemas of 2020-12 need not
    ///     be among them.
    ///   - options: how it is read.
    /// - Throws: all faults that were found.
    public static func compile(
        _ main: SchemaDocument, library: [SchemaDocument] = [], options: SchemaOptions = SchemaOptions()
    ) throws(SchemaError) -> CompiledSchema {
        let documents = [main] + library
        let result = SchemaDocument.withRoots(of: documents[...]) { roots in
            Result { () throws(SchemaError) in
                try compile(SchemaPlaces(documents: documents, roots: roots), options)
            }
        }
        switch try result.get() {
        case .compiled(let schema): return schema
        case .wants(let metaschemas): return try compile(main, library: library + metaschemas, options: options)
        }
    }

    private enum Outcome {
        case compiled(CompiledSchema)
        case wants([SchemaDocument])
    }

    private static func compile(
        _ places: SchemaPlaces, _ options: SchemaOptions
    ) throws(SchemaError) -> Outcome {
        let index: SchemaIndex
        do throws(SchemaFault) {
            index = try SchemaIndex(places: places)
        } catch {
            throw SchemaError(faults: [error])
        }
        if index.wanted.contains(where: { index.resources[$0] == nil && Metaschemas.areReferred(to: $0) }) {
            let metaschemas = Metaschemas.documents(beside: index)
            // None of them may have that URI, either.
            if !metaschemas.isEmpty { return .wants(metaschemas) }
        }
        var compiler = SchemaCompiler(places: places, index: index, options: options)
        let schema = try compiler.compileAll(places.roots[0])
        if options.checksMetaschema {
            try MetaschemaCheck.check(compiler.readDocuments, index, places)
        }
        return .compiled(schema)
    }

    private init(places: SchemaPlaces, index: SchemaIndex, options: SchemaOptions) {
        self.places = places
        self.index = index
        self.options = options
    }

    /// The documents that the schema has led to, in order.
    private var readDocuments: [Int] { Set(keys.map(\.document)).sorted() }

    private mutating func compileAll(_ root: JSONNode) throws(SchemaError) -> CompiledSchema {
        let base = places.baseURI(of: 0)
        do throws(SchemaFault) {
            let scope = try scope(
                of: SchemaIndex.Target(node: root, document: 0, base: index.base(of: root, 0, in: base)), from: nil)
            _ = subschema(root, scope)
            while let next = waiting.popLast() {
                current = next.reference
                compile(next.node, next.scope)
                guard subschemas.count <= Self.subschemaLimit else {
                    throw fault(
                        root, scope, "the schema has more than \(Self.subschemaLimit) subschemas",
                        help: "split it, or give fewer dynamic anchors to its parts")
                }
            }
        } catch {
            faults.append(error)
        }
        refuseEndlessReferences()
        let vocabulary = VocabularyReader.read(root, base: base, self)
        faults += vocabulary.faults
        guard faults.isEmpty else { throw SchemaError(faults: SchemaFault.ordered(faults)) }
        return layOut(shape: vocabulary.shape, fields: vocabulary.fields)
    }

    /// The scope of a place that a reference leads to. Going to another resource enlarges the dynamic scope.
    mutating func scope(
        of target: SchemaIndex.Target, from scope: SchemaScope?
    ) throws(SchemaFault) -> SchemaScope {
        if let scope, scope.base == target.base, scope.document == target.document { return scope }
        guard let resource = index.resources[target.base] else {
            // Inside of an `$id` that stands where no schema is due: a resource without anchors.
            return SchemaScope(
                document: target.document, base: target.base, dynamicScope: scope?.dynamicScope ?? 0,
                dialect: scope?.dialect ?? .standard)
        }
        return SchemaScope(
            document: target.document, base: target.base,
            dynamicScope: index.hasDynamicReferences
                ? dynamicScopes.entering(resource, from: scope?.dynamicScope ?? 0) : 0,
            dialect: try dialects.dialect(of: resource, index, places))
    }

    /// Where a dynamic reference leads that would lead to `target` if it were a plain one (core, section 8.2.3.2).
    func dynamicTarget(_ target: SchemaIndex.Target, from scope: SchemaScope) -> SchemaIndex.Target {
        guard let anchor = target.node["$dynamicAnchor"], anchor.kind == .string else { return target }
        return dynamicScopes.outermost(anchor.string, in: scope.dynamicScope) ?? target
    }

    // MARK: For keywords

    /// Refers to a subschema, which is read later; the same subschema is read once however often it is referred to.
    ///
    /// - Parameter inPlace: whether it is applied to the very instance that the current one is applied to.
    mutating func subschema(
        _ node: JSONNode, _ scope: SchemaScope, inPlace: Bool = false
    ) -> SubschemaReference {
        var scope = scope
        if node["$id"] != nil {
            do throws(SchemaFault) {
                let base = index.base(of: node, scope.document, in: scope.base)
                let target = SchemaIndex.Target(node: node, document: scope.document, base: base)
                scope = try self.scope(of: target, from: scope)
            } catch {
                faults.append(error)
            }
        }
        let key = SubschemaKey(document: scope.document, node: node.index, dynamicScope: scope.dynamicScope)
        let reference: SubschemaReference
        if let existing = known[key] {
            reference = existing
        } else {
            reference = SubschemaReference(index: subschemas.count)
            known[key] = reference
            keys.append(key)
            subschemas.append(Subschema())
            keywordLists.append([])
            inPlaceReferences.append([])
            waiting.append((node, scope, reference))
            if options.collectsAnnotations { locations.append(location(of: node, scope)) }
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
                    let definition = try KeywordRegistry.definition(of: key, scope, self)
                    if options.collectsAnnotations { noteAnnotation(name, value, node, scope, definition) }
                    guard let definition else { continue }
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
                } else if states[target] == .open {
                    let key = keys[target]
                    let root = places.roots[key.document]
                    faults.append(
                        fault(
                            root.node(at: key.node), SchemaScope(document: key.document, base: "", dialect: .standard),
                            "this schema refers to itself without end",
                            help: "let the reference stand under `properties` or `items`, or remove it"))
                    states[target] = .done
                }
            }
        }
    }

    private func location(of node: JSONNode, _ scope: SchemaScope) -> SubschemaLocation {
        SubschemaLocation(
            document: scope.document, pointer: places.pointer(to: node, scope.document),
            uri: index.resources[scope.base].map { places.uri(of: node, in: $0.root) } ?? scope.base)
    }

    private mutating func noteAnnotation(
        _ name: String, _ value: JSONNode, _ subschema: JSONNode, _ scope: SchemaScope,
        _ definition: (any KeywordDefinition.Type)?
    ) {
        guard
            definition == nil || definition == FormatKeyword.self || definition == DescriptiveKeywords.self
                || definition == ContentKeywords.self
        else { return }
        guard let kinds = AnnotationKeyword.kinds(of: name, in: subschema) else { return }
        annotations.append(
            AnnotationSource(keyword: name, value: Array(value.text), schemaLocation: locations[current.index].uri))
        keywordLists[current.index].append(AnnotationKeyword(name: name, source: annotations.count - 1, kinds: kinds))
    }

    private func layOut(shape: RecordShape, fields: FieldDeclarations) -> CompiledSchema {
        var laidOut = subschemas
        var keywords: [any Keyword] = []
        var checks: [Check] = []
        for (index, list) in keywordLists.enumerated() {
            // Keywords that ask what the others evaluated come last.
            let others = list.filter { !($0 is any UnevaluatedPartsKeyword) }
            let asking = list.filter { $0 is any UnevaluatedPartsKeyword }
            laidOut[index].notesParts = !asking.isEmpty || options.collectsAnnotations
            for kind in JSONKind.allCases {
                let start = keywords.count
                keywords += (others + asking).filter { $0.kinds.contains(kind) }
                laidOut[index].keywords[kind] = start..<keywords.count
                let firstCheck = checks.count
                checks += Self.checks(of: keywords[start...])
                laidOut[index].checks[kind] = firstCheck..<checks.count
            }
        }
        return CompiledSchema(
            subschemas: Self.skippingReferences(laidOut, keywords), keywords: keywords, checks: checks,
            patternCount: patternCount, annotations: annotations, locations: locations,
            shape: shape, fields: fields)
    }
}

extension SchemaCompiler {
    /// What keywords accept, in as few steps as possible.
    private static func checks(of keywords: ArraySlice<any Keyword>) -> [Check] {
        guard let object = ObjectCheck(Array(keywords)) else { return keywords.map(Check.of) }
        return [object] + keywords.filter { !ObjectCheck.canTake($0) }.map(Check.of)
    }

    /// Lets a subschema that only refers to another have that one's checks, chains of them included.
    private static func skippingReferences(_ subschemas: [Subschema], _ keywords: [any Keyword]) -> [Subschema] {
        func target(_ index: Int) -> Int? {
            let subschema = subschemas[index]
            guard subschema.types == .all, subschema.allows, !subschema.notesParts else { return nil }
            var found: Int?
            for kind in JSONKind.allCases {
                let range = subschema.keywords[kind]
                guard range.count == 1, let reference = keywords[range.lowerBound] as? ReferenceKeyword else {
                    return nil
                }
                found = reference.target.index
            }
            return found
        }
        return subschemas.indices.map { index in
            var end = index
            // Endless chains were refused; the bound is for chains that are merely long.
            for _ in 0..<64 {
                guard let next = target(end) else { break }
                end = next
            }
            var subschema = subschemas[end]
            // Explaining, and noting what was evaluated, still go through the reference.
            subschema.keywords = subschemas[index].keywords
            return subschema
        }
    }
}

extension JSONNode {
    /// The value at a tape index of the same text.
    func node(at index: Int) -> JSONNode { JSONNode(sibling: self, index: index) }
}
