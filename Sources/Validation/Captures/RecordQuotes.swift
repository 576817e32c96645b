import JSONText
import Schema

/// A quote under the role `evidence`.
struct RecordQuote {
    /// The pointer that it stands under.
    let key: JSONNode
    /// The quote.
    let node: JSONNode
    /// Which of its occurrences in the capture is meant; the first is 1.
    let occurrence: Int
}

/// The quotes of a record.
enum RecordQuotes {
    /// All of them, in the order of the record: a list, or a list under `quotes`, of strings or of objects with a number
    /// of occurrence.
    static func all(in record: RecordView) -> [RecordQuote] {
        record.members(.evidence).flatMap { quotes(under: $0.key, $0.value) }
    }

    static func quotes(under key: JSONNode, _ value: JSONNode) -> [RecordQuote] {
        let list = value.kind == .object ? value["quotes"] : value
        guard let list, list.kind == .array else { return [] }
        return list.elements.compactMap { element in
            if element.kind == .string { return RecordQuote(key: key, node: element, occurrence: 1) }
            guard element.kind == .object, let quote = element["quote"], quote.kind == .string else { return nil }
            return RecordQuote(key: key, node: quote, occurrence: element["occurrence"]?.integer ?? 1)
        }
    }
}
