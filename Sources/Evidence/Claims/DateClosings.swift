import Authorities
import Chronology

// Whether a date closes a text: with who signs, and where.

extension DateRoleReader {
    /// Whether a date closes the text in a line of its own.
    func isSignature(_ phrase: DatePhrase, _ block: Int) -> Bool {
        facts.boundaries.body.suffix(2).contains(block) && isClosing(phrase, block)
    }

    /// Whether a date ends a line or its last sentence, with a place or names before it and nothing else: no label, no
    /// note.
    func isClosing(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        let part = part(of: facts.sentence(around: phrase.span.lowerBound), around: phrase.span)
        guard standsAlone(phrase, block), line.upperBound - part.upperBound <= 3,
            isSigned(part.lowerBound..<phrase.span.lowerBound),
            phrase.day != nil || hasPlace(block) || isBelowPlace(block),
            // Under the text "Statement of 5 May 2020" is another one.
            facts.boundaries.body.holds(block)
                || facts.cues(.kind, in: part.lowerBound..<phrase.span.lowerBound).isEmpty
        else { return false }
        let rest = phrase.span.upperBound..<max(phrase.span.upperBound, part.upperBound)
        let text = facts.page.string(rest)
        // What is in quotation marks is a motto: "Año 62 de la Revolución".
        if let mark = text.first(where: { $0 != " " && $0 != "," }), "\"“«".contains(mark) { return true }
        return letters(text) <= 4 && !text.contains(where: \.isNumber)
            || facts.names(in: rest).contains {
                $0.thing == .places && $0.span.lowerBound - rest.lowerBound <= 8
                    && letters(facts.page.string($0.span.upperBound..<rest.upperBound)) <= 16
            }
    }

    /// Whether what stands before a closing date is a place, a person or an office.
    private func isSigned(_ span: TextSpan) -> Bool {
        let text = facts.page.string(span)
        let words = text.split { $0 == " " || $0 == "," || $0 == "，" || $0 == "、" }
        if letters(text) == 0 { return true }
        let names = facts.names(in: span)
        if names.contains(where: { $0.thing == .places && span.upperBound - $0.span.upperBound <= 14 }) { return true }
        if text.contains(where: { ":：".contains($0) }) { return false }
        if names.reduce(0, { $0 + $1.span.count }) * 2 >= span.count { return true }
        guard text.contains(where: { $0.isUppercase || $0.isLowercase }) else { return letters(text) <= 8 }
        let isParted = text.contains { ",;()–—-".contains($0) }
        return words.count <= 8
            && words.allSatisfy { $0.count <= 3 || $0.first?.isUppercase ?? false || $0.first?.isLetter != true }
            && (isParted || words.allSatisfy { $0.count <= 3 })
    }

    /// Whether a date closes a page: the line behind the text, and little behind it. Lines with who signs and where, or a
    /// mark of the end, may stand between.
    func closesPage(_ phrase: DatePhrase, _ block: Int) -> Bool {
        guard phrase.year != nil, phrase.day != nil || isBelowPlace(block), let last = facts.boundaries.body.last,
            last < block
        else { return false }
        let between = last + 1..<block
        let line = facts.page.blocks[block]
        guard line.role == .paragraph && !line.isLink else { return false }
        let rest = facts.page.blocks[(block + 1)...]
        guard
            between.allSatisfy({ isNameLine($0) || isMark($0) })
                || between.allSatisfy({ isMark($0) || isSignerLine($0, above: block) }) && !isAmongDates(block)
        else { return false }
        // With the time it is when somebody typed or saved the page.
        if phrase.time != nil, !hasPlace(block) { return false }
        // The day of the week without a place above the items of a menu is the clock of a site.
        if phrase.weekday != nil, !hasPlace(block), rest.count >= 3, rest.prefix(3).allSatisfy({ $0.span.count <= 24 })
        {
            return false
        }
        // A menu follows, and no list of other statements with their days.
        let isAboveMenu =
            between.isEmpty && phrase.weekday == nil && rest.count >= 4
            && rest.prefix(4).allSatisfy { $0.span.count <= 60 && facts.dates(in: $0.span).isEmpty }
        // A town that no table has: one word in a line of its own.
        let isBelowName = between.count == 1 && between.allSatisfy(isOneWord)
        return between.contains(where: isPlaceLine) || isBelowName || rest.count <= 2 || isAboveMenu
            || rest.first.map { $0.span.count <= 24 && !$0.isLink } ?? true
    }

    /// Whether a line may name who signs, or where, though no table knows the name: words with capitals and no label,
    /// all in capitals, beside names that are known, or with only the place or nothing behind the date.
    private func isSignerLine(_ block: Int, above date: Int) -> Bool {
        let (line, next) = (facts.page.blocks[block], date + 1)
        guard line.role == .paragraph, !line.isLink, line.span.count <= 120, facts.dates(in: line.span).isEmpty,
            facts.cues(.kind, in: line.span).isEmpty,
            // Words of menus that are whole lines, such as 大, are parts of names.
            facts.cues(.furniture, in: line.span).allSatisfy({
                $0.cue.place == .line && $0.span.count < line.span.count
            })
        else { return false }
        let text = facts.page.string(line.span)
        let words = text.split { !$0.isLetter && $0 != "'" && $0 != "’" }
        guard !text.contains(where: { ":：|。".contains($0) }), !".!?".contains(text.last ?? "."),
            words.allSatisfy({ $0.count <= 3 || $0.first?.isLowercase == false })
        else { return false }
        return text == text.uppercased() && text != text.lowercased() || !facts.names(in: line.span).isEmpty
            || next >= facts.page.blocks.count || isPlaceLine(next)
    }

    /// Whether dates that stand alone follow a line, as in a list of other statements.
    private func isAmongDates(_ block: Int) -> Bool {
        let next = block + 1..<min(block + 7, facts.page.blocks.count)
        return next.contains { other in
            facts.dates(in: facts.head(of: other)).contains { isWholeLine($0, other) && cuedRole($0) == nil }
        }
    }

    /// Whether the line above is the name of a place.
    private func isBelowPlace(_ block: Int) -> Bool { block > 0 && isPlaceLine(block - 1) }

    /// Whether a line is the name of a place; a mark of the end may follow.
    private func isPlaceLine(_ block: Int) -> Bool {
        let span = facts.head(of: block)
        return facts.names(in: span).contains {
            $0.thing == .places && span.count - $0.span.count <= 8
                && letters(facts.page.string(span)) - letters(facts.page.string($0.span)) <= 2
        }
    }

    /// Whether a line is mostly names: the office that signs, a place.
    private func isNameLine(_ block: Int) -> Bool {
        let span = facts.page.blocks[block].span
        return span.count <= 120 && facts.names(in: span).reduce(0) { $0 + $1.span.count } * 2 >= span.count
    }

    private func isOneWord(_ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        return line.count <= 24 && !isMark(block) && !facts.page.text[line].contains(0x20)
    }

    /// Whether a line has no words: a row of signs, or one that says that the text ends.
    private func isMark(_ block: Int) -> Bool {
        let line = facts.head(of: block)
        return letters(facts.page.string(line)) <= 4 && facts.dates(in: line).isEmpty
    }
}
