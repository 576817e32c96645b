import Diagnostics

/// No text has characters that nobody can see.
struct InvisibleCharacter: TextRule {
    static let description = RuleDescription(
        id: "text/invisible-character", severity: .warning,
        summary: "No text has control characters, or characters without a form or a meaning.",
        rationale: """
            Zero-width spaces, soft hyphens and byte order marks come along when pages are copied; they split words for \
            searches and counts, and no reader sees why. They are removed by the fix. Controls, characters for private use \
            and tags are left to people: something else may have stood there. Joiners are part of the writing of Persian, \
            Hindi and emoji, and zero-width spaces part that of Khmer and Thai; there they are in order.
            """,
        triggering: [
            .init(#"{"title": "Press\u200B statement"}"#), .init(#"{"title": "Press state\u00ADment"}"#),
            .init(#"{"title": "\uFEFFPress statement"}"#), .init(#"{"title": "Press\u000Bstatement"}"#),
            .init(#"{"title": "Press \uE001 statement"}"#), .init(#"{"title": "Press\u200Dstatement"}"#),
        ],
        nonTriggering: [
            .init(#"{"title": "می\u200Cخواهم"}"#), .init(#"{"title": "क्\u200Dष"}"#),
            .init(
                #"{"title": "👩\u200D💻 and 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F"}"#),
            .init(#"{"title": "ភាសា\u200Bខ្មែរ"}"#),
        ])
    static let concern: TextConcerns = .invisible

    func check(_ text: SuspectText, _ findings: inout RecordFindings) {
        let places = Self.places(in: text.scalars)
        guard let first = places.first else { return }
        let removable = Set(places.filter { Self.isRemovable(text.scalars[$0]) })
        findings.report(
            Self.description, at: text.node, characters: text.characters(first..<first + 1),
            "the text has \(named(text.scalars[first]))" + andMore(places.count),
            help: removable.count == places.count ? nil : "look up in the capture what stood there",
            fix: text.edit(
                to: text.scalars.indices.filter { !removable.contains($0) }.map { text.scalars[$0] },
                "remove what cannot be seen"))
    }

    private static func places(in text: [Unicode.Scalar]) -> [Int] {
        var isInFlag = false
        return text.indices.filter { index in
            let scalar = text[index]
            let isTag = 0xE0020...0xE007F ~= scalar.value
            isInFlag = scalar.value == 0x1F3F4 || (isInFlag && isTag)
            guard CharacterClasses.isInvisible(scalar), !(isInFlag && isTag) else { return false }
            let neighbours = [index > 0 ? text[index - 1] : nil, index + 1 < text.count ? text[index + 1] : nil]
                .compactMap(\.self)
            switch scalar.value {
            // Those that windows-1252 has characters for are another rule's.
            case 0x80...0x9F: return [0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D].contains(scalar.value)
            case 0x200B: return !neighbours.contains(where: partsWordsUnseen)
            case 0x200C: return !neighbours.contains(where: joins)
            case 0x200D: return !neighbours.contains { joins($0) || isEmoji($0) }
            default: return true
            }
        }
    }

    /// Whether a text loses nothing where the character is removed.
    static func isRemovable(_ scalar: Unicode.Scalar) -> Bool {
        [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains(scalar.value)
    }

    /// Whether a character's script parts words by zero-width spaces: Thai, Lao, Tibetan, Burmese, Khmer.
    private static func partsWordsUnseen(_ scalar: Unicode.Scalar) -> Bool {
        0xE00...0x109F ~= scalar.value || 0x1780...0x17FF ~= scalar.value
    }

    /// Whether a character's script has joined forms that joiners make and part.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x600...0x109F, 0x1780...0x18AF, 0xA840...0xA8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x11000...0x11FFF: true
        default: false
        }
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x2000 && (scalar.properties.isEmoji || scalar.value == 0xFE0F)
    }
}
