import Authorities
import Chronology
import Diagnostics
import Evidence
import JSONText
import Schema

/// A capture as rules hold records against it: its text, what the reader makes of it, and all that the tables find in it.
///
/// Immutable. Made once for each capture; several records may share one.
final class CaptureReading: Sendable {
    /// The page.
    let page: CapturePage
    /// The statements that it holds. One that the reader would not call a statement has a text, and no other claim.
    let statements: [StatementDraft]
    /// Their texts, one for each.
    let statementTexts: [ComparableText]
    /// The blocks of each statement, as bytes of `text`.
    let statementBlocks: [[Range<Int>]]
    /// The page's text.
    let text: ComparableText
    /// The page's text without what is only dress.
    let folded: ComparableText
    /// The names of bodies, countries, offices and places.
    let names: [NameMention]
    /// The dates.
    let dates: [DatePhrase]
    /// The numbered sessions.
    let sessions: [SessionMention]
    /// The symbols of documents.
    let symbols: [DocumentSymbol]

    init(_ page: CapturePage, _ tables: AuthorityTables) {
        self.page = page
        let statements = StatementReader(tables: tables).read(page)
        self.statements = statements
        statementTexts = statements.map { statement in
            ComparableText(statement.text.map { page.string($0) }.joined(separator: "\n"))
        }
        let text = page.text.withUnsafeBytes { ComparableText($0) }
        self.text = text
        folded = text.folded
        statementBlocks = statements.map { Self.blocks(of: $0, on: page, in: text) }
        let language = statements.first?.language?.value
        let reader = tables.dateReader
        (names, dates, sessions, symbols) = page.text.withUnsafeBytes { text in
            let names = tables.nameIndex.mentions(in: text)
            let phrases = reader.phrases(in: text.bindMemory(to: UInt8.self), language: language)
            let order = reader.numericOrder(of: phrases, language: language)
            return (
                names, phrases.map { $0.read(in: order) }, tables.sessionMentions(in: text, names: names),
                DocumentSymbol.mentions(in: text).flatMap { $0.symbol.all }
            )
        }
    }

    /// Blocks follow each other, so that each search ends where it begins.
    private static func blocks(
        of statement: StatementDraft, on page: CapturePage, in text: ComparableText
    ) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var stretches = statement.text[...]
        for block in page.blocks {
            while let stretch = stretches.first, stretch.upperBound <= block.span.lowerBound { stretches.removeFirst() }
            guard let stretch = stretches.first else { break }
            let own = block.span.clamped(to: stretch)
            guard !own.isEmpty else { continue }
            let words = page.text[own].withUnsafeBytes { ComparableText($0) }
            if let found = text.firstIndex(of: words, from: blocks.last?.upperBound ?? 0) {
                blocks.append(found..<found + words.bytes.count)
            }
        }
        return blocks
    }

    /// The statement in which a text begins, though it may go on behind the mark of its end.
    fileprivate func statement(around part: ComparableText) -> Int? {
        statementBlocks.firstIndex { blocks in
            guard let first = blocks.first, let last = blocks.last,
                let found = text.firstIndex(of: part, from: first.lowerBound)
            else { return false }
            return found < last.upperBound
        }
    }

    /// The names that stand in the words of an issuer.
    func names(in issuer: IssuerClaim) -> [NameMention] {
        names.filter { name in
            issuer.spans.contains { $0.lowerBound <= name.span.lowerBound && name.span.upperBound <= $0.upperBound }
        }
    }

    /// The characters of a stretch as a message quotes them, cut at some 80.
    func quoted(_ span: TextSpan) -> String {
        quote(page.quote(span), atMost: 80)
    }
}

/// The capture of a record, with the one of its statements that is the record's.
struct RecordCapture {
    let reading: CaptureReading
    /// The position of the record's statement; `nil` where that is none, or cannot be told.
    let position: Int?

    /// Where the paragraphs of the record's text stand in the capture; `nil` of a record without text.
    let paragraphs: ParagraphPlaces?

    /// The record's statement as the reader reads it.
    var statement: StatementDraft? { position.map { reading.statements[$0] } }

    /// The names above the statement, in its first lines, and in the words of its issuer.
    var namesAtHead: [NameMention] {
        guard let statement, let start = statement.text.first?.lowerBound else { return reading.names }
        return reading.names.filter { $0.span.lowerBound < start + Self.headLength }
            + (statement.issuer.map(reading.names(in:)) ?? [])
    }

    /// The same, and the names in the last lines of the statement and below it: where whoever speaks is named.
    var namesAtEdges: [NameMention] {
        guard let end = statement?.text.last?.upperBound else { return reading.names }
        return namesAtHead + reading.names.filter { $0.span.lowerBound >= end - Self.headLength }
    }

    /// The first and the last lines of a statement, in bytes.
    private static let headLength = 400

    /// Finds the statement by the first long paragraph of the record's text; of a record without text, the only one.
    init(_ reading: CaptureReading, of record: RecordView) {
        self.reading = reading
        guard let text = record.value(.text), text.kind == .string else {
            position = reading.statements.count == 1 ? 0 : nil
            paragraphs = nil
            return
        }
        let paragraphs = record.withCharacters(of: text, RecordText.paragraphs)
        position = Self.position(of: paragraphs.lazy.map(\.text), in: reading)
        let start = position.flatMap { reading.statementBlocks[$0].first?.lowerBound } ?? 0
        self.paragraphs = ParagraphPlaces(paragraphs, in: reading.text, from: start)
    }

    private static func position(of paragraphs: some Collection<ComparableText>, in reading: CaptureReading) -> Int? {
        guard let first = paragraphs.first(where: { $0.bytes.count >= 40 }) ?? paragraphs.first else { return nil }
        // A paragraph of the text that was edited must not hide what else is wrong: the next ones may tell.
        return paragraphs.prefix(4).lazy.filter { $0.bytes.count >= min(40, first.bytes.count) }.compactMap {
            paragraph in
            reading.statementTexts.firstIndex { $0.contains(paragraph) } ?? reading.statement(around: paragraph)
        }.first
    }
}

/// The text of a record by its lines.
enum RecordText {
    /// The lines that are not blank, each as it is compared, with its bytes of the string.
    static func paragraphs(of text: UnsafeRawBufferPointer) -> [(text: ComparableText, range: Range<Int>)] {
        var paragraphs: [(ComparableText, Range<Int>)] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            let line = ComparableText(UnsafeRawBufferPointer(rebasing: text[start..<end]))
            if !line.bytes.isEmpty { paragraphs.append((line, start..<end)) }
            start = end + 1
        }
        return paragraphs
    }
}
