import Authorities
import Chronology

// What the lead of a page, the lines between its title and the text, says of the day on which the statement was made.

extension DateRoleReader {
    /// Who speaks may stand before the word for what it is: "National", "Joint", an article.
    private static let kindWithin = 16
    /// So many blocks beneath the title a lead stands at most.
    private static let leadBeneath = 3
    /// A longer block is none.
    private static let longestLead = 600

    /// The sentence of the lead that has the day: "Statement by Minister A, 13 June 2024.", "On 9 February 2023 Minister A
    /// spoke at the seminar. Check against delivery."
    ///
    /// A day of what the statement is about is none.
    func leadDay(_ phrase: DatePhrase, _ block: Int) -> TextSpan? {
        guard phrase.month != nil, phrase.day != nil, phrase.end == nil, !phrase.isAmbiguous, phrase.time == nil,
            isInLead(block), !isDateline(phrase, block)
        else { return nil }
        let sentence = facts.sentence(around: phrase.span.lowerBound)
        return announces(sentence, phrase) || isAboveSpeech(phrase, sentence, block) || tellsOfSpeech(sentence, block)
            ? sentence : nil
    }

    /// Whether a short line right beneath the title has where something was said, which no table needs to know, and the day:
    /// "The Old Town Hall, 5 May 2020."
    func isLineOfTitle(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        let before = line.lowerBound..<phrase.span.lowerBound
        return facts.boundaries.title.last == block - 1 && line.count <= 96 && phrase.year != nil && phrase.day != nil
            && standsAlone(phrase, block) && isSetApart(phrase.span, in: line)
            && line.upperBound - phrase.span.upperBound <= 3 && !facts.page.text[line].contains(UInt8(ascii: "("))
            && facts.boundaries.title.contains { !speeches(in: facts.head(of: $0)).isEmpty }
            && facts.cues(.kind, in: before).isEmpty && !namesTopic(before)
    }

    /// Whether a block stands between title and text, or is the first of what looks like the text; a line that begins as an
    /// agency's does may be taken for the title, or stand without one.
    private func isInLead(_ block: Int) -> Bool {
        let line = facts.head(of: block)
        guard line.count <= Self.longestLead, isBeforeText(block) || facts.boundaries.body.prefix(2).contains(block)
        else { return false }
        if let title = facts.boundaries.title.last, 1...Self.leadBeneath ~= block - title { return true }
        return facts.dates(in: line).first.map { isDateline($0, block) } ?? false
    }

    /// Whether a sentence, or what follows the dateline that begins it, names a kind of statement first, and closes with
    /// its day.
    private func announces(_ sentence: TextSpan, _ phrase: DatePhrase) -> Bool {
        var before = sentence.lowerBound..<phrase.span.lowerBound
        if let line = facts.dates(in: before).first, let block = facts.page.block(at: line.span.lowerBound),
            isDateline(line, block)
        {
            before = line.span.upperBound..<before.upperBound
        }
        // A letter has its own heading, and refers to others by their days.
        guard let kind = facts.cues(.kind, in: before).first, !["letter", "note_verbale"].contains(kind.cue.value),
            facts.dates(in: before).allSatisfy({ $0.month == nil })
        else { return false }
        // "Norway welcomes …" and "The statement made by …" are sentences that go on.
        let opening = before.lowerBound..<kind.span.lowerBound
        guard opening.count <= Self.kindWithin, facts.names(in: opening).allSatisfy({ $0.kind == .adjective }),
            facts.page.quote(opening).isEmpty || !facts.isLinked(opening),
            closes(sentence, phrase), !hasDateLine(beneath: sentence), isOfSameState(sentence)
        else { return false }
        return !namesTopic(kind.span.upperBound..<before.upperBound) || phrase.weekday != nil && phrase.year != nil
    }

    /// Whether a sentence names no other states than the title has issue the statement.
    private func isOfSameState(_ sentence: TextSpan) -> Bool {
        let named = facts.states(in: sentence)
        return issuingStates.isEmpty || named.isEmpty || !named.isDisjoint(with: issuingStates)
    }

    /// Whether a date ends its sentence, with a place behind it perhaps, or before what the statement is about.
    private func closes(_ sentence: TextSpan, _ phrase: DatePhrase) -> Bool {
        let behind = phrase.span.upperBound..<max(phrase.span.upperBound, sentence.upperBound)
        return hasFewLetters(behind, besides: .places)
            || facts.cues(.topic, in: behind).contains { $0.span.lowerBound - behind.lowerBound <= 2 }
    }

    /// Whether hardly more than names of a sort stands in a stretch.
    private func hasFewLetters(_ span: TextSpan, besides thing: NamedThing) -> Bool {
        let named = facts.names(in: span).filter { $0.thing == thing }.reduce(0) {
            $0 + letters(facts.page.string($1.span))
        }
        return letters(facts.page.string(span)) - named <= 4
    }

    /// Whether a line beneath a sentence of the lead has a day of its own: "Oslo, 7 October 2024".
    private func hasDateLine(beneath sentence: TextSpan) -> Bool {
        guard let block = facts.page.block(at: sentence.lowerBound), block + 1 < facts.page.blocks.count else {
            return false
        }
        let line = facts.page.blocks[block + 1].span
        return line.count <= 120 && facts.dates(in: line).contains { $0.day != nil && standsAlone($0, block + 1) }
    }

