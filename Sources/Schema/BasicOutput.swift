public import JSONText

/// The output of an evaluation in the format `basic` of the standard (core, section 12.4.2), as JSON.
///
/// Works on a schema that was compiled with `collectsAnnotations`.
public struct BasicOutput: Sendable {
    private var annotator: SchemaAnnotator
    private var evaluator: SchemaEvaluator

    /// Creates a writer for a schema.
    public init(schema: CompiledSchema) {
        annotator = SchemaAnnotator(schema: schema)
        evaluator = SchemaEvaluator(schema: schema)
    }

    /// The output for an instance: `valid`, and `annotations` where it is, else `errors`.
    public mutating func json(for instance: JSONNode) -> [UInt8] {
        var writer = JSONWriter()
        if let annotations = annotator.annotations(of: instance) {
            writer.raw(#"{"valid":true,"annotations":["#)
            for (position, annotation) in annotations.enumerated() {
                if position > 0 { writer.raw(",") }
                Self.open(annotation.keywordLocation, annotation.instanceLocation, isValid: true, &writer)
                writer.raw(#","annotation":"#)
                writer.bytes += annotation.value
                writer.raw("}")
            }
        } else {
            writer.raw(#"{"valid":false,"errors":["#)
            for (position, finding) in evaluator.explain(instance).enumerated() {
                if position > 0 { writer.raw(",") }
                Self.open(finding.keywordLocation, finding.pointer, isValid: false, &writer)
                writer.raw(#","error":"#)
                writer.string(finding.message)
                writer.raw("}")
            }
        }
        writer.raw("]}")
        return writer.bytes
    }

    private static func open(
        _ keyword: KeywordLocation?, _ instance: String, isValid: Bool, _ writer: inout JSONWriter
    ) {
        writer.raw(#"{"valid":"#)
        writer.boolean(isValid)
        writer.raw(#","keywordLocation":"#)
        writer.string(keyword?.relative ?? "")
        if let keyword {
            writer.raw(#","absoluteKeywordLocation":"#)
            writer.string(keyword.absolute)
        }
        writer.raw(#","instanceLocation":"#)
        writer.string(instance)
    }
}
