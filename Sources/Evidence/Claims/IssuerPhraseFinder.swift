import Authorities
import Chronology

/// A stretch of a page that may name the issuer.
struct IssuerPhrase {
    /// What it is in the page.
    enum Form {
        /// The subject of words of issuing.
        case subject
        /// The sender of a letter.
        case sender
        /// What follows the announcement of a statement.
        case announced
        /// A line under the text, or one that says who issued it.
        case signature
        /// The title.
        case title
        /// The first sentence.
        case lead
    }

    let span: TextSpan
    let form: Form
    /// Whether it stands in the title.
    var isInTitle = false
}

/// Finds the stretches of a page that may name the issuer of its statement.
struct IssuerPhraseFinder {
    private let facts: PageFacts

    /// Blocks of the text that are looked at for words of issuing.
    private static let leadBlocks = 3
    /// A stretch that names an issuer is no longer than this, in bytes.
    private static let longestPhrase = 400

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// The stretches, the surest first.
    func phrases() -> [IssuerPhrase] {
        let lead = lead
        // What a page quotes speaks of others; the title of the link that leads there has who speaks.
        var phrases = named() + facts.linkTitles.announcing.flatMap { announced(in: $0, isTitle: true) }
        for block in lead { phrases += subjects(in: facts.head(of: block), isTitle: false) }
        phrases += speakers()
        if !facts.isAnnex { for block in statementHead { phrases += senders(in: facts.head(of: block)) } }
        let title = titleSpan
        // A title that begins with an office: "Foreign Ministry Spokesperson …’s remarks on …".
        if let title,
            facts.names(in: title).contains(where: {
                $0.thing == .offices && $0.span.lowerBound - title.lowerBound <= 40
            })
        {
            phrases.append(IssuerPhrase(span: title, form: .title, isInTitle: true))
        }
        if let title {
            phrases += subjects(in: title, isTitle: true)
            phrases += announced(in: title, isTitle: true)
        }
        phrases += signature()
        let headings = facts.boundaries.body.prefix(2 * Self.leadBlocks).filter { facts.page.blocks[$0].role.isHeading }
        for block in aside + lead.prefix(1) where beginsWithKind(block) {
            phrases += announced(in: facts.head(of: block), isTitle: true)
        }
        for block in headings + lead + aside { phrases += announced(in: facts.head(of: block), isTitle: false) }
        for field in facts.page.fields where ["title", "og:title", "subtitle"].contains(field.key) {
            phrases += subjects(in: field.span, isTitle: true) + announced(in: field.span, isTitle: true)
        }
        if let title { phrases.append(IssuerPhrase(span: title, form: .title, isInTitle: true)) }
        for block in aside {
            let sentence = facts.sentence(around: facts.page.blocks[block].span.lowerBound)
            phrases.append(IssuerPhrase(span: sentence, form: .lead))
        }
        if let first = lead.first {
            phrases.append(
                IssuerPhrase(span: facts.sentence(around: facts.page.blocks[first].span.lowerBound), form: .lead))
        }
        return phrases.filter { $0.span.count <= Self.longestPhrase || $0.form == .lead }
    }

    /// The first blocks of the text that are neither a salutation nor the question of somebody else.
    private var lead: [Int] {
        facts.boundaries.body.prefix(4 * Self.leadBlocks).filter { block in
            let span = facts.page.blocks[block].span
            return !facts.boundaries.courtesies.holds(block) && !isQuestion(span)
                && (facts.endsAsSentence(span) && span.count >= 20 || span.count >= 120)
        }.prefix(Self.leadBlocks).map { $0 }
    }

    private func isQuestion(_ block: TextSpan) -> Bool {
        let start = block.lowerBound..<min(block.upperBound, block.lowerBound + 64)
        return facts.cues(.question, in: start).contains {
            $0.cue.place == .anywhere || $0.span.lowerBound == block.lowerBound
        }
    }

    private var titleSpan: TextSpan? {
        guard let first = facts.boundaries.title.first, let last = facts.boundaries.title.last else { return nil }
        return facts.boundaries.titleSpan
            ?? facts.page.blocks[first].span.lowerBound..<facts.page.blocks[last].span.upperBound
    }

