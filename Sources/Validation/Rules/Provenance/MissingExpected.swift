import Diagnostics
import JSONText
import Schema

/// Properties that the schema says are `expected`: each one absent or null is a gap, named after its role.
struct MissingExpected: RecordRule {
    static let description = RuleDescription(
        id: "provenance/missing", kind: .gap, severity: .warning,
        summary: "A property that the schema expects is absent or null.",
        rationale: """
            Nothing wrong is stated, but the origin of something is not documented. Fill the property, or say under \
            `unknown` why it cannot be known; the gap is then a note.
            """)

    private struct Expectation {
        let path: [FieldStep]
        let names: [(name: String, rule: RuleDescription)]
    }

    private let expectations: [Expectation]

    init?(_ context: RuleContext) {
        expectations = Self.expectations(context.fields)
        if expectations.isEmpty { return nil }
    }

    static func descriptions(for fields: FieldDeclarations) -> [RuleDescription] {
        var seen: Set<RuleID> = []
        return expectations(fields).flatMap(\.names).map(\.rule).filter { seen.insert($0.id).inserted }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        let acknowledged = AcknowledgedUnknowns(record)
        for expectation in expectations {
            for parent in record.values(at: expectation.path) where parent.kind == .object {
                for (name, rule) in expectation.names where parent[name].map({ $0.kind == .null }) ?? true {
                    let pointer = (record.root.pointer(to: parent.index) ?? "") + "/" + escapedForPointer(name)
                    let reason = acknowledged.reason(for: pointer)
                    findings.report(
                        rule, missing: name, in: parent,
                        reason.map { "`\(name)` is not known: \(Redaction.isOn ? Redaction.placeholder : $0)" }
                            ?? "`\(name)` is \(parent[name] == nil ? "missing" : "null")",
                        help: reason == nil ? "fill it, or say under `unknown` why it cannot be known" : nil,
                        severity: reason == nil ? nil : .note)
                }
            }
        }
    }

    private static func expectations(_ fields: FieldDeclarations) -> [Expectation] {
        fields.fields.filter { !$0.expected.isEmpty }.map { field in
            Expectation(
                path: field.path,
                names: field.expected.map { name in
                    let role = fields.fields.first { $0.path == field.path + [.property(name)] }?.role?.rawValue
                    var rule = description
                    rule.id = RuleID(
                        rawValue: "provenance/missing-"
                            + (role ?? name).split(separator: "_", omittingEmptySubsequences: false)
                            .joined(separator: "-"))
                    rule.summary = "`\(name)` is known, or its absence is explained."
                    return (name, rule)
                })
        }
    }
}

/// The pointers under the role `unknown`, each with its reason.
struct AcknowledgedUnknowns {
    private let reasons: [String: String]

    init(_ record: RecordView) {
        var reasons: [String: String] = [:]
        for member in record.members(.unknown) where member.value.kind == .string {
            reasons[member.key.string] = member.value.string
        }
        self.reasons = reasons
    }

    /// The reason given for a pointer, or for a value that holds it.
    func reason(for pointer: String) -> String? {
        guard !reasons.isEmpty else { return nil }
        var rest = pointer[...]
        while !rest.isEmpty {
            if let reason = reasons[String(rest)] { return reason }
            rest = rest.lastIndex(of: "/").map { rest[..<$0] } ?? ""
        }
        return nil
    }
}
