public import JSONText

/// One way in which an instance breaks its schema.
public struct SchemaFinding: Hashable, Sendable {
    /// The rule: `schema/` and the keyword with hyphens.
    public var rule: String
    /// What is wrong, as one fragment that quotes the value.
    public var message: String
    /// What to do about it, where the message does not say.
    public var help: String?
    /// The JSON Pointer of the value at fault.
    public var pointer: String
    /// The bytes of the value or name at fault in the instance's text.
    public var range: Range<Int>
    /// The value at fault as it is written, cut at 200 bytes; empty where values are redacted.
    public var value: String
    /// How many findings this one stands for: more than one where the rest of a record's are only counted.
    public var count = 1
    /// Where the keyword stands; only of a schema that was compiled to collect annotations.
    public var keywordLocation: KeywordLocation?
    /// False where the keyword could not be decided, so that the instance is neither valid nor invalid by it. The rule
    /// is then `schema/undecided`.
    public var isDecided: Bool { rule != Explanation.undecidedRule }
}

/// The state of one explaining walk: the findings so far and the path to the value being looked at.
struct Explanation {
    private enum Step {
        case name(JSONNode)
        case position(Int)
    }

    var evaluation: Evaluation
    private(set) var findings: [SchemaFinding] = []
    private var path: [Step] = []
    /// The subschemas on the way here.
    var trail = Trail()
    private let locations: [SubschemaLocation]
    private var depth = 0
    /// How many findings were left out, since there are too many to list.
    private var omitted = 0

    /// The most findings of one record that are listed; what is more is counted.
    private static let findingLimit = 500

    /// Explaining takes more stack than accepting, and is not needed as deep.
    private static let depthLimit = 2048
    private static let stepsPerExplanation = 16

    init(evaluation: Evaluation, locations: [SubschemaLocation]) {
        self.evaluation = evaluation
        self.locations = locations
    }

    static let undecidedRule = "schema/undecided"
    private static let restOnVerdicts: Set<String> = [
        "schema/any-of", "schema/one-of", "schema/not", "schema/contains", "schema/unevaluated-items",
        "schema/unevaluated-properties",
    ]

    /// Explains an instance against the root.
    mutating func explain(_ instance: JSONNode) {
        explain(instance, SubschemaReference(index: 0))
        if omitted > 0 {
            // The last one listed makes room for saying so.
            findings.removeLast()
            let more = omitted + 1
            omitted = 0
            let listed = findings.count
            report(
                "omitted", at: instance, "\(counted(more, "more finding")) of this record are not listed",
                help: "mend the first \(listed): the others may come from the same fault")
            findings[listed].count = more
        }
        guard evaluation.isUndecided else { return }
        // What these say rests on verdicts about other schemas, one of which was none.
        for index in findings.indices where Self.restOnVerdicts.contains(findings[index].rule) {
            findings[index].rule = Self.undecidedRule
        }
        guard findings.allSatisfy(\.isDecided) else { return }
        report(
            "undecided", at: instance, "whether this is valid was not decided: the schema takes too many steps for it",
            help: "apply fewer schemas within each other, and try fewer branches on the same value", isDecided: false)
    }

    /// Explains an instance against a subschema.
    mutating func explain(_ instance: JSONNode, _ reference: SubschemaReference) {
        // A message costs as much as many verdicts.
        guard depth < Self.depthLimit, evaluation.spend(Self.stepsPerExplanation) else {
            evaluation.isUndecided = true
            return
        }
        depth += 1
        trail.enter(reference.index)
        defer {
            depth -= 1
            trail.leave()
        }
        let subschema = evaluation.subschemas[reference.index]
        guard subschema.allows else {
            report("false-schema", at: instance, "\(quote(instance)) stands where the schema allows nothing")
            return
        }
        guard evaluation.allowsType(of: instance, instance.kind, reference.index) else {
            TypeKeyword.explain(instance, subschema.types, &self)
            return
        }
        let before = findings.count
        for position in subschema.keywords[instance.kind] {
            if let keyword = evaluation.keywords[position] as? any UnevaluatedPartsKeyword {
                let parts = evaluatedParts(instance, reference, includesRefused: findings.count > before)
                keyword.explain(instance, evaluated: parts, &self)
            } else {
                evaluation.keywords[position].explain(instance, &self)
            }
        }
    }

