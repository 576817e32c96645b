import Diagnostics
import JSONText

/// Takes the findings of lints and gives them their places.
struct LintFindings {
    private let root: JSONNode
    private let text: [UInt8]
    private let path: String
    private var diagnostics: [Diagnostic] = []
    /// The lint that is at work.
    var description = LintDescription(
        id: "", severity: .note, summary: "", rationale: "", triggering: [], nonTriggering: [])

    init(root: JSONNode, text: [UInt8], path: String) {
        self.root = root
        self.text = text
        self.path = path
    }

    /// Reports a value or a name of the schema.
    mutating func report(
        at node: JSONNode, _ message: String, help: String, severity: Severity? = nil,
        related: [(node: JSONNode, message: String)] = []
    ) {
        diagnostics.append(
            Diagnostic(
                rule: description.id, severity: severity ?? description.severity, message: message, help: help,
                location: location(of: node), pointer: root.pointer(to: node.index),
                related: related.map { Diagnostic.Related(location: location(of: $0.node), message: $0.message) }))
    }

    /// The findings in the order of their places, those at one place in the order of the lints.
    var ordered: [Diagnostic] {
        diagnostics.enumerated().sorted { left, right in
            (left.element.location.byteRange.lowerBound, left.offset)
                < (right.element.location.byteRange.lowerBound, right.offset)
        }.map(\.element)
    }

    private func location(of node: JSONNode) -> SourceLocation {
        text.withUnsafeBytes {
            SourceMap.direct(line: 1, column: 1, offset: 0).location(of: node.range, in: $0, file: path)
        }
    }
}
