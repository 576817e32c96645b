import Codecs
import Diagnostics
import JSONText
import Schema

/// A rule that holds records against each other.
///
/// Rules of this kind never hold the corpus. Each names values of a record as it goes by; at the end the occurrences of
/// equal values come together, sorted outside of memory where they are many, and the rule judges each of them.
protocol CorpusRule: Sendable, SendableMetatype {
    /// What the rule is.
    static var description: RuleDescription { get }

    /// Makes the rule for a schema; `nil` where the schema gives it nothing to do.
    init?(_ fields: FieldDeclarations)

    /// Whether the first occurrence of a value may be wrong by itself.
    static var judgesFirst: Bool { get }

    /// Names the values of a record that matter to the rule.
    func occurrences(in record: RecordView) -> [NamedValue]

    /// Judges one occurrence of a value; `nil` where nothing is wrong with it.
    ///
    /// - Parameters:
    ///   - occurrence: the occurrence; of equal values those that define come first, then in input order.
    ///   - first: the first occurrence of the value, `nil` where this is it.
    func judge(_ occurrence: Occurrence, first: Occurrence?) -> Verdict?
}

extension CorpusRule {
    static var judgesFirst: Bool { false }
}

/// A value of a record that a corpus rule compares with others.
struct NamedValue {
    /// What is compared; equal values have equal digests.
    let digest: SHA256Digest
    /// The value's place.
    let node: JSONNode
    /// Whether other records refer to the value by this occurrence.
    var defines = false
    /// What the rule wants to know of the record when it judges, instead of the value as written.
    var note: String?
}

/// What a corpus rule says about an occurrence.
struct Verdict {
    let message: String
    var help: String?
    /// What to say about the first occurrence, where it belongs to the finding.
    var relatedMessage: String?
    /// What identifies the finding, where that is not the value.
    var value: String?
}

/// A value's place, kept from when its record went by until the end.
struct Occurrence: Sendable, Hashable {
    /// The record's position in the input; negative for one of an existing corpus, which is not reported itself.
    var record: Int
    /// Whether others refer to it.
    var defines: Bool
    var location: SourceLocation
    var id: String?
    var pointer: String
    /// The value as written, cut at 60 bytes and between backticks; `nil` where values are redacted.
    var value: String?

    /// The value as it is put into a message.
    var quotedValue: String { value ?? Redaction.placeholder }
}

extension NamedValue {
    /// A string, compared by its characters.
    static func string(_ node: JSONNode, of record: RecordView, defines: Bool = false) -> NamedValue? {
        guard node.kind == .string, !node.rawString.isEmpty else { return nil }
        return NamedValue(digest: record.digest(of: node), node: node, defines: defines)
    }

    /// Any value but null, compared by its canonical spelling.
    static func value(_ node: JSONNode) -> NamedValue? {
        guard node.kind != .null else { return nil }
        var writer = JSONWriter()
        writer.value(node)
        var hasher = SHA256Hasher()
        writer.bytes.withUnsafeBytes { hasher.update($0) }
        return NamedValue(digest: hasher.finalize(), node: node)
    }
}
