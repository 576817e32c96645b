import Authorities
import Chronology

// What a page says of the day on which a speech was held.

extension DateRoleReader {
    /// The value of cues that say that somebody spoke, and no more of the date.
    static let spoken = "spoken"

    /// Whether a line beneath the title says who spoke, where and when: "New York, 23 September 2021", "Minister A,
    /// Parliament, 16 February 2022. Check against delivery.".
    ///
    /// A date without a place may be that of the page: it stands beside the title as any other.
    func isOccasion(_ phrase: DatePhrase, _ block: Int) -> Bool {
        guard phrase.year != nil, phrase.day != nil, phrase.end == nil, !phrase.isAmbiguous, phrase.time == nil,
            isBeneathTitle(block), standsAlone(phrase, block)
        else { return false }
        let line = facts.page.blocks[block].span
        let sentence = part(of: facts.sentence(around: phrase.span.lowerBound), around: phrase.span)
        let (before, behind) = (
            sentence.lowerBound..<phrase.span.lowerBound,
            phrase.span.upperBound..<max(phrase.span.upperBound, sentence.upperBound)
        )
        // "Check against delivery" is the sentence behind.
        if speeches(in: sentence.upperBound..<max(sentence.upperBound, line.upperBound)).contains(where: {
            $0.span.lowerBound - sentence.upperBound <= 3
        }) {
            return hasFewLetters(behind)
        }
        let near = facts.boundaries.title + facts.boundaries.header.filter { abs($0 - block) <= 2 } + [block]
        guard near.contains(where: { !speeches(in: facts.head(of: $0)).isEmpty }) else { return false }
        return endsWithPlace(before, of: sentence) && hasFewLetters(behind)
            || hasFewLetters(before) && beginsWithPlace(behind)
    }

    /// Whether a date ends the brackets that close a line which announces a statement, behind who makes it and where:
    /// "Statement by the leaders (of A, B and C, 14 February 2025)".
    func closesAnnouncement(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        guard phrase.year != nil, phrase.day != nil, phrase.end == nil, line.count <= 400,
            0...3 ~= line.upperBound - phrase.span.upperBound, isSetApart(phrase.span, in: line),
            facts.page.string(phrase.span.upperBound..<line.upperBound).hasPrefix(")"),
            facts.statementBlocks.holds(block), isBeforeText(block) || facts.boundaries.body.first == block,
            let open = facts.page.text[line.lowerBound..<phrase.span.lowerBound].lastIndex(of: UInt8(ascii: "("))
        else { return false }
        let (before, names) = (line.lowerBound..<open, open + 1..<phrase.span.lowerBound)
        let near = facts.boundaries.title.map(facts.head) + [before]
        return near.contains { !facts.cues(.kind, in: $0).isEmpty } && !namesTopic(before)
            && facts.dates(in: names).isEmpty
            && facts.page.string(names).split { !$0.isLetter }.allSatisfy {
                $0.count <= 3 || $0.first?.isLowercase != true
            }
    }

    /// The sentence above the text, perhaps behind a dateline, that says who speaks, and ends with the day behind a mark:
    /// "Speech by Minister A at the debate, New York, Tuesday, 24 September 2024."
    func announcedSpeech(_ phrase: DatePhrase, _ block: Int) -> TextSpan? {
        guard phrase.year != nil, phrase.day != nil, phrase.end == nil, !phrase.isAmbiguous, announcesText(block),
            !isDateline(phrase, block)
        else { return nil }
        let sentence = facts.sentence(around: phrase.span.lowerBound)
        let before = sentence.lowerBound..<phrase.span.lowerBound
        guard sentence.upperBound - phrase.span.upperBound <= 3, isSetApart(phrase.span, in: sentence),
            let speech = speeches(in: before).first,
            facts.dates(in: speech.span.lowerBound..<phrase.span.lowerBound).isEmpty,
            !namesTopic(speech.span.upperBound..<before.upperBound)
        else { return nil }
        return sentence
    }

    /// The day on which a speech was made, in what announces its text: "made a speech at … on September 30".
    func speechDay(_ phrase: DatePhrase, _ block: Int) -> TextSpan? {
        guard phrase.month != nil, phrase.day != nil, phrase.end == nil, !phrase.isAmbiguous, announcesText(block),
            !isDateline(phrase, block)
        else { return nil }
        let sentence = facts.sentence(around: phrase.span.lowerBound)
        guard facts.boundaries.title.contains(where: { !speeches(in: facts.head(of: $0)).isEmpty }) else { return nil }
        let others = facts.dates(in: sentence).filter {
            $0.span != phrase.span && $0.month != nil && !isDateline($0, block)
        }
        let act = facts.dateCues(in: sentence).first {
            $0.cue.value == Self.spoken && ($0.cue.place == .anywhere || $0.span.upperBound <= phrase.span.lowerBound)
        }
        guard others.isEmpty, let act, !isAnothers(act) else { return nil }
        return sentence
    }

    /// Cues of speeches in a stretch.
    func speeches(in span: TextSpan) -> [CueMention] {
        facts.cues(.kind, in: span).filter { $0.cue.value == "speech" }
    }

    /// Whether a block announces the text: it stands above it, begins with an agency's line, or ends with a colon, or the
    /// one behind it does.
    private func announcesText(_ block: Int) -> Bool {
        let body = facts.boundaries.body
        if body.first.map({ block < $0 && $0 - block <= Self.leadBlocks }) ?? false { return true }
        guard body.prefix(2).contains(block) else { return false }
        return facts.dates(in: facts.head(of: block)).contains { isDateline($0, block) }
            || body.prefix(2).contains { $0 >= block && endsWithColon($0) }
    }

    /// Whether a line announces what follows it.
    func endsWithColon(_ block: Int) -> Bool {
        let end = facts.page.text[facts.page.blocks[block].span].suffix(3)
        return end.last == UInt8(ascii: ":") || end.elementsEqual("：".utf8)
    }

    /// Whether a block stands beneath the title, with a few lines between at most.
    private func isBeneathTitle(_ block: Int) -> Bool {
        guard let title = facts.boundaries.title.last, title < block, block - title <= 4 else { return false }
        return facts.boundaries.header.holds(block) || facts.boundaries.body.first == block
    }

    /// Whether a place that a mark sets apart, or with which the stretch begins, ends it; a note in brackets may follow.
    private func endsWithPlace(_ span: TextSpan, of sentence: TextSpan) -> Bool {
        facts.names(in: span).contains { name in
            guard name.thing == .places, isSetApart(name.span, in: sentence) else { return false }
            let rest = facts.page.string(name.span.upperBound..<span.upperBound)
            let open = rest.prefix { !"(（".contains($0) }
            let closed = rest.drop { !")）".contains($0) }
            return letters(String(open + closed)) <= 4
        }
    }

    /// Whether a place stands at the beginning of a stretch, and little more in it.
    private func beginsWithPlace(_ span: TextSpan) -> Bool {
        facts.names(in: span).contains { name in
            name.thing == .places && name.span.lowerBound - span.lowerBound <= 8
                && hasFewLetters(name.span.upperBound..<span.upperBound)
        } || facts.page.string(span).count <= 24 && facts.page.string(span).last.map { "）)".contains($0) } ?? false
    }

    func hasFewLetters(_ span: TextSpan) -> Bool { letters(facts.page.string(span)) <= 8 }
}
