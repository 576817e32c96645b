import JSONText

/// The statistics of all paths of all records, by index; the root is the first.
///
/// Invariant: every node but the root belongs to exactly one parent, or is free.
struct StatisticsTree {
    private(set) var nodes = [ValueStatistics()]
    private var free: [Int] = []
    let limits: InferenceLimits

    init(_ limits: InferenceLimits) {
        var limits = limits
        limits.names = max(1, limits.names)
        self.limits = limits
    }

    // MARK: Observing

    /// Takes in a value. Recursion is as deep as `limits.depth`.
    mutating func observe(_ value: JSONNode, at index: Int = 0, depth: Int = 0) {
        nodes[index].values += 1
        switch value.kind {
        case .null: nodes[index].nulls += 1
        case .true, .false: nodes[index].booleans += 1
        case .number: nodes[index].observe(number: value)
        case .string: value.withString { nodes[index].strings.observe($0, limits) }
        case .array:
            nodes[index].arrays += 1
            observeElements(of: value, at: index, depth: depth)
        case .object:
            nodes[index].objects += 1
            observeMembers(of: value, at: index, depth: depth)
        }
    }

    private mutating func observeElements(of array: JSONNode, at index: Int, depth: Int) {
        guard array.count > 0 else { return }
        guard depth < limits.depth, let elements = nodes[index].elements ?? makeNode() else {
            nodes[index].isCut = true
            return
        }
        nodes[index].elements = elements
        for element in array.elements { observe(element, at: elements, depth: depth + 1) }
    }

    private mutating func observeMembers(of object: JSONNode, at index: Int, depth: Int) {
        guard object.count > 0 else { return }
        guard depth < limits.depth else {
            nodes[index].isCut = true
            return
        }
        for member in object.members {
            if let child = node(ofMember: member.key, at: index) { observe(member.value, at: child, depth: depth + 1) }
        }
    }

    /// The node of a member's values, the member counted; `nil` where the name is not kept.
    private mutating func node(ofMember key: JSONNode, at index: Int) -> Int? {
        if case .map(let node) = nodes[index].members { return node }
        let name = key.withString { Array($0) }
        if let position = nodes[index].positions[name] { return nodes[index].count(at: position) }
        guard name.count <= limits.nameBytes else {
            nodes[index].isOpen = true
            return nil
        }
        if nodes[index].positions.count >= limits.names {
            readAsMap(index)
            return node(ofMember: key, at: index)
        }
        guard let node = makeNode() else {
            nodes[index].isOpen = true
            return nil
        }
        nodes[index].append(MemberStatistics.Entry(name: name, count: 1, node: node))
        return node
    }

    private mutating func makeNode() -> Int? {
        if let index = free.popLast() { return index }
        guard nodes.count < limits.paths else { return nil }
        nodes.append(ValueStatistics())
        return nodes.count - 1
    }

    private mutating func release(_ index: Int) {
        nodes[index] = ValueStatistics()
        free.append(index)
    }

    // MARK: Merging

    /// Reads the objects at a path as maps: the statistics of all members become one.
    mutating func readAsMap(_ index: Int) {
        guard case .named(let entries) = nodes[index].members, let first = entries.first else { return }
        nodes[index].members = .map(node: first.node)
        nodes[index].positions = [:]
        for entry in entries.dropFirst() { merge(entry.node, into: first.node) }
    }

    /// Adds what was seen at one path to another, and releases the first.
    private mutating func merge(_ source: Int, into target: Int) {
        let merged = nodes[source]
        nodes[target].mergeCounts(merged, limits)
        if let elements = merged.elements {
            if let own = nodes[target].elements {
                merge(elements, into: own)
            } else {
                nodes[target].elements = elements
            }
        }
        mergeMembers(merged.members, into: target)
        release(source)
    }

    private mutating func mergeMembers(_ members: MemberStatistics, into target: Int) {
        switch members {
        case .map(let node):
            readAsMap(target)
            if case .map(let own) = nodes[target].members {
                merge(node, into: own)
            } else {
                nodes[target].members = .map(node: node)
            }
        case .named(let entries):
            for entry in entries { merge(entry, into: target) }
        }
    }

    private mutating func merge(_ entry: MemberStatistics.Entry, into target: Int) {
        if case .map(let own) = nodes[target].members {
            merge(entry.node, into: own)
        } else if let position = nodes[target].positions[entry.name] {
            merge(entry.node, into: nodes[target].count(at: position, by: entry.count))
        } else if nodes[target].positions.count >= limits.names {
            readAsMap(target)
            merge(entry, into: target)
        } else {
            nodes[target].append(entry)
        }
    }

    /// Reads objects as maps wherever their names look like data.
    mutating func readMaps() {
        var waiting = [0]
        while let index = waiting.popLast() {
            if nodes[index].looksLikeMap { readAsMap(index) }
            if let elements = nodes[index].elements { waiting.append(elements) }
            switch nodes[index].members {
            case .map(let node): waiting.append(node)
            case .named(let entries): waiting += entries.map(\.node)
            }
        }
    }
}

extension ValueStatistics {
    /// Counts a member that is known already.
    fileprivate mutating func count(at position: Int, by count: Int = 1) -> Int {
        guard case .named(var entries) = members else { preconditionFailure("a map has no positions") }
        // Taken out while it is changed, so that the list is not copied.
        members = .named([])
        entries[position].count += count
        let node = entries[position].node
        members = .named(entries)
        return node
    }

    fileprivate mutating func append(_ entry: MemberStatistics.Entry) {
        guard case .named(var entries) = members else { preconditionFailure("a map has no names") }
        members = .named([])
        positions[entry.name] = entries.count
        entries.append(entry)
        members = .named(entries)
    }
}
