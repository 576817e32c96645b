public import JSONText

extension DataDictionary {
    /// Describes the fields of the records that a schema is for.
    ///
    /// The walk follows `properties`, `patternProperties`, `additionalProperties`, `items`, `prefixItems`, `allOf`, `anyOf`,
    /// `oneOf`, `if` with `then` and `else`, `dependentSchemas`, and references inside of the document. Where the schema
    /// refers to itself, the field names the one that it repeats. Whether the schema is a valid one is for
    /// `SchemaCompiler` to say; what is not understood here is left out.
    ///
    /// Time and memory are bounded by the limits and linear in the schema below them.
    public init(of schema: JSONDocument, limits: DictionaryLimits = DictionaryLimits()) {
        self = schema.withRoot { DictionaryBuilder($0, limits: limits).dictionary }
    }
}
