import Corpus
import Diagnostics
import JSONText
import Schema

/// What is kept of a record for when its text turns out to stand in another record, too.
struct ComparedText: Sendable, Hashable {
    /// A relation that the record declares to another record.
    struct Relation: Sendable, Hashable {
        /// What the record says that it is to the other; `nil` where the schema has no role for it.
        var type: String?
        /// The id of the other; `nil` for a document outside of the corpus.
        var target: String?
        var location: SourceLocation
        var pointer: String
    }

    /// Where a relation can be written into the file.
    struct Insertion: Sendable, Hashable {
        enum Form: Int { case member, firstElement, nextElement, array }
        var form: Form
        /// The bytes of the file that are replaced.
        var byteRange: Range<Int>
    }

    /// The text.
    var occurrence: Occurrence
    /// Whether most of its words are characters of a script without spaces.
    var isOfCharacters: Bool
    /// Hashes of who issued and published it and of its title; 0 where that is not stated.
    var issuer: UInt64
    var publisher: UInt64
    var title: UInt64
    var relations: [Relation]
    var insertion: Insertion?

    /// What the record is called in a message.
    var name: String {
        let name = occurrence.id.map { "the record `\($0)`" } ?? "another record"
        return occurrence.record < 0 ? name + " in `\(occurrence.location.file)`" : name
    }
}

/// The bytes of a compared text in the store. They never leave the process, so reading them trusts their form.
extension ComparedText {
    func encode(into bytes: inout [UInt8]) {
        occurrence.encode(into: &bytes)
        let place = insertion?.byteRange ?? 0..<0
        let numbers: [UInt64] = [
            isOfCharacters ? 1 : 0, issuer, publisher, title, UInt64(insertion?.form.rawValue ?? 255),
            UInt64(place.lowerBound), UInt64(place.upperBound), UInt64(relations.count),
        ]
        for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
        for relation in relations {
            // A relation has the parts of an occurrence: what it is called here and there differs only in name.
            Occurrence(
                record: relation.type == nil ? 0 : 1, defines: relation.target != nil, location: relation.location,
                id: relation.type, pointer: relation.pointer, value: relation.target ?? ""
            ).encode(into: &bytes)
        }
    }

    init(decoding bytes: inout ArraySlice<UInt8>) {
        occurrence = Occurrence(decoding: &bytes)
        func number() -> UInt64 {
            defer { bytes = bytes.dropFirst(8) }
            return bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        isOfCharacters = number() == 1
        issuer = number()
        publisher = number()
        title = number()
        let form = Insertion.Form(rawValue: Int(number()))
        let start = Int(number())
        let end = Int(number())
        insertion = form.map { Insertion(form: $0, byteRange: start..<max(start, end)) }
        relations = (0..<number()).map { _ in
            let relation = Occurrence(decoding: &bytes)
            return Relation(
                type: relation.id, target: relation.defines ? relation.value : nil, location: relation.location,
                pointer: relation.pointer)
        }
    }
}
