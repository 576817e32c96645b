import Diagnostics
import JSONText

/// `enum` (validation, section 6.1.2): the value is one of a list.
struct EnumKeyword: Keyword, KeywordDefinition {
    static let names = ["enum"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "enum", summary: "The value must be one of the declared values.",
            schema: #"{"enum": ["letter", "speech"]}"#, accepted: #""letter""#, rejected: #""leter""#)
    ]

    let kinds = KindSet.all
    private let values: [ConstantValue]
    private let strings: NameLookup

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        guard site.value.kind == .array else { throw site.refused(compiler, wants: "a list of values") }
        return EnumKeyword(values: site.value.elements.map { ConstantValue($0) })
    }

    private init(values: [ConstantValue]) {
        self.values = values
        strings = NameLookup(values.compactMap(\.string))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        if instance.kind == .string { return instance.withString { strings.position(of: $0) != nil } }
        return values.contains { $0.equals(instance) }
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard !accepts(instance, &explanation.evaluation) else { return }
        let shown = values.prefix(12).map { "`\($0.text)`" }
        let rest = values.count > shown.count ? [counted(values.count - shown.count, "other")] : []
        // What is near to the value would give it away.
        let nearest =
            instance.kind == .string && !Redaction.isOn
            ? nearestName(to: instance.string, among: values.compactMap(\.string)) : nil
        explanation.report(
            "enum", at: instance, "\(quote(instance)) is not one of the declared values",
            help: nearest.map { "did you mean `\($0)`?" } ?? "write \(joined(shown + rest))")
    }
}