    /// Header, title and the first blocks of page and text, of the part that is read.
    private var statementHead: [Int] {
        let boundaries = facts.boundaries
        let first = boundaries.body.first ?? 0
        let head = Set(boundaries.title + boundaries.header + Array(max(0, first - 3)...max(0, first)))
        return head.filter { block in
            guard facts.part.blocks.contains(block), facts.page.blocks[block].role != .field,
                // The first line of an annex speaks of its letter.
                !(facts.isAnnex && block == facts.part.blocks.lowerBound)
            else { return false }
            return !isFurniture(facts.page.blocks[block].span)
        }
        .sorted()
    }

    /// The blocks of the head that are neither title nor text.
    private var aside: [Int] {
        statementHead.filter { !facts.boundaries.title.contains($0) && !facts.boundaries.body.holds($0) }
    }

    private func isFurniture(_ span: TextSpan) -> Bool {
        facts.page.text.withUnsafeBytes {
            facts.tables.cueMention(of: .furniture, at: span.lowerBound, in: $0) != nil
        }
    }

    /// What stands before words of issuing, from the start of the sentence or the end of an agency's line.
    private func subjects(in span: TextSpan, isTitle: Bool) -> [IssuerPhrase] {
        // "…, said on Tuesday:" announces the text where a line ends so; elsewhere others are quoted.
        let announces = !isTitle && facts.page.string(span).last.map { ":：".contains($0) } ?? false
        let cues = facts.cues(.attribution, in: span) + (announces ? facts.cues(.introduction, in: span) : [])
        return cues.compactMap { cue in
            let sentence = isTitle ? span : facts.sentence(around: cue.span.lowerBound)
            let start = max(sentence.lowerBound, endOfDateline(before: cue.span.lowerBound, from: sentence.lowerBound))
            var phrase = PlainTextReader.trimmed(start..<cue.span.lowerBound, in: facts.page.text)
            if let subject = subjectBehindTopic(phrase) { phrase = subject }
            return phrase.isEmpty ? nil : IssuerPhrase(span: phrase, form: .subject, isInTitle: isTitle)
        }
    }

    /// The subject behind what a sentence begins with: "In response to …, the Spokesperson said", "On 3 May, …".
    private func subjectBehindTopic(_ phrase: TextSpan) -> TextSpan? {
        let begins: (Int) -> Bool = { $0 - phrase.lowerBound <= 8 }
        let language = facts.language?.split(separator: "-").first.map(String.init)
        let topic = facts.cues(.topic, in: phrase).first { cue in language.map(cue.cue.languages.contains) ?? true }
        guard
            topic.map({ begins($0.span.lowerBound) }) ?? false
                || facts.dates(in: phrase).first.map({ begins($0.span.lowerBound) }) ?? false,
            let office = facts.names(in: phrase).last(where: { $0.thing == .offices })
        else { return nil }
        let before = facts.page.string(phrase.lowerBound..<office.span.lowerBound)
        guard let comma = before.lastIndex(where: { ",，،、".contains($0) }) else { return nil }
        let start = phrase.lowerBound + before[...comma].utf8.count
        return PlainTextReader.trimmed(start..<phrase.upperBound, in: facts.page.text)
    }

    /// Where an agency's line ends: behind its dash, or the bracket around it.
    private func endOfDateline(before end: Int, from start: Int) -> Int {
        var index = start
        var last = start
        let marks = ["--", "–", "—", "】"].map { Array($0.utf8) }
        while index < end {
            let rest = facts.page.text[index..<end]
            if let mark = marks.first(where: { rest.starts(with: $0) }) { last = index + mark.count }
            index += 1
        }
        return last - start <= 90 ? last : start
    }

