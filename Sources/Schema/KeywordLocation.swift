/// Where a keyword stands (core, section 12.3): on the way that evaluation took, and by itself.
public struct KeywordLocation: Hashable, Sendable {
    /// The JSON Pointer from the root schema, references followed by their names: `/properties/a/$ref/type`.
    public var relative: String
    /// The URI of the keyword: that of its resource, and a JSON Pointer as the fragment.
    public var absolute: String
}

/// Where a subschema stands, for those who ask for locations.
struct SubschemaLocation: Sendable {
    let document: Int
    /// From the document's root.
    let pointer: String
    /// From the root of its resource.
    let uri: String
}

/// The subschemas that a walk is in, outermost first. Only kept where locations are asked for.
struct Trail {
    private var steps: [(subschema: Int, reference: String?)] = []
    /// The reference that leads to the next step.
    private var reference: String?

    /// Notes that the next step goes through a reference.
    mutating func follow(_ keyword: String) { reference = keyword }

    mutating func enter(_ subschema: Int) {
        steps.append((subschema, reference))
        reference = nil
    }

    mutating func leave() { steps.removeLast() }

    /// Where a keyword of the innermost subschema stands; of the subschema itself without a keyword.
    func location(of keyword: String?, in locations: [SubschemaLocation]) -> KeywordLocation? {
        guard let last = steps.last else { return nil }
        var relative = ""
        for (outer, inner) in zip(steps, steps.dropFirst()) {
            if let reference = inner.reference {
                relative += "/" + reference
            } else {
                relative += locations[inner.subschema].pointer.dropFirst(locations[outer.subschema].pointer.count)
            }
        }
        let end = keyword.map { "/" + $0 } ?? ""
        return KeywordLocation(relative: relative + end, absolute: locations[last.subschema].uri + end)
    }
}
