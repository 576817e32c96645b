import Diagnostics
import JSONText
import Schema

/// Collects what rules find in one record, and gives each finding its place.
struct RecordFindings {
    private let origin: RecordOrigin
    private let root: JSONNode
    private let id: String?
    private(set) var diagnostics: [Diagnostic] = []

    /// The findings in the order of their places; those of one place in the order in which they were reported.
    var inOrder: [Diagnostic] {
        func start(_ index: Int) -> Int { diagnostics[index].location.byteRange.lowerBound }
        // Most rules go through the record from its beginning, and a finding is large to move.
        if diagnostics.indices.dropFirst().allSatisfy({ start($0 - 1) <= start($0) }) { return diagnostics }
        return diagnostics.indices.sorted { (start($0), $0) < (start($1), $1) }.map { diagnostics[$0] }
    }

    init(origin: RecordOrigin, root: JSONNode, id: String?) {
        self.origin = origin
        self.root = root
        self.id = id
    }

    /// Reports a value.
    ///
    /// - Parameters:
    ///   - characters: the part of a string that is at fault, as a range of its UTF-8; all of it unless given.
    ///   - severity: where it differs from the rule's own.
    ///   - related: other values of the record that belong to the finding.
    ///   - fix: a change that resolves the finding without loss. Left out where values are redacted, and where it cannot
    ///     be written in the syntax of the file.
    mutating func report(
        _ rule: RuleDescription, at node: JSONNode, characters: Range<Int>? = nil, _ message: String,
        help: String? = nil, severity: Severity? = nil, related: [(node: JSONNode, message: String)] = [],
        fix: RecordEdit? = nil
    ) {
        let pointer = root.pointer(to: node.index)
        let edit = Redaction.isOn ? nil : fix
        var written = edit.flatMap(origin.fix)
        written?.change = edit?.valueChange(in: root)
        var diagnostic =
            Diagnostic(
                rule: rule.id, kind: rule.kind, severity: severity ?? rule.severity, message: message, help: help,
                record: id,
                location: characters.map { origin.location(of: $0, in: node) } ?? origin.location(of: node.range),
                pointer: pointer,
                value: Redaction.isOn ? nil : String(decoding: node.text.prefix(200), as: UTF8.self),
                related: related.map {
                    Diagnostic.Related(location: origin.location(of: $0.node.range), record: id, message: $0.message)
                },
                fix: written)
        if written == nil { diagnostic.fixObstacle = edit.map(origin.obstacle) }
        diagnostics.append(diagnostic)
    }

    /// Whether some rule has reported a value, or a part of it: a rule that would say the same in other words is silent.
    func hasReported(_ rules: [RuleDescription], in node: JSONNode) -> Bool {
        guard diagnostics.contains(where: { found in rules.contains { $0.id == found.rule } }),
            let pointer = root.pointer(to: node.index)
        else { return false }
        return diagnostics.contains { found in
            guard rules.contains(where: { $0.id == found.rule }), let place = found.pointer else { return false }
            return place == pointer || place.hasPrefix(pointer + "/")
        }
    }

    /// Whether some rule has reported a value that a pointer leads to, or one that holds it.
    func hasReported(_ rules: [RuleDescription], above pointer: String) -> Bool {
        diagnostics.contains { found in
            guard rules.contains(where: { $0.id == found.rule }), let place = found.pointer else { return false }
            return place == pointer || pointer.hasPrefix(place + "/")
        }
    }

    /// Reports a property that an object lacks.
    mutating func report(
        _ rule: RuleDescription, missing name: String, in parent: JSONNode, _ message: String, help: String? = nil,
        severity: Severity? = nil, fix: RecordEdit? = nil
    ) {
        if let node = parent[name] {
            report(rule, at: node, message, help: help, severity: severity, fix: fix)
            return
        }
        report(rule, at: parent, message, help: help, severity: severity, fix: fix)
        let last = diagnostics.count - 1
        diagnostics[last].pointer = (diagnostics[last].pointer ?? "") + "/" + escapedForPointer(name)
        diagnostics[last].value = nil
    }

    /// Takes what the schema engine found.
    mutating func append(_ finding: SchemaFinding) {
        diagnostics.append(
            Diagnostic(
                rule: RuleID(rawValue: finding.rule), severity: .error, message: finding.message, help: finding.help,
                record: id, location: origin.location(of: finding.range), pointer: finding.pointer,
                value: Redaction.isOn ? nil : finding.value, count: finding.count))
    }

    /// Takes what the parser found.
    mutating func append(_ fault: JSONFault) {
        diagnostics.append(Self.diagnostic(fault, origin: origin))
    }

    static func diagnostic(_ fault: JSONFault, origin: RecordOrigin) -> Diagnostic {
        Diagnostic(
            rule: RuleID(rawValue: "syntax/" + fault.code.rawValue), severity: .error, message: fault.message,
            help: fault.help, location: origin.location(of: fault.range),
            related: fault.related.map {
                [Diagnostic.Related(location: origin.location(of: $0), message: "it occurs first")]
            } ?? [], count: fault.count)
    }
}
