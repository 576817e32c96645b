import JSONText

/// A keyword as it is asked for its verdict: on the path that accepts, where a call must cost next to nothing.
///
/// A class, held without counting references, since two workers that count on one object slow each other down.
/// Unchecked because it is not final; each subclass has nothing but constants that are `Sendable` themselves.
class Check: @unchecked Sendable {
    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        preconditionFailure("a check has a keyword")
    }

    /// A check that asks a keyword.
    static func of(_ keyword: any Keyword) -> Check { keyword.check }
}

extension Keyword {
    fileprivate var check: Check { KeywordCheck(self) }
}

/// Asks one keyword. Unchecked as its superclass is; its one constant is `Sendable`.
private final class KeywordCheck<Asked: Keyword>: Check, @unchecked Sendable {
    private let keyword: Asked

    init(_ keyword: Asked) {
        self.keyword = keyword
    }

    override func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        keyword.accepts(instance, &evaluation)
    }
}

/// `properties`, `required` and `additionalProperties` in one walk over the members, with one look-up for each.
///
/// Only accepts; what is wrong the keywords themselves explain. Unchecked as its superclass is; its constants are
/// `Sendable` values.
final class ObjectCheck: Check, @unchecked Sendable {
    private struct Member {
        var schema: SubschemaReference?
        /// The member's bit in the set of those that are required.
        var requirement: UInt64 = 0
    }

    private let lookup: NameLookup
    private let members: [Member]
    private let required: UInt64
    private let others: SubschemaReference?
    private let refusesOthers: Bool

    /// Takes over from those of a subschema's keywords that it can.
    ///
    /// - Returns: `nil` where that is not more than one.
    init?(_ keywords: [any Keyword]) {
        let properties = keywords.lazy.compactMap { $0 as? PropertiesKeyword }.first
        let required = keywords.lazy.compactMap { $0 as? RequiredKeyword }.first { Self.canTake($0) }
        let additional = keywords.lazy.compactMap { $0 as? AdditionalPropertiesKeyword }.first { Self.canTake($0) }
        guard (properties == nil ? 0 : 1) + (required == nil ? 0 : 1) + (additional == nil ? 0 : 1) > 1 else {
            return nil
        }
        var names = properties?.members.map(\.name) ?? []
        var members = properties?.members.map { Member(schema: $0.schema) } ?? []
        // By bytes: two strings that Swift calls equal may be two names.
        var positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { (Array($1.utf8), $0) })
        for (bit, name) in (required?.names ?? []).enumerated() {
            let position = positions[Array(name.utf8)] ?? names.count
            if position == names.count {
                positions[Array(name.utf8)] = position
                names.append(name)
                members.append(Member())
            }
            members[position].requirement = 1 << UInt64(bit)
        }
        lookup = NameLookup(names)
        self.members = members
        self.required = members.reduce(0) { $0 | $1.requirement }
        others = additional?.schema
        refusesOthers = additional?.refusesAll ?? false
    }

    /// Whether this check does the work of a keyword.
    static func canTake(_ keyword: any Keyword) -> Bool {
        switch keyword {
        case is PropertiesKeyword: true
        case let keyword as RequiredKeyword: keyword.names.count <= UInt64.bitWidth
        case let keyword as AdditionalPropertiesKeyword: keyword.patterns.isEmpty
        default: false
        }
    }

    override func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        var missing = required
        for (key, value) in instance.members {
            var schema = others
            if let position = lookup.position(ofKey: key) {
                let member = members[position]
                missing &= ~member.requirement
                // A name that is only required is not a declared one.
                if member.schema != nil { schema = member.schema } else if refusesOthers { return false }
            } else if refusesOthers {
                return false
            }
            if let schema, !evaluation.accepts(value, schema) { return false }
        }
        return missing == 0
    }
}
