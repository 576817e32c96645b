import JSONText

/// `minLength` and `maxLength` (validation, sections 6.3.1 and 6.3.2). Lengths count code points.
struct StringLengthKeyword: Keyword, KeywordDefinition {
    static let names = ["minLength", "maxLength"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "minLength", summary: "The string must have at least so many code points.",
            schema: #"{"minLength": 1}"#, accepted: #""외""#, rejected: #""""#),
        KeywordDocumentation(
            keyword: "maxLength", summary: "The string must have at most so many code points.",
            schema: #"{"maxLength": 3}"#, accepted: #""외무성""#, rejected: #""외무성이""#),
    ]

    let kinds = KindSet.string
    private let bound: Int
    private let isMinimum: Bool

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        StringLengthKeyword(bound: try site.count(compiler), isMinimum: site.name == "minLength")
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        // A code point takes one to four bytes, or up to twelve where it is escaped: most strings need no counting.
        let bytes = instance.rawString.count
        if isMinimum {
            if bytes < bound { return false }
            if bytes / 12 >= bound { return true }
            return instance.codePointCount >= bound
        }
        return bytes <= bound || instance.codePointCount <= bound
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard !accepts(instance, &explanation.evaluation) else { return }
        let count = instance.codePointCount
        if isMinimum {
            explanation.report(
                "minLength", at: instance,
                count == 0 ? "the string is empty" : "\(quote(instance)) has \(counted(count, "character"))",
                help: count == 0
                    ? "write the value, or `null` where it is unknown and null is allowed"
                    : "write at least \(counted(bound, "character"))")
        } else {
            explanation.report(
                "maxLength", at: instance, "\(quote(instance)) has \(counted(count, "character"))",
                help: "write at most \(counted(bound, "character"))")
        }
    }
}
