import Chronology
import Codecs
import Corpus
import Diagnostics
import JSONText
import Schema
import Storage

/// What is kept in memory of each text that is compared: 48 bytes.
struct TextEntry: Sendable {
    /// Where the text's bytes begin in the store: one for each word, then the encoded `ComparedText`.
    var start: Int
    var wordCount: UInt32
    var detailCount: UInt32
    /// The first day that the text can be of, since 1970-01-01; the greatest number where that is not stated.
    var day: Int32
    /// Whether the record is one of an existing corpus, which is not reported itself.
    var isReference: Bool
    /// Whether the record declares a relation to another.
    var namesRecord: Bool
    /// Of all words in order.
    var wordsHash: UInt64
    /// Of the bytes as they are.
    var bytesHash: UInt64
    /// Of the record's id; 0 where it has none.
    var idHash: UInt64

    static let unknownDay = Int32.max

    /// The hash of an id, never 0.
    static func hash(ofID id: String) -> UInt64 {
        var id = id
        return id.withUTF8 { Validation.hash(UnsafeRawBufferPointer($0)) | 1 }
    }
}

/// The texts of one batch, as they are handed to the search.
struct TextBatch: Sendable {
    /// In input order; starts are counted from the batch's own bytes.
    var entries: [TextEntry] = []
    var bytes: [UInt8] = []
    /// Hash, and the text's position in the batch with that of the first word.
    var fingerprints: [NumberPair] = []
}

/// Makes of a record's text what the search for reprints compares. Each worker has its own.
///
/// Complexity: O(bytes of the text).
struct TextSketcher: Sendable {
    /// Texts of fewer words are not compared: what they have in common with others is chance.
    static let leastWords = 24

    private let relations: RelationFields?
    private var scanner = WordScanner()

    init?(_ fields: FieldDeclarations) {
        if fields[.text] == nil { return nil }
        relations = RelationFields(fields)
    }

    /// Adds a record's text to a batch.
    ///
    /// - Parameter recordStart: the offset of the record in its file, where relations can be written into it.
    mutating func add(
        _ record: RecordView, _ origin: RecordOrigin, ordinal: Int, recordStart: Int?, to batch: inout TextBatch
    ) {
        guard let (text, digest) = record.comparedText, text.rawString.count >= Self.leastWords,
            record.string(.status) != "withdrawn"
        else { return }
        let words = record.withCharacters(of: text) { scanner.words(of: $0) }
        guard words.count >= Self.leastWords else { return }

        let index = UInt64(batch.entries.count)
        Fingerprints.choose(from: words.hashes, hasCharacters: words.characters > 0) { hash, position in
            batch.fingerprints.append(NumberPair(key: hash, value: index << 32 | UInt64(position)))
        }

        let start = batch.bytes.count
        batch.bytes.append(contentsOf: words.bytes)
        let details = details(
            of: record, text, origin, ordinal, recordStart, isOfCharacters: 2 * words.characters > words.count)
        details.encode(into: &batch.bytes)
        batch.entries.append(
            TextEntry(
                start: start, wordCount: UInt32(words.count),
                detailCount: UInt32(batch.bytes.count - start - words.count), day: day(of: record),
                isReference: ordinal < 0, namesRecord: details.relations.contains { $0.target != nil },
                // The sum has every bit of every word, the bytes have their order.
                wordsHash: words.bytes.withUnsafeBytes(hash) ^ words.sum, bytesHash: digest.firstWord,
                idHash: details.occurrence.id.map(TextEntry.hash(ofID:)) ?? 0))
    }

    private func details(
        of record: RecordView, _ text: JSONNode, _ origin: RecordOrigin, _ ordinal: Int, _ recordStart: Int?,
        isOfCharacters: Bool
    ) -> ComparedText {
        ComparedText(
            occurrence: Occurrence(
                record: ordinal, defines: false, location: origin.location(of: text.range), id: record.id,
                pointer: record.root.pointer(to: text.index) ?? "", value: ""),
            isOfCharacters: isOfCharacters,
            issuer: hash(record.value(.issuerName) ?? record.value(.issuer)), publisher: hash(record.value(.publisher)),
            title: hash(record.value(.title)), relations: declaredRelations(record, origin),
            insertion: recordStart.flatMap { relations?.insertion(into: record.root, recordStart: $0) })
    }

    private func declaredRelations(_ record: RecordView, _ origin: RecordOrigin) -> [ComparedText.Relation] {
        func relation(_ node: JSONNode, type: JSONNode?, target: JSONNode?) -> ComparedText.Relation {
            ComparedText.Relation(
                type: type.flatMap { $0.kind == .string ? $0.string : nil },
                target: target.flatMap { $0.kind == .string ? $0.string : nil },
                location: origin.location(of: node.range),
                pointer: record.root.pointer(to: node.index) ?? "")
        }
        guard let relations else {
            return record.values(.relationRecord).map { relation($0, type: nil, target: $0) }
        }
        return record.values(.relation).map { element in
            relation(
                element, type: element.kind == .object ? element[relations.type] : nil,
                target: element.kind == .object ? element[relations.record] : nil)
        }
    }

    private func day(of record: RecordView) -> Int32 {
        let day = (record.value(.dateIssued).flatMap(firstDay) ?? record.value(.published).flatMap(firstDay))
        return day.flatMap { Int32(exactly: $0.daysSinceEpoch) } ?? TextEntry.unknownDay
    }

    private func firstDay(_ node: JSONNode) -> CalendarDay? {
        DateOrder.date(node)?.statedBounds.earliest
    }
}

/// A hash of a value as it is written, never 0; 0 for none.
private func hash(_ node: JSONNode?) -> UInt64 {
    node.map { hash($0.text) | 1 } ?? 0
}

private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count)
    func mix(_ first: UInt64, _ second: UInt64) {
        let product = (hash ^ first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: second ^ 0xD6E8_FEB8_6659_FD93)
        hash = product.high ^ product.low
    }
    func number(at index: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
    var index = 0
    while index &+ 16 <= bytes.count {
        mix(number(at: index), number(at: index &+ 8))
        index &+= 16
    }
    while index < bytes.count {
        mix(UInt64(bytes[index]), hash)
        index &+= 1
    }
    return hash
}