    /// The sender in the heading of a letter: what stands between its date and its addressee.
    private func senders(in span: TextSpan) -> [IssuerPhrase] {
        var starts = facts.dateCues(in: span).filter { $0.cue.value == "letter" }.map(\.span)
        // "2019年9月27日…给…的信": the date begins the heading.
        if starts.isEmpty, let date = facts.dates(in: span).first, date.span.lowerBound == span.lowerBound,
            facts.cues(.kind, in: span).contains(where: { $0.cue.value == "letter" })
        {
            starts = [span.lowerBound..<span.lowerBound]
        }
        return starts.compactMap { start in
            let date = facts.dates(in: start.upperBound..<span.upperBound).first?.span
            // "Письмо … от 27 сентября": the sender stands before the date.
            if let date,
                let sender = facts.names(in: start.upperBound..<date.lowerBound).first(where: { $0.thing == .offices }),
                facts.names(in: start.upperBound..<date.lowerBound).allSatisfy({
                    $0.thing != .bodies || $0.code == "UN"
                })
            {
                return IssuerPhrase(span: sender.span.lowerBound..<date.lowerBound, form: .sender)
            }
            let after = date?.upperBound ?? start.upperBound
            guard after < span.upperBound, after - start.upperBound < 64 else { return nil }
            if let named = namedSender(in: after..<span.upperBound) { return named }
            let offices = facts.names(in: after..<span.upperBound).filter { $0.thing == .offices }
            guard let office = offices.first, office.span.lowerBound - after < 40 else { return nil }
            return sender(office, before: span.upperBound)
        }
    }

    /// A sender's office up to the addressee, who is an office, too, or a body behind the sender's country. The body that
    /// a mission is accredited to belongs to it.
    private func sender(_ office: NameMention, before end: Int) -> IssuerPhrase {
        let others = facts.names(in: office.span.upperBound..<max(office.span.upperBound, end))
        var stop = end
        for name in others where name.thing == .bodies || name.thing == .offices {
            if name.code == "UN", facts.isAccreditation(before: name) {
                return IssuerPhrase(span: office.span.lowerBound..<name.span.upperBound, form: .sender)
            }
            stop = name.span.lowerBound
            break
        }
        return IssuerPhrase(
            span: PlainTextReader.trimmed(office.span.lowerBound..<stop, in: facts.page.text), form: .sender)
    }

    /// What stands behind a word that names the sender, as where a heading has the addressee first.
    private func namedSender(in span: TextSpan) -> IssuerPhrase? {
        facts.cues(.sender, in: span).lazy.compactMap { cue in
            facts.names(in: cue.span.upperBound..<span.upperBound)
                .first { $0.thing == .offices && $0.span.lowerBound - cue.span.upperBound <= 8 }
                .map { sender($0, before: span.upperBound) }
        }.first
    }

    /// What follows words that announce a statement: "Press Statement of …".
    ///
    /// In a title that names somebody before them, the statement is another's that he speaks of.
    private func announced(in span: TextSpan, isTitle: Bool) -> [IssuerPhrase] {
        facts.cues(.kind, in: span).compactMap { cue in
            if isTitle, let first = facts.names(in: span).first(where: { $0.thing == .countries }),
                first.span.upperBound <= cue.span.lowerBound,
                !isPossessive(first, before: cue.span.lowerBound), !facts.isTopic(span, before: cue.span)
            {
                return nil
            }
            let rest = PlainTextReader.trimmed(cue.span.upperBound..<span.upperBound, in: facts.page.text)
            // "Address to the Parliament of …": whom it is spoken to follows.
            let isToOthers = facts.cues(.addressee, in: cue.span).contains { $0.span.upperBound == cue.span.upperBound }
            guard !rest.isEmpty, !isToOthers, isTitle || beginsWithOffice(rest) else { return nil }
            return IssuerPhrase(
                span: rest.lowerBound..<min(rest.upperBound, rest.lowerBound + 240), form: .announced,
                isInTitle: isTitle)
        }
    }

    /// Whether a line beside the title begins with a word for a kind of statement: it is a title, too.
    private func beginsWithKind(_ block: Int) -> Bool {
        let line = facts.head(of: block)
        return line.count <= 200 && facts.cues(.kind, in: line).contains { $0.span.lowerBound - line.lowerBound <= 8 }
    }

    /// Whether words between a state and what is announced make it the state's, or its own form does: "Norway’s statement",
    /// "Sveriges anförande", not "Norway rejects".
    private func isPossessive(_ state: NameMention, before end: Int) -> Bool {
        let gap = state.span.upperBound..<end
        let isGenitive =
            facts.page.string(state.span).hasSuffix("s")
            && state.languages.allSatisfy(IssuerPhraseReader.genitiveLanguages.contains)
        return facts.isLinked(gap) && (isGenitive || !facts.page.string(gap).allSatisfy(\.isWhitespace))
    }

