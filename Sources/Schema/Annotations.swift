public import JSONText

/// What a keyword that only describes says about a value of a valid instance (core, section 7.7).
public struct SchemaAnnotation: Hashable, Sendable {
    /// The keyword, such as `title`, or one that no vocabulary knows.
    public var keyword: String
    /// The keyword's value, as JSON.
    public var value: [UInt8]
    /// The JSON Pointer of the value that is described.
    public var instanceLocation: String
    /// The URI of the subschema that describes it, the URI of its resource and a JSON Pointer as the fragment.
    public var schemaLocation: String
    /// Where the keyword stands.
    public var keywordLocation: KeywordLocation
}

/// Collects the annotations of instances. Works on a schema that was compiled with `collectsAnnotations`.
public struct SchemaAnnotator: Sendable {
    private let schema: CompiledSchema
    private var evaluator: SchemaEvaluator

    /// Creates an annotator.
    public init(schema: CompiledSchema) {
        self.schema = schema
        evaluator = SchemaEvaluator(schema: schema)
    }

    /// The annotations of an instance, in the order of the walk; `nil` where it is not valid, since then it has none.
    ///
    /// Memory: an annotation's locations for each on the way; those of branches that fail are given up as they do.
    public mutating func annotations(of instance: JSONNode) -> [SchemaAnnotation]? {
        evaluator.annotationMarks(instance)?.compactMap { mark in
            let source = schema.annotations[mark.source]
            // A property's name has no location of its own.
            guard let location = instance.pointer(to: mark.instance) else { return nil }
            return SchemaAnnotation(
                keyword: source.keyword, value: source.value, instanceLocation: location,
                schemaLocation: source.schemaLocation,
                keywordLocation: mark.location)
        }
    }
}

/// An annotation as it is noted on the way: the keyword's number and the value's index on its tape.
struct AnnotationMark {
    let source: Int
    let instance: Int
    let location: KeywordLocation
}

/// An annotation keyword of a schema.
struct AnnotationSource: Sendable {
    let keyword: String
    let value: [UInt8]
    let schemaLocation: String
}

/// A keyword that only describes: it accepts everything, and notes that it was there.
struct AnnotationKeyword: Keyword {
    let name: String
    let source: Int
    let kinds: KindSet

    /// The kinds of value that a keyword describes; `nil` where it describes none.
    static func kinds(of name: String, in subschema: JSONNode) -> KindSet? {
        switch name {
        case "$comment", "$id", "$anchor", "$dynamicAnchor", "$vocabulary", "$schema", "$defs", "definitions", "then",
            "else", "minContains", "maxContains":
            nil
        case "contentEncoding", "contentMediaType": .string
        case "contentSchema": subschema["contentMediaType"] == nil ? nil : .string
        default: .all
        }
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool { true }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        if let location = evaluation.trail.location(of: name, in: evaluation.locations) {
            evaluation.annotations.append(
                AnnotationMark(source: source, instance: instance.index, location: location))
        }
        return true
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {}
}
