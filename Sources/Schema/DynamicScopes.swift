import JSONText

/// The dynamic scopes (core, section 7.1) in which subschemas are reached, each as what matters about it: for each
/// dynamic anchor the outermost resource that declares it.
///
/// A scope only grows on the way, and an outer declaration is never replaced, so there are finitely many.
struct DynamicScopes {
    private struct Step: Hashable {
        let scope: Int
        let resource: String
    }

    private var scopes: [[String: SchemaIndex.Target]] = [[:]]
    private var numbers: [[String: String]: Int] = [[:]: 0]
    private var steps: [Step: Int] = [:]

    /// The scope after going into a resource.
    mutating func entering(_ resource: SchemaIndex.Resource, from scope: Int) -> Int {
        let step = Step(scope: scope, resource: resource.root.base)
        if let known = steps[step] { return known }
        let merged = scopes[scope].merging(resource.dynamicAnchors) { outer, _ in outer }
        // An anchor's resource identifies it.
        let identity = merged.mapValues(\.base)
        let number = numbers[identity] ?? scopes.count
        if number == scopes.count {
            scopes.append(merged)
            numbers[identity] = number
        }
        steps[step] = number
        return number
    }

    /// The subschema with a dynamic anchor in the outermost resource of a scope that has one.
    func outermost(_ anchor: String, in scope: Int) -> SchemaIndex.Target? {
        scopes[scope][anchor]
    }
}