    /// Whether an office, with a country or the name of its holder before it perhaps, is the first thing that a stretch
    /// speaks of.
    private func beginsWithOffice(_ span: TextSpan) -> Bool {
        var end = span.lowerBound
        for name in facts.names(in: span) {
            let gap = end..<max(end, name.span.lowerBound)
            guard facts.isLinked(gap) || end == span.lowerBound && isPersonAlone(gap) else { return false }
            if name.thing == .offices { return true }
            end = max(end, name.span.upperBound)
        }
        return false
    }

    /// Whether nothing but a person's name and a comma stands there: "by the Honourable Name Surname, ".
    private func isPersonAlone(_ span: TextSpan) -> Bool {
        guard span.count <= 120 else { return false }
        let words = facts.page.string(span)
        return PersonName.leading(in: words).map { words.hasSuffix($0 + ", ") } ?? false
    }

    /// A line that says who issued the text: "ISSUED BY THE …".
    private func named() -> [IssuerPhrase] {
        facts.part.blocks.compactMap { index in
            let block = facts.page.blocks[index]
            guard block.span.count <= 200, block.role != .field, isNearText(index) else { return nil }
            let cue = facts.page.text.withUnsafeBytes {
                facts.tables.cueMention(of: .sender, at: block.span.lowerBound, in: $0)
            }
            guard let cue, cue.cue.place == .start, cue.span.upperBound < block.span.upperBound else { return nil }
            return IssuerPhrase(span: cue.span.upperBound..<block.span.upperBound, form: .signature)
        }
    }

    private func isNearText(_ index: Int) -> Bool {
        guard let first = facts.boundaries.body.first, let last = facts.boundaries.body.last else { return false }
        return (first - 6...last + 6).contains(index)
    }

    /// A short line with an office under the text.
    private func signature() -> [IssuerPhrase] {
        guard let last = facts.boundaries.body.last else { return [] }
        let end = min(facts.part.blocks.upperBound, last + 4)
        // Behind who signs there are no more sentences, but notes.
        let start = facts.boundaries.body.last { index in
            let span = facts.page.blocks[index].span
            let isNote = facts.page.string(span).first.map { !$0.isLetter } ?? true
            return span.count >= 60 && !isNote && facts.endsAsSentence(span)
                && !facts.boundaries.courtesies.holds(index)
        }
        return (max(facts.part.blocks.lowerBound, start ?? 0, last - 3)..<end).compactMap { index in
            let span = facts.page.blocks[index].span
            guard !facts.boundaries.title.contains(index), !facts.boundaries.header.holds(index),
                !facts.page.blocks[index].isLink, facts.dates(in: span).isEmpty
            else { return nil }
            // A line that ends as a sentence does is text.
            guard span.count <= 160, !facts.endsAsSentence(span),
                !facts.boundaries.courtesies.holds(index), !isFurniture(span), !facts.page.string(span).contains(": "),
                facts.names(in: span).contains(where: { $0.thing == .offices }), !isContact(span)
            else { return nil }
            return IssuerPhrase(span: span, form: .signature)
        }
    }

    /// A short line of the text that ends with a colon and begins with an office, above what its holder says: "Foreign
    /// Minister Name Surname:".
    private func speakers() -> [IssuerPhrase] {
        facts.boundaries.body.prefix(2 * Self.leadBlocks).compactMap { block in
            let span = facts.page.blocks[block].span
            guard span.count <= 120, facts.page.string(span).last.map({ ":：".contains($0) }) ?? false,
                let office = facts.names(in: span).first(where: { $0.thing == .offices }),
                office.span.lowerBound - span.lowerBound <= 40, facts.isHeldByPerson(office.code), !isQuestion(span)
            else { return nil }
            return IssuerPhrase(
                span: PlainTextReader.trimmed(span.lowerBound..<span.upperBound - 1, in: facts.page.text),
                form: .subject)
        }
    }

    /// Whether a line says how somebody is reached: by telephone, or by mail.
    private func isContact(_ span: TextSpan) -> Bool {
        let line = facts.page.text[span]
        return line.contains(UInt8(ascii: "@")) || line.count(where: { 0x30...0x39 ~= $0 }) >= 6
    }
}
