import JSONText
import Schema

/// Shows the strings of a record to the rules about texts, each to those that it concerns.
///
/// Every string is read once. Left out are the values that others are found by, or that repeat what a capture says with
/// all its faults.
struct TextInspection: RecordCheck {
    private static let exempt: [Role] = [.id, .capture, .captureDigest, .evidence, .relationRecord]

    private let rules: [(concern: TextConcerns, rule: any TextRule)]

    /// `nil` for a schema without roles, which says nothing about what strings are.
    init?(_ context: RuleContext) {
        guard context.fields.usesVocabulary else { return nil }
        rules = RuleRegistry.text.map { ($0.concern, $0.init()) }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        var exempt: [Int] = []
        for role in Self.exempt { record.forEachValue(role) { exempt.append($0.index) } }
        exempt.sort(by: >)
        inspect(record.root, &exempt, &findings)
    }

    /// - Parameter exempt: the values left out that are still to come, the next one last: values are met in their order.
    private func inspect(_ node: JSONNode, _ exempt: inout [Int], _ findings: inout RecordFindings) {
        while let next = exempt.last, next <= node.index {
            exempt.removeLast()
            if next == node.index { return }
        }
        switch node.kind {
        case .string: inspect(text: node, &findings)
        case .array: for element in node.elements { inspect(element, &exempt, &findings) }
        case .object: for member in node.members { inspect(member.value, &exempt, &findings) }
        default: break
        }
    }

    private func inspect(text node: JSONNode, _ findings: inout RecordFindings) {
        var concerns = TextScan.concerns(in: node.rawString, isRaw: node.hasEscapes)
        if concerns.contains(.escaped) { concerns = node.withString { TextScan.concerns(in: $0, isRaw: false) } }
        guard !concerns.isEmpty else { return }
        let text = SuspectText(node: node, scalars: Array(node.string.unicodeScalars))
        for (concern, rule) in rules where !concern.isDisjoint(with: concerns) { rule.check(text, &findings) }
    }
}
