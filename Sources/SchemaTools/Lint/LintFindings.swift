import Diagnostics
import JSONText
import Schema

/// Takes the findings of lints and gives them their places.
struct LintFindings {
    private let places: ValuePlaces
    private var diagnostics: [Diagnostic] = []
    /// How many more names may be compared. Each finding could be compared with each name of the schema.
    private var comparisons = 200_000
    /// The lint that is at work.
    var description = LintDescription(
        id: "", severity: .note, summary: "", rationale: "", triggering: [], nonTriggering: [])

    init(_ places: ValuePlaces) {
        self.places = places
    }

    /// Reports a value or a name of the schema.
    mutating func report(
        at node: JSONNode, _ message: String, help: String, severity: Severity? = nil,
        related: [(node: JSONNode, message: String)] = []
    ) {
        diagnostics.append(
            Diagnostic(
                rule: description.id, severity: severity ?? description.severity, message: message, help: help,
                location: places.location(of: node.range), pointer: places.pointer(to: node),
                related: related.map {
                    Diagnostic.Related(location: places.location(of: $0.node.range), message: $0.message)
                }))
    }

    /// The other one of the names that a name most likely stands for; `nil` where none is near, or where the schema has
    /// so many names and findings that no more are compared.
    mutating func nearest(to name: String, among names: [String]) -> String? {
        guard names.count <= comparisons else { return nil }
        comparisons -= names.count
        return nearestName(to: name, among: names.filter { $0 != name })
    }

    /// The findings in the order of their places, those at one place in the order of the lints.
    var ordered: [Diagnostic] {
        diagnostics.enumerated().sorted { left, right in
            (left.element.location.byteRange.lowerBound, left.offset)
                < (right.element.location.byteRange.lowerBound, right.offset)
        }.map(\.element)
    }
}
