import JSONText

/// A schema as lints look at it: its subschemas, how they apply each other, and what they make of values in it.
struct LintedSchema {
    /// All subschemas; the root is the first.
    private(set) var sites: [SchemaSite] = []
    /// For each subschema those that it applies in place: the ones in it and the ones that it refers to.
    private(set) var applied: [[Int]] = []
    /// For each subschema those that refer to it.
    private(set) var referring: [[Int]] = []
    /// For each subschema those in it, of whatever keyword.
    private(set) var children: [[Int]] = []
    /// For each subschema those that it refers to.
    private(set) var referred: [[Int]] = []
    /// The subschemas with references that lead out of the document, or that the instance decides.
    private(set) var openSites: Set<Int> = []
    /// The names that dynamic references ask for.
    private(set) var dynamicNames: Set<String> = []
    /// What subschemas make of the values that stand in them.
    var verdicts = ValueVerdicts()

    /// The members of its objects.
    let members: ChildIndex

    private var positions: [Int: Int] = [:]

    init(_ root: JSONNode) {
        let references = SchemaReferences(root)
        members = references.children
        add(
            SchemaSite(
                node: root, base: SchemaReferences.base(of: root, in: ""), parent: nil, keyword: "", isInPlace: false))
        var walked = 0
        var followed = 0
        // References come second: where one leads may stand in a subschema that is still to be walked.
        while followed < sites.count {
            while walked < sites.count {
                walk(walked)
                walked += 1
            }
            follow(sites[followed], followed, references)
            followed += 1
        }
    }

    private mutating func walk(_ position: Int) {
        for child in SubschemaKeywords.children(of: sites[position], at: position)
        where positions[child.node.index] == nil {
            let inner = add(child)
            children[position].append(inner)
            if child.isInPlace { applied[position].append(inner) }
        }
    }

    private mutating func follow(_ site: SchemaSite, _ position: Int, _ references: SchemaReferences) {
        for keyword in ["$ref", "$dynamicRef"] {
            guard let reference = site.node[keyword], reference.kind == .string else { continue }
            if keyword == "$dynamicRef" {
                openSites.insert(position)
                if let mark = reference.string.lastIndex(of: "#") {
                    dynamicNames.insert(String(reference.string[mark...].dropFirst()))
                }
            }
            guard let target = references.target(of: reference.string, from: site.base) else {
                openSites.insert(position)
                continue
            }
            let index =
                positions[target.node.index]
                ?? add(SchemaSite(node: target.node, base: target.base, parent: nil, keyword: "", isInPlace: false))
            applied[position].append(index)
            referred[position].append(index)
            referring[index].append(position)
        }
    }

    @discardableResult
    private mutating func add(_ site: SchemaSite) -> Int {
        positions[site.node.index] = sites.count
        sites.append(site)
        applied.append([])
        referring.append([])
        children.append([])
        referred.append([])
        return sites.count - 1
    }

    /// The subschema that a value of the document is; `nil` where it is none.
    func position(of node: JSONNode) -> Int? { positions[node.index] }

    /// The subschemas around one that are applied to the same value, the nearest first.
    func enclosing(_ position: Int) -> [Int] {
        var result: [Int] = []
        var site = sites[position]
        while site.isInPlace, let parent = site.parent {
            result.append(parent)
            site = sites[parent]
        }
        return result
    }

    /// The subschemas that apply this one to a value of their own, itself among them: those around it and those that
    /// refer to it, and those that apply these.
    func applying(_ position: Int) -> Set<Int> {
        reached(from: [position]) { site in
            referring[site] + (sites[site].isInPlace ? [sites[site].parent].compactMap { $0 } : [])
        }
    }

    /// The subschemas that are applied where one of these is.
    func family(of positions: Set<Int>) -> Set<Int> {
        reached(from: positions) { applied[$0] }
    }

    /// All that can be reached step by step.
    func reached(from start: Set<Int>, _ steps: (Int) -> [Int]) -> Set<Int> {
        var seen = start
        var waiting = Array(start)
        while let site = waiting.popLast() {
            for next in steps(site) where seen.insert(next).inserted { waiting.append(next) }
        }
        return seen
    }
}
