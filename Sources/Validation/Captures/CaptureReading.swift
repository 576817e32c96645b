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
        text = page.text.withUnsafeBytes { ComparableText($0) }
        folded = text.folded
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

    /// The names that stand in the words of an issuer.
    func names(in issuer: IssuerClaim) -> [NameMention] {
        names.filter { name in
            issuer.spans.contains { $0.lowerBound <= name.span.lowerBound && name.span.upperBound <= $0.upperBound }
        }
    }

    /// The characters of a stretch as a message quotes them, cut at some 80.
    func quoted(_ span: TextSpan) -> String {
        let text = page.quote(span)
        return quote((text.count > 80 ? text.prefix(79) + "…" : text[...]).unicodeScalars)
    }
}

/// The capture of a record, with the one of its statements that is the record's.
struct RecordCapture {
    let reading: CaptureReading
    /// The position of the record's statement; `nil` where that is none, or cannot be told.
    let position: Int?

    /// The record's statement as the reader reads it.
    var statement: StatementDraft? { position.map { reading.statements[$0] } }

    /// The names above the statement, in its first lines, and in the words of its issuer.
    var namesAtHead: [NameMention] {
        guard let statement, let start = statement.text.first?.lowerBound else { return reading.names }
        return reading.names.filter { $0.span.lowerBound < start + Self.headLength }
            + (statement.issuer.map(reading.names(in:)) ?? [])
    }

    /// The first lines of a statement, in bytes.
    private static let headLength = 400

    /// Its text.
    var statementText: ComparableText? { position.map { reading.statementTexts[$0] } }

    /// Finds the statement by the first long paragraph of the record's text; of a record without text, the only one.
    init(_ reading: CaptureReading, of record: RecordView) {
        self.reading = reading
        guard let text = record.value(.text), text.kind == .string else {
            position = reading.statements.count == 1 ? 0 : nil
            return
        }
        let paragraphs = RecordText.paragraphs(of: text).lazy.map(\.text)
        guard let first = paragraphs.first(where: { $0.bytes.count >= 40 }) ?? paragraphs.first else {
            position = nil
            return
        }
        // A paragraph of the text that was edited must not hide what else is wrong: the next ones may tell.
        let found = paragraphs.prefix(4).lazy.compactMap { paragraph in
            paragraph.bytes.count < min(40, first.bytes.count)
                ? nil : reading.statementTexts.firstIndex { $0.contains(paragraph) }
        }.first
        position = found
    }
}

/// The text of a record by its lines.
enum RecordText {
    /// The lines that are not blank, each as it is compared, with its bytes of the string.
    static func paragraphs(of node: JSONNode) -> [(text: ComparableText, range: Range<Int>)] {
        node.withString { text in
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
}
