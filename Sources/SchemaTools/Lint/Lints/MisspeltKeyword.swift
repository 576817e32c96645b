import Diagnostics
import JSONText
import Schema

/// A keyword that is not known, most of all one that is nearly a known one.
enum MisspeltKeyword: SchemaLint {
    static let description = LintDescription(
        id: "schema/misspelt-keyword", severity: .warning,
        summary: "Every keyword of a schema is one that is known.",
        rationale: """
            A validator ignores a keyword that it does not know, so that a slip of one letter switches a constraint off \
            without a word. A name that is one edit, or only its case, away from a known keyword is a warning; any \
            other unknown name is a note, unless it begins with `x-`.
            """,
        triggering: [
            #"{"type": "string", "minLenght": 1}"#, #"{"properties": {"a": {"Type": "string"}}}"#,
            #"{"type": "string", "colour": "red"}"#,
        ],
        nonTriggering: [
            #"{"type": "string", "minLength": 1, "x-colour": "red"}"#, #"{"properties": {"minLenght": true}}"#,
            #"{"const": {"minLenght": 1}}"#,
        ])

    static func check(_ schema: LintedSchema, _ findings: inout LintFindings) {
        for site in schema.sites {
            for (key, _) in site.node.members {
                let name = key.string
                if KnownKeywords.set.contains(name) || name.hasPrefix("x-") { continue }
                if let known = KnownKeywords.names.first(where: { isOneEdit(name, $0) }) {
                    findings.report(
                        at: key, "\(quote(key)) is no keyword, and nearly `\(known)`",
                        help: "write `\(known)`, or begin a name of your own with `x-`")
                } else {
                    let near = nearestName(to: name, among: KnownKeywords.names)
                    findings.report(
                        at: key, "\(quote(key)) is no keyword that is known, and demands nothing",
                        help: near.map { "did you mean `\($0)`? Begin a name of your own with `x-`" }
                            ?? "begin a name of your own with `x-`",
                        severity: .note)
                }
            }
        }
    }

    /// Whether one name becomes the other by one change of a character, or of the case of any.
    private static func isOneEdit(_ name: String, _ known: String) -> Bool {
        guard abs(name.utf8.count - known.utf8.count) <= 1 else { return false }
        if name.lowercased() == known.lowercased() { return true }
        // Of three letters and fewer, too many are one edit from each other.
        guard known.utf8.count > 3, nearestName(to: name, among: [known]) != nil else { return false }
        var left = Array(name.utf8)[...]
        var right = Array(known.utf8)[...]
        while let first = left.first, first == right.first {
            left.removeFirst()
            right.removeFirst()
        }
        while let last = left.last, last == right.last {
            left.removeLast()
            right.removeLast()
        }
        return left.count <= 1 && right.count <= 1
            || left.count == 2 && right.count == 2 && left.first == right.last && left.last == right.first
    }
}
