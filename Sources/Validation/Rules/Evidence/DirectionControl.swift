import Diagnostics

/// Controls of direction are closed, and stand only in text that is written in both directions.
struct DirectionControl: TextRule {
    static let description = RuleDescription(
        id: "text/bidi-control", severity: .warning,
        summary:
            "Controls of the direction of writing are closed, override nothing, and stand only where they are needed.",
        rationale: """
            Embeddings, overrides and isolates (UAX #9) change the order in which a text is shown, not the one in which it \
            is stored: what people read is then not what is searched and counted. One that is not closed reaches to the \
            end of its paragraph. In text without letters that are written from right to left they do nothing good. \
            Removed are those that change nothing that is shown: ends of what was never begun, and, in text from left to \
            right, what says that it is so.
            """,
        triggering: [
            .init(#"{"title": "Press \u202Astatement\u202C"}"#), .init(#"{"title": "Press \u202Etnemetats\u202C"}"#),
            .init(#"{"title": "\u2067بيان صحفي"}"#),
        ],
        nonTriggering: [
            .init(#"{"title": "\u2067بيان صحفي\u2069 (MFA)"}"#), .init(#"{"title": "\u200Fبيان (1)\u200F"}"#),
        ])
    static let concern: TextConcerns = .direction

    func check(_ text: SuspectText, _ findings: inout RecordFindings) {
        let controls = DirectionControls(text.scalars)
        guard let first = controls.faulty.first else { return }
        let removable = Set(controls.removable)
        findings.report(
            Self.description, at: text.node, characters: text.characters(first..<first + 1),
            "\(named(text.scalars[first])) is \(controls.reason(first, text.scalars))" + andMore(controls.faulty.count),
            help: removable.count == controls.faulty.count ? nil : "remove it, or close it where its text ends",
            fix: text.edit(
                to: text.scalars.indices.filter { !removable.contains($0) }.map { text.scalars[$0] },
                "remove what changes nothing that is shown"))
    }
}

/// The controls of direction of a text, and what is wrong with them.
private struct DirectionControls {
    /// The indices of those that are at fault, in order.
    private(set) var faulty: [Int] = []
    /// Of those, the ones that can go and leave everything as it is shown.
    private(set) var removable: [Int] = []
    private var unmatched: Set<Int> = []

    init(_ text: [Unicode.Scalar]) {
        let isLeftToRight = !text.contains(where: Self.isRightToLeft)
        var open: [Int] = []
        var pairs: [(opening: Int, closing: Int)] = []
        var stray: [Int] = []
        for (index, scalar) in text.enumerated() {
            switch scalar.value {
            case 0x0A, 0x0D, 0x2029:
                stray += open
                open = []
            case 0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068:
                open.append(index)
            case 0x202C:
                if let last = open.last, text[last].value < 0x2066 {
                    pairs.append((open.removeLast(), index))
                } else {
                    stray.append(index)
                }
            case 0x2069:
                guard let start = open.lastIndex(where: { text[$0].value >= 0x2066 }) else {
                    stray.append(index)
                    continue
                }
                // What was opened inside and not closed ends here too.
                stray += open[(start + 1)...]
                pairs.append((open[start], index))
                open.removeSubrange(start...)
            default: break
            }
        }
        stray += open
        unmatched = Set(stray)
        removable = stray.filter { Self.isClosing(text[$0]) || (isLeftToRight && Self.isNeutral(text[$0])) }
        faulty = stray
        for pair in pairs {
            let isOverride = [0x202D, 0x202E].contains(text[pair.opening].value)
            if isLeftToRight || isOverride { faulty += [pair.opening, pair.closing] }
            if isLeftToRight, Self.isNeutral(text[pair.opening]) { removable += [pair.opening, pair.closing] }
        }
        faulty.sort()
    }

    func reason(_ index: Int, _ text: [Unicode.Scalar]) -> String {
        if unmatched.contains(index) { return Self.isClosing(text[index]) ? "never begun" : "never closed" }
        return [0x202D, 0x202E].contains(text[index].value) ? "an override" : "in text that has only one direction"
    }

    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x202C || scalar.value == 0x2069 }

    /// Whether an opening control only says that what follows goes from left to right.
    private static func isNeutral(_ scalar: Unicode.Scalar) -> Bool {
        [0x202A, 0x202D, 0x2066, 0x2068].contains(scalar.value)
    }

    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
