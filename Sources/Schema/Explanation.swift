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
    /// The value at fault as it is written, cut at 200 bytes.
    public var value: String
    /// False where the keyword could not be decided, so that the instance is neither valid nor invalid by it.
    public var isDecided = true
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

    init(evaluation: Evaluation) {
        self.evaluation = evaluation
    }

    /// Explains an instance against a subschema.
    mutating func explain(_ instance: JSONNode, _ reference: SubschemaReference) {
        let subschema = evaluation.subschemas[reference.index]
        guard subschema.allows else {
            report("false-schema", at: instance, "\(quote(instance)) stands where the schema allows nothing")
            return
        }
        guard evaluation.allowsType(of: instance, instance.kind, reference.index) else {
            TypeKeyword.explain(instance, subschema.types, &self)
            return
        }
        for position in subschema.keywords[instance.kind] {
            evaluation.keywords[position].explain(instance, &self)
        }
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

    /// What a branch of `anyOf` or `oneOf` would report, without reporting it.
    mutating func trial(_ instance: JSONNode, _ reference: SubschemaReference) -> [SchemaFinding] {
        let kept = findings
        findings = []
        explain(instance, reference)
        defer { findings = kept }
        return findings
    }

    mutating func append(contentsOf other: [SchemaFinding]) {
        findings += other
    }

    /// Reports the value being looked at.
    mutating func report(
        _ keyword: String, at instance: JSONNode, _ message: String, help: String? = nil, isDecided: Bool = true
    ) {
        findings.append(
            SchemaFinding(
                rule: "schema/" + hyphenated(keyword), message: message, help: help, pointer: pointer(),
                range: instance.range, value: cut(instance, 200), isDecided: isDecided))
    }

    /// Reports a member of the object being looked at, pointing at its name.
    mutating func report(_ keyword: String, atName key: JSONNode, _ message: String, help: String? = nil) {
        path.append(.name(key))
        report(keyword, at: key, message, help: help)
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

/// A value as it is put into a message: as written, between backticks, cut at 60 bytes.
public func quote(_ instance: JSONNode) -> String {
    "`\(cut(instance, 60))`"
}

private func cut(_ instance: JSONNode, _ limit: Int) -> String {
    let text = instance.text
    guard text.count > limit else { return String(decoding: text, as: UTF8.self) }
    var end = limit
    // Not inside a character.
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: text[..<end], as: UTF8.self) + "…"
}
