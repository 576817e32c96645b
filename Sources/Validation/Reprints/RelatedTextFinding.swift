import Diagnostics

/// A finding about two texts, until it is in its place among the others.
struct RelatedTextFinding: Sendable {
    /// The most findings about one record.
    static let most = 4

    var rule: RuleDescription
    /// Where it is reported.
    var place: Occurrence
    /// Where the other text is.
    var related: Occurrence
    /// The relation that it is about, where it is about one; `place` is that of the text all the same, by which findings
    /// about one text come together.
    var declared: Occurrence?
    var message: String
    var help: String
    var fix: Diagnostic.Fix?
    /// Whether the records say it themselves, so that it is not reported.
    var isSilent = false
    /// The words of the text at `place` that it is about, from the first to the last, and how many there are.
    var span: Range<Int>
    var covered: Int
    /// The day of the other text: of several originals the oldest is the likeliest.
    var relatedDay: Int

    init(
        rule: RuleDescription, place: TextOverlap.Side, subject: TextOverlap.Side, other: TextOverlap.Side,
        message: String, help: String
    ) {
        self.rule = rule
        self.place = place.text.occurrence
        let related = place.text.occurrence == subject.text.occurrence ? other : subject
        self.related = related.text.occurrence
        relatedDay = Int(related.entry.day)
        self.message = message
        self.help = help
        span = place.span
        covered = place.covered
    }

    var diagnostic: Diagnostic {
        Diagnostic(
            rule: rule.id, kind: rule.kind, severity: rule.severity, message: message, help: help, record: place.id,
            location: declared?.location ?? place.location, pointer: declared?.pointer ?? place.pointer,
            // What identifies the finding is the other record.
            value: related.id,
            related: [.init(location: related.location, record: related.id, message: "the other text")], fix: fix)
    }

    /// Less for a finding that is taken before others about the same passage; of equal ones the first in the input.
    private var precedence: [Int] {
        [
            isSilent ? 0 : 1, rule == RelatedText.contradicted ? 0 : 1, -covered, relatedDay, related.record,
            related.location.byteRange.lowerBound,
        ]
    }

    /// Those findings about one record that are reported: of several about one passage the one that covers most.
    ///
    /// - Parameter findings: in any order; the result depends only on what they are.
    static func reported(_ findings: [RelatedTextFinding]) -> [RelatedTextFinding] {
        let ordered = findings.sorted { left, right in
            left.precedence.lexicographicallyPrecedes(right.precedence)
        }
        var taken: [Range<Int>] = []
        var reported: [RelatedTextFinding] = []
        for var finding in ordered {
            let isContradiction = finding.rule == RelatedText.contradicted
            let isTaken = taken.contains { 2 * $0.clamped(to: finding.span).count > finding.span.count }
            if isTaken, !isContradiction { continue }
            taken.append(finding.span)
            if finding.isSilent { continue }
            // Two changes of one place would undo each other.
            if reported.contains(where: { $0.fix != nil }) { finding.fix = nil }
            reported.append(finding)
            if reported.count == most { break }
        }
        guard reported.contains(where: { $0.declared != nil }) else { return reported }
        func start(_ finding: RelatedTextFinding) -> Int { finding.diagnostic.location.byteRange.lowerBound }
        return reported.enumerated().sorted {
            (start($0.element), $0.offset) < (start($1.element), $1.offset)
        }.map(\.element)
    }
}

/// The bytes of a finding as it goes through a sorter. They never leave the process, so reading them trusts their form.
extension RelatedTextFinding {
    func encode(into bytes: inout [UInt8]) {
        let description = RelatedText.descriptions.firstIndex(of: rule) ?? 0
        // Numbers and strings travel in the parts of occurrences that hold such.
        place.encode(into: &bytes)
        related.encode(into: &bytes)
        Occurrence(
            record: description, defines: isSilent,
            location: SourceLocation(file: help, line: covered, column: 0, byteRange: span), id: fix?.message,
            pointer: message, value: fix?.replacement ?? ""
        ).encode(into: &bytes)
        (declared ?? place).encode(into: &bytes)
        let (form, list, json) = Self.parts(of: fix?.change)
        Occurrence(
            record: form, defines: fix != nil,
            location: SourceLocation(file: list, line: relatedDay, column: 0, byteRange: fix?.byteRange ?? 0..<0),
            id: nil, pointer: json, value: ""
        ).encode(into: &bytes)
    }

    init(decoding bytes: inout ArraySlice<UInt8>) {
        place = Occurrence(decoding: &bytes)
        related = Occurrence(decoding: &bytes)
        let rest = Occurrence(decoding: &bytes)
        let declared = Occurrence(decoding: &bytes)
        let change = Occurrence(decoding: &bytes)
        rule = RelatedText.descriptions[rest.record]
        self.declared = declared == place ? nil : declared
        isSilent = rest.defines
        help = rest.location.file
        covered = rest.location.line
        span = rest.location.byteRange
        relatedDay = change.location.line
        message = rest.pointer
        if change.defines {
            fix = Diagnostic.Fix(
                message: rest.id ?? "", byteRange: change.location.byteRange, replacement: rest.value ?? "",
                change: Self.change(form: change.record, list: change.location.file, json: change.pointer))
        }
    }

    private static func parts(of change: Diagnostic.ValueChange?) -> (form: Int, list: String, json: String) {
        switch change {
        case .insert(_, let name, let json): (1, name, json)
        case .append(let pointer, let json): (2, pointer, json)
        case .fill(let pointer, let json): (3, pointer, json)
        case .replace, nil: (0, "", "")
        }
    }

    private static func change(form: Int, list: String, json: String) -> Diagnostic.ValueChange? {
        switch form {
        case 1: .insert(pointer: "", name: list, json: json)
        case 2: .append(pointer: list, json: json)
        case 3: .fill(pointer: list, json: json)
        default: nil
        }
    }
}
