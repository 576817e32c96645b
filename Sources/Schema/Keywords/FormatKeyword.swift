import Diagnostics
import JSONText

/// `format` (validation, section 7); see `SchemaOptions.FormatHandling`.
struct FormatKeyword: Keyword, KeywordDefinition {
    static let names = ["format"]
    static let vocabulary = Vocabulary.format
    static let documentation = [
        KeywordDocumentation(
            keyword: "format", summary: "The string must have the declared form.",
            schema: #"{"format": "date"}"#, accepted: #""2021-11-21""#, rejected: #""2021-02-30""#)
    ]

    let kinds = KindSet.string
    private let format: any FormatChecker

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let name = try site.text(compiler, wants: "the name of a format")
        let isAsserted = compiler.options.formatHandling != .annotated || site.scope.dialect.assertsFormats
        guard isAsserted else { return nil }
        guard let format = compiler.options.formats[name] else {
            if compiler.options.formatHandling != .strict { return nil }
            let known = compiler.options.formats.names
            throw compiler.fault(
                site.value, site.scope, "the format `\(name)` is not known",
                help: nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
                    ?? "write one of \(known.map { "`\($0)`" }.joined(separator: ", "))")
        }
        return FormatKeyword(format: format)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        instance.withString { format.accepts($0) }
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard let reason = instance.withString({ format.fault(in: $0) }) else { return }
        // The reason may quote a part of the value.
        let why = Redaction.isOn ? "" : ": " + reason
        explanation.report(
            "format", at: instance, "\(quote(instance)) is not a valid \(format.title)\(why)", help: format.help)
    }
}
