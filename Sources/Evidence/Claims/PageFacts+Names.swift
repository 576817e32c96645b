import Authorities

/// What stands between the names of a page.
extension PageFacts {
    /// Whether two names stand in one block, or in two lines that are one, the second of which begins with a small word.
    func isOneLine(_ first: TextSpan, _ second: TextSpan) -> Bool {
        guard let block = page.block(at: first.lowerBound), let other = page.block(at: second.lowerBound) else {
            return false
        }
        if block == other { return true }
        return page.form != .html && other == block + 1 && !page.blocks[other].beginsParagraph
            && page.blocks[other].span.lowerBound < second.lowerBound
    }

    /// Whether a stretch between two offices joins them: small words or an apostrophe, and no verb.
    func isJoined(_ span: TextSpan) -> Bool {
        isLinked(span)
            || names(in: span).contains { $0.thing == .countries } && span.count <= 60
                && page.string(span).split(separator: " ").filter { !Self.links.contains($0.lowercased()) }.count <= 5
    }

    /// Whether nothing but small words that join names stands in a stretch.
    func isLinked(_ span: TextSpan) -> Bool {
        guard !span.isEmpty else { return true }
        let words = page.string(span).split { $0 == " " || $0 == "\n" || $0 == "," || $0 == "-" || $0 == "[" }
        return words.count <= 8
            && words.allSatisfy { Self.links.contains(String($0)) || Self.links.contains($0.lowercased()) }
    }

    /// Whether nothing but small words that join one name to its own stands in a stretch: "and" joins it to another.
    func belongs(_ span: TextSpan) -> Bool {
        isLinked(span) && !page.string(span).split(separator: " ").contains { Self.conjunctions.contains($0) }
    }

    private static let conjunctions: Set<Substring> = ["and", "et", "y", "e", "und", "och", "samt", "и", "و"]

    static let links: Set<String> = [
        "of", "the", "for", "to", "and", "de", "la", "le", "du", "des", "del", "el", "los", "d", "l", "da", "do", "der",
        "für",
        "von", "för", "och", "samt", "'s", "’s", "s", "在", "驻", "的", "の", "의", "ل", "لل", "في", "of the", "*", "**",
        "_",
        "International",
        "Organizations",
        "Affairs", "в", "при",
    ]

    /// Whether words between a sender and the United Nations say that it is accredited there, not that it writes to them.
    func isAccreditation(before name: NameMention) -> Bool {
        let block = page.block(at: name.span.lowerBound).map { page.blocks[$0].span.lowerBound } ?? 0
        let start = names(in: block..<name.span.lowerBound).last?.span.upperBound ?? name.span.lowerBound
        guard name.span.lowerBound - start <= 48 else { return false }
        let words = page.string(start..<name.span.lowerBound)
        return !["addressed", "dirigid", "adress", "gericht", "موجه", "致", "给"].contains { words.contains($0) }
    }

    /// Whether an office is that of a person; so is one that is not known.
    func isHeldByPerson(_ office: String?) -> Bool { office.flatMap(tables.office)?.isHeldByPerson ?? true }

    /// Whether a stretch ends with the mark of a sentence's end, or a colon.
    func endsAsSentence(_ span: TextSpan) -> Bool {
        let end = page.string(span).unicodeScalars.reversed().first { !"\"”»)'\u{2019}」』]".unicodeScalars.contains($0) }
        return end.map { ".。:：!！?？؟…।۔".unicodeScalars.contains($0) } ?? false
    }

    /// Whether a title begins with what it is about, and a colon: "Sudan: statement by …".
    func isTopic(_ title: TextSpan, before cue: TextSpan) -> Bool {
        topicEnd(of: title).map { $0 <= cue.lowerBound } ?? false
    }

    /// Where a title's own topic ends: behind a colon that follows names of countries alone.
    func topicEnd(of title: TextSpan) -> Int? {
        let text = page.text[title]
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon + 1 < title.upperBound, text[colon + 1] == 0x20
        else { return nil }
        let names = names(in: title.lowerBound..<colon)
        return !names.isEmpty && names.allSatisfy({ $0.thing == .countries || $0.thing == .places }) ? colon + 1 : nil
    }

    /// Whether a state that the tables do not know stands before an office: its name ends with a word for states.
    func namesUnknownState(in span: TextSpan) -> Bool {
        guard let office = names(in: span).first(where: { $0.thing == .offices }) else { return false }
        let block = page.block(at: office.span.lowerBound).map { page.blocks[$0].span.lowerBound } ?? 0
        let before = page.string(max(block, office.span.lowerBound - 48)..<office.span.lowerBound)
        let words = before.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? before
        return Self.stateWords.contains { words.hasSuffix($0) } && !Self.ownStates.contains { words.hasSuffix($0) }
    }

    private static let stateWords = ["공화국", "왕국", "연방", "共和国", "共和國", "王国", "王國", "国", "國", "جمهورية", "مملكة"]
    private static let ownStates = ["我国", "我國", "全国", "全國", "中国", "中國", "各国", "各國"]
}
