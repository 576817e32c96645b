import Diagnostics
import JSONText
import Schema

/// A text that stands in another record, whole or in part, is related to it.
///
/// Neither a reprint nor a revision is a fault; what is missing is where the text comes from. These findings are
/// therefore gaps. That a declared relation cannot be is a violation.
struct RelatedText: Sendable {
    static let reprint = RuleDescription(
        id: "corpus/reprint", kind: .gap, severity: .warning,
        summary: "A text that repeats that of an earlier record, alone or within a page, is related to it.",
        rationale: """
            One statement is issued, carried by an agency, reprinted and aggregated. Copies that are not related count \
            as several statements, and the reader of a copy does not learn where it comes from. Case, punctuation and \
            accents do not count in the comparison, and passages of less than 39 words need not be found. A text repeats \
            another from 90 % of the other's words on, or 80 % where it has as much again of its own. The relation is \
            written by `--fix`, into files of JSON, from 60 words and 95 % on that are half of the text; where other \
            issuers are declared, all of the words have to be there. In scripts without spaces a word is a character, and \
            it takes twice as many.
            """,
        triggering: [
            .init(
                #"{"id": "xav-a", "text": "\#(sample)"}"#,
                #"{"id": "xav-b", "source": {"publisher": "Mirnara Digest"}, "text": "Mirnara Digest. \#(sample) Staff report."}"#
            )
        ],
        nonTriggering: [
            .init(
                #"{"id": "xav-a", "text": "\#(sample)"}"#,
                #"{"id": "xav-b", "text": "\#(sample) More.", "relations": [{"type": "reprint_of", "record": "xav-a"}]}"#
            )
        ])
    static let excerpt = RuleDescription(
        id: "corpus/excerpt", kind: .gap, severity: .warning,
        summary: "A text that stands within a longer one of the same day, or an earlier day, is related to it.",
        rationale: """
            A summary page or a wire story often holds a part of a statement. As a record of its own it looks like a \
            second statement, and what it leaves out looks unsaid. A text is an excerpt from 90 % of its words on that \
            stand in the longer one, or 80 % of them where they are less than half of that. The relation is written by \
            `--fix` as that of a reprint is.
            """,
        triggering: [
            .init(
                #"{"id": "xav-a", "text": "\#(sample) \#(otherSample)"}"#, #"{"id": "xav-b", "text": "\#(sample)"}"#)
        ],
        nonTriggering: [
            .init(#"{"id": "xav-a", "text": "\#(sample)"}"#, #"{"id": "xav-b", "text": "\#(otherSample)"}"#)
        ])
    static let revision = RuleDescription(
        id: "corpus/revision", kind: .gap, severity: .note,
        summary: "A text that revises an earlier one of the same issuer is related to it.",
        rationale: """
            Annual statements are often issued again with a few words changed. That is worth a relation, since an \
            analysis that takes both as independent finds agreement where there is repetition. A text revises another of \
            the same issuer or title with which it has half of the words of each in common, where it has less than 90 % of \
            the shorter, or is half a year younger. Notes verbales share their formulas and texts of one office their \
            turns of phrase: the relation is written by `--fix` only from 150 words and 80 % of each on, between records \
            of one issuer; what is shorter is for people to judge.
            """,
        triggering: [
            .init(
                #"{"id": "xav-a", "text": "\#(sample) It has answered two of the letters so far."}"#,
                #"{"id": "xav-b", "text": "\#(sample) By now all four letters of the rapporteur have had their answer."}"#
            )
        ],
        nonTriggering: [
            .init(
                #"{"id": "xav-a", "text": "\#(sample)"}"#,
                #"{"id": "xav-b", "text": "\#(otherSample)"}"#)
        ])
    static let contradicted = RuleDescription(
        id: "corpus/contradicted-relation", severity: .warning,
        summary: "A declared relation between two texts agrees with the words that they share.",
        rationale: """
            A translation shares no long passages with its original, and an excerpt is not longer than what it was taken \
            from. A relation that the texts contradict names the wrong record, or the wrong type.
            """,
        triggering: [
            .init(
                #"{"id": "xav-a", "text": "\#(sample)"}"#,
                #"{"id": "xav-b", "text": "\#(sample) More.", "relations": [{"type": "translation_of", "record": "xav-a"}]}"#
            )
        ],
        nonTriggering: [
            .init(
                #"{"id": "xav-a", "text": "\#(sample)"}"#,
                #"{"id": "xav-b", "text": "\#(otherSample)", "relations": [{"type": "translation_of", "record": "xav-a"}]}"#
            )
        ])

    static let descriptions = [reprint, excerpt, revision, contradicted]

    private static let sample = """
        The delegation of Avaria regrets that the draft before the Committee was written without any visit to the \
        country, rests on hearsay, and passes over each of the seven reports that Avaria has sent since the spring.
        """
    private static let otherSample = """
        On the second item the delegation thanks the secretariat for the new timetable, asks that interpretation be \
        kept for the evening meetings, and proposes that the working group on water meet before the end of June.
        """

    private let fields: RelationFields?

    init?(_ schema: FieldDeclarations) {
        if schema[.text] == nil { return nil }
        fields = RelationFields(schema)
    }

    /// What is to be said of two texts.
    func judge(_ overlap: TextOverlap) -> RelatedTextFinding? {
        guard let relation = overlap.relation else { return nil }
        let (subject, other) = overlap.subject(of: relation)
        if let finding = contradiction(subject, other, relation) ?? contradiction(other, subject, relation) {
            return finding
        }
        guard
            let place = subject.text.occurrence.record >= 0 ? subject : other.text.occurrence.record >= 0 ? other : nil
        else { return nil }
        if declaresOrigin(subject.text) { return nil }
        // `corpus/same-text` reports texts that are the same byte for byte, unless one of the records names the other.
        if subject.entry.namesRecord, subject.entry.bytesHash == other.entry.bytesHash,
            !declares(subject.text, other.text), !declares(other.text, subject.text)
        {
            return nil
        }
        var finding = RelatedTextFinding(
            rule: description(of: relation), place: place, subject: subject, other: other,
            message: message(relation, subject, other), help: help(relation, overlap, subject, other))
        finding.isSilent = declares(subject.text, other.text) || declares(other.text, subject.text)
        finding.fix = fix(relation, overlap, subject, other)
        return finding
    }

    private func description(of relation: TextOverlap.Relation) -> RuleDescription {
        switch relation {
        case .reprint: Self.reprint
        case .excerpt: Self.excerpt
        case .revision: Self.revision
        }
    }

    // MARK: Declared relations

    /// Whether a record says itself, by any document, where its text comes from.
    private func declaresOrigin(_ text: ComparedText) -> Bool {
        text.relations.contains { relation in
            // Where the schema has no role for the type, every relation may say it.
            guard let type = relation.type else { return fields == nil }
            return TextOverlap.Relation(rawValue: type) != nil
        }
    }

    private func declares(_ text: ComparedText, _ other: ComparedText) -> Bool {
        guard let id = other.occurrence.id else { return false }
        return text.relations.contains { $0.target == id }
    }

    private func contradiction(
        _ side: TextOverlap.Side, _ other: TextOverlap.Side, _ relation: TextOverlap.Relation
    ) -> RelatedTextFinding? {
        guard let id = other.text.occurrence.id, side.text.occurrence.record >= 0,
            let declared = side.text.relations.first(where: { declared in
                declared.target == id
                    && TextOverlap.contradicts(
                        declared.type ?? "", relation, isShorter: side.wordCount <= other.wordCount)
            }), let type = declared.type
        else { return nil }
        let message =
            type == TextOverlap.Relation.excerpt.rawValue
            ? "the record is declared `\(type)` of \(other.text.name), and is the longer one: "
                + "\(side.wordCount) \(unit(side)) to \(other.wordCount)"
            : "the record is declared `\(type)` of \(other.text.name), and has \(side.share)% of its \(unit(side)) in "
                + "common with it"
        var finding = RelatedTextFinding(
            rule: Self.contradicted, place: side, subject: side, other: other, message: message,
            help: "correct the type, or the id of the other record")
        var place = finding.place
        place.location = declared.location
        place.pointer = declared.pointer
        finding.declared = place
        return finding
    }

    // MARK: Words

    private func unit(_ side: TextOverlap.Side) -> String { side.text.isOfCharacters ? "characters" : "words" }

    private func span(_ side: TextOverlap.Side) -> String {
        "\(unit(side)) \(side.span.lowerBound + 1) to \(side.span.upperBound) of \(side.wordCount)"
    }

    private func message(
        _ relation: TextOverlap.Relation, _ subject: TextOverlap.Side, _ other: TextOverlap.Side
    ) -> String {
        let isOfReference = subject.text.occurrence.record < 0
        let (whose, others) =
            isOfReference ? (subject.text.name, "this one") : ("the text", "that of \(other.text.name)")
        switch relation {
        case .excerpt:
            return "\(whose) is part of \(others): \(subject.share)% of it stands there, \(span(other))"
        case .revision:
            return "\(whose) revises \(others): \(subject.share)% of the one and \(other.share)% of the other are the "
                + "same \(unit(subject))"
        case .reprint:
            return "\(whose) repeats \(others): \(other.share)% of the other stands in it, \(span(subject))"
        }
    }

    private func help(
        _ relation: TextOverlap.Relation, _ overlap: TextOverlap, _ subject: TextOverlap.Side,
        _ other: TextOverlap.Side
    ) -> String {
        if subject.text.occurrence.record < 0 { return "relate that record to this one by `\(relation.rawValue)`" }
        let relate = "relate it to \(other.text.name) by `\(relation.rawValue)`"
        return isCollectedTwice(relation, overlap) ? "remove one of the two, or \(relate)" : relate
    }

    /// Whether nothing but the wording tells the two apart: a page that was collected twice rather than reprinted.
    private func isCollectedTwice(_ relation: TextOverlap.Relation, _ overlap: TextOverlap) -> Bool {
        relation == .reprint && !overlap.datesDiffer && !overlap.publishersDiffer
    }

    private func fix(
        _ relation: TextOverlap.Relation, _ overlap: TextOverlap, _ subject: TextOverlap.Side, _ other: TextOverlap.Side
    ) -> Diagnostic.Fix? {
        // Only what is certain: a relation to a record of this corpus, with a name, that is not better removed.
        guard subject.text.occurrence.record >= 0, other.text.occurrence.record >= 0, let id = other.text.occurrence.id,
            id != subject.text.occurrence.id, let insertion = subject.text.insertion, let fields,
            !isCollectedTwice(relation, overlap), overlap.isCertain(relation)
        else { return nil }
        let written = fields.text(relation.rawValue, to: id, as: insertion.form)
        return Diagnostic.Fix(
            message: "add the relation `\(relation.rawValue)` to `\(id)`", byteRange: insertion.byteRange,
            replacement: written.text, change: written.change)
    }
}