    /// Whether a date in the lead of a speech says when it was made: the note that the text was spoken follows, or those
    /// are greeted to whom it was.
    private func isAboveSpeech(_ phrase: DatePhrase, _ sentence: TextSpan, _ block: Int) -> Bool {
        let lead = phrase.span.upperBound..<facts.page.blocks[block].span.upperBound
        let hasNote = hasNoteOfSpeech(lead) || (block + 1...block + 2).contains(where: isNoteOfSpeech)
        let isBeforeGreeting = facts.boundaries.courtesies.first == block + 1 && facts.boundaries.body.last != block + 1
        guard hasNote || isBeforeGreeting, namesSpeech(sentence, phrase) || isPlaceAndDay(phrase, sentence, block)
        else { return false }
        let isLast = facts.dates(in: lead).allSatisfy { $0.day == nil }
        return isLast && isOfSameState(sentence) && isOwnDay(phrase, behind: sentence.lowerBound, in: sentence)
    }

    /// Whether a sentence has hardly more than a day and where it was: one that goes on behind the day tells of something.
    private func isPlaceAndDay(_ phrase: DatePhrase, _ sentence: TextSpan, _ block: Int) -> Bool {
        let behind = phrase.span.upperBound..<max(phrase.span.upperBound, sentence.upperBound)
        return standsAlone(phrase, block) && hasFewLetters(behind, besides: .places)
    }

    /// Whether a sentence with a date begins with what a speech is called, perhaps behind whose it is, says that somebody
    /// with an office speaks, or names him and the place alone.
    private func namesSpeech(_ sentence: TextSpan, _ phrase: DatePhrase) -> Bool {
        let before = sentence.lowerBound..<phrase.span.lowerBound
        let opening = facts.cues(.kind, in: before).first.map { sentence.lowerBound..<$0.span.lowerBound }
        let isTitled = opening.map { opening in
            opening.count <= Self.kindWithin && (opening.isEmpty || !facts.isLinked(opening))
                && facts.page.string(opening).split(separator: " ").allSatisfy { $0.first?.isUppercase ?? false }
                || facts.names(in: opening).first.map {
                    $0.thing != .bodies && $0.span.lowerBound - opening.lowerBound <= Self.kindWithin
                } ?? false
        }
        return isTitled ?? false || isAct(sentence)
            || isSetApart(phrase.span, in: sentence)
                && facts.names(in: before).contains {
                    $0.thing == .offices && $0.span.lowerBound - before.lowerBound <= Self.kindWithin
                        && hasFewLetters($0.span.upperBound..<before.upperBound, besides: .places)
                        || $0.thing == .offices && $0.span.lowerBound == before.lowerBound
                }
    }

    /// Whether a sentence tells that somebody with an office, who is named, made a speech.
    private func isAct(_ sentence: TextSpan) -> Bool {
        facts.dateCues(in: sentence).contains { $0.cue.value == Self.spoken }
            && facts.names(in: sentence).contains { office in
                office.thing == .offices && facts.isHeldByPerson(office.code)
                    && PersonName.leading(
                        in: facts.page.string(office.span.upperBound..<sentence.upperBound).dropLeadingMarks)
                        != nil
            }
    }

    /// Whether a paragraph right beneath the title of a speech says, and no more, that it was made: "On Saturday, 28
    /// September, Minister A made a speech at the ceremony."
    private func tellsOfSpeech(_ sentence: TextSpan, _ block: Int) -> Bool {
        facts.boundaries.title.last == block - 1 && sentence.count + 3 >= facts.page.blocks[block].span.count
            && facts.boundaries.title.contains { !speeches(in: facts.head(of: $0)).isEmpty } && isAct(sentence)
            && isOfSameState(sentence) && facts.dates(in: sentence).count(where: { $0.month != nil }) == 1
    }

    /// Whether a date is not that of what is spoken about: a speech is on a topic at a place.
    private func isOwnDay(_ phrase: DatePhrase, behind start: Int, in sentence: TextSpan) -> Bool {
        let before = min(start, phrase.span.lowerBound)..<phrase.span.lowerBound
        return !namesTopic(before) || isBesidePlace(phrase)
            || phrase.weekday != nil && phrase.year != nil
    }

    /// Whether a place stands just before a date, "in Berlin on", or just behind it.
    private func isBesidePlace(_ phrase: DatePhrase) -> Bool {
        let near = max(0, phrase.span.lowerBound - 64)..<min(facts.page.text.count, phrase.span.upperBound + 64)
        return facts.names(in: near).contains { name in
            name.thing == .places
                && (isJustBefore(name.span, phrase) || 0...8 ~= name.span.lowerBound - phrase.span.upperBound)
        }
    }

    // MARK: The note

    /// Whether a stretch has a sentence that is the note that a text was spoken, "Check against delivery", or ends with it.
    private func hasNoteOfSpeech(_ span: TextSpan) -> Bool {
        speeches(in: span).contains { note in
            let sentence = facts.sentence(around: note.span.lowerBound)
            return note.span.count * 4 >= sentence.count * 3
                || note.span.count >= Self.kindWithin && sentence.upperBound - note.span.upperBound <= 3
        }
    }

    /// Whether a block is such a note, in a line of its own or among few other words.
    private func isNoteOfSpeech(_ block: Int) -> Bool {
        guard facts.page.blocks.indices.contains(block) else { return false }
        let line = facts.head(of: block)
        return line.count <= 120 && facts.dates(in: line).isEmpty && hasNoteOfSpeech(line)
    }
}
