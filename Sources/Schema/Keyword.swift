import JSONText

/// One compiled keyword of one subschema. Accepting and explaining are apart: the first is kept fast, the second is
/// entered only for an instance that was not accepted.
protocol Keyword: Sendable {
    /// The kinds of instance that the keyword says anything about; it is not asked about others.
    var kinds: KindSet { get }

    /// Whether the instance satisfies the keyword. Allocates nothing on the way to `true`.
    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool

    /// `accepts`, noting the members or elements that the keyword evaluates. Only asked where a keyword of the same
    /// schema, or of one that applies it in place, reads these notes.
    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool

    /// Reports every way in which the instance does not satisfy the keyword; nothing where it does.
    func explain(_ instance: JSONNode, _ explanation: inout Explanation)
}

extension Keyword {
    /// Most keywords evaluate no parts.
    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        accepts(instance, &evaluation)
    }
}

/// A keyword that is about what the keywords beside it did not evaluate, and therefore comes after them.
protocol UnevaluatedPartsKeyword: Keyword {
    /// Reports the parts that nothing evaluated and that the keyword does not allow.
    func explain(_ instance: JSONNode, evaluated parts: EvaluatedParts, _ explanation: inout Explanation)
}

extension UnevaluatedPartsKeyword {
    // A subschema with such a keyword is always walked with notes, so these two are not reached.

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        var parts = EvaluatedParts()
        return accepts(instance, &evaluation, marking: &parts)
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        explain(instance, evaluated: EvaluatedParts(), &explanation)
    }
}

/// How a keyword is read from a schema. One type for each file of `Keywords/`, and one line in `KeywordRegistry`.
protocol KeywordDefinition: SendableMetatype {
    /// The keywords that this definition reads; the first one triggers it.
    static var names: [String] { get }

    /// The vocabulary that the keyword belongs to; it means nothing in a dialect without it.
    static var vocabulary: Vocabulary { get }

    /// What the keyword demands, why it fails, and an example of each.
    static var documentation: [KeywordDocumentation] { get }

    /// Reads the keyword's value; `nil` where it demands nothing.
    ///
    /// - Throws: a fault at the value for anything that the standard does not allow there.
    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)?
}

/// A keyword where it stands in a schema.
struct KeywordSite {
    /// The keyword's name.
    let name: String
    /// The keyword's value.
    let value: JSONNode
    /// The subschema that it stands in.
    let subschema: JSONNode
    /// The subschema's place: document and base URI.
    let scope: SchemaScope

    /// The value of a keyword beside this one.
    func sibling(_ name: String) -> JSONNode? { subschema[name] }
}

/// What `chancery explain` prints about a keyword; the examples are run as tests.
public struct KeywordDocumentation: Sendable, Hashable {
    /// The keyword.
    public var keyword: String
    /// What is demanded, in one sentence.
    public var summary: String
    /// A schema with the keyword, as JSON.
    public var schema: String
    /// An instance that the schema accepts, as JSON.
    public var accepted: String
    /// An instance that breaks the keyword and nothing else, as JSON.
    public var rejected: String

    /// The rule id of the keyword's findings: `schema/min-length` for `minLength`.
    public var rule: String { "schema/" + hyphenated(keyword) }
}

/// `minLength` as `min-length`.
func hyphenated(_ name: String) -> String {
    var result = ""
    for character in name {
        if character.isUppercase {
            result += "-" + character.lowercased()
        } else if character != "$" {
            result.append(character)
        }
    }
    return result
}