    /// What the keywords before those of a subschema that ask about it have evaluated.
    private mutating func evaluatedParts(
        _ instance: JSONNode, _ reference: SubschemaReference, includesRefused: Bool
    ) -> EvaluatedParts {
        var parts = EvaluatedParts(includesRefused: includesRefused)
        for position in evaluation.subschemas[reference.index].keywords[instance.kind] {
            let keyword = evaluation.keywords[position]
            if keyword is any UnevaluatedPartsKeyword { break }
            _ = keyword.accepts(instance, &evaluation, marking: &parts)
        }
        return parts
    }

    /// Explains a member's value.
    mutating func explain(member: JSONNode.Members.Element, _ reference: SubschemaReference) {
        path.append(.name(member.key))
        explain(member.value, reference)
        path.removeLast()
    }

    /// Explains an element at a 0-based position.
    mutating func explain(element: JSONNode, at position: Int, _ reference: SubschemaReference) {
        path.append(.position(position))
        explain(element, reference)
        path.removeLast()
    }

    mutating func accepts(_ instance: JSONNode, _ reference: SubschemaReference) -> Bool {
        evaluation.accepts(instance, reference)
    }

    /// What a branch of `anyOf` or `oneOf` would report.
    struct Trial {
        let findings: [SchemaFinding]
        /// How many more there are.
        let omitted: Int
    }

    /// Explains an instance against a branch without reporting it.
    mutating func trial(_ instance: JSONNode, _ reference: SubschemaReference) -> Trial {
        let kept = (findings, omitted)
        (findings, omitted) = ([], 0)
        explain(instance, reference)
        defer { (findings, omitted) = kept }
        return Trial(findings: findings, omitted: omitted)
    }

    mutating func report(_ trial: Trial) {
        let listed = trial.findings.prefix(Self.findingLimit - findings.count)
        findings += listed
        omitted += trial.omitted + trial.findings.count - listed.count
    }

    /// Reports the value being looked at.
    mutating func report(
        _ keyword: String, at instance: JSONNode, _ message: @autoclosure () -> String,
        help: @autoclosure () -> String? = nil, isDecided: Bool = true
    ) {
        // Counting needs no reasons.
        guard findings.count < Self.findingLimit else {
            omitted += 1
            return
        }
        findings.append(
            SchemaFinding(
                rule: isDecided ? "schema/" + hyphenated(keyword) : Self.undecidedRule, message: message(),
                help: help(),
                pointer: pointer(), range: instance.range, value: Redaction.isOn ? "" : cut(instance, 200),
                keywordLocation: locations.isEmpty
                    ? nil : trail.location(of: keyword == "false-schema" ? nil : keyword, in: locations)))
    }

    /// Reports a member of the object being looked at, pointing at its name.
    mutating func report(
        _ keyword: String, atName key: JSONNode, _ message: @autoclosure () -> String,
        help: @autoclosure () -> String? = nil
    ) {
        path.append(.name(key))
        report(keyword, at: key, message(), help: help())
        path.removeLast()
    }

    /// The JSON Pointer (RFC 6901) of the value being looked at.
    private func pointer() -> String {
        path.map { step in
            switch step {
            case .name(let key): "/" + escapedForPointer(key.string)
            case .position(let position): "/\(position)"
            }
        }.joined()
    }
}

/// A value as it is put into a message: as written, between backticks, cut at 60 bytes; left out where values are
/// redacted.
public func quote(_ instance: JSONNode) -> String {
    Redaction.isOn ? Redaction.placeholder : "`\(cut(instance, 60))`"
}

/// A member's name as it is put into a message, even where values are redacted: its pointer says it, too.
func quote(name: JSONNode) -> String { "`\(cut(name, 60))`" }

private func cut(_ instance: JSONNode, _ limit: Int) -> String {
    let text = instance.text
    guard text.count > limit else { return String(decoding: text, as: UTF8.self) }
    var end = limit
    // Not inside a character.
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: text[..<end], as: UTF8.self) + "…"
}
