/// How a schema is read.
public struct SchemaOptions: Sendable {
    /// What the keyword `format` does.
    public enum FormatHandling: Sendable {
        /// Formats are asserted, and a name that is not known is a fault of the schema: nothing passes unchecked.
        case strict
        /// Formats are asserted; names that are not known are ignored, as the standard wants it.
        case asserted
        /// Formats are annotations, unless the schema's dialect makes them assertions (validation, section 7.2).
        case annotated
    }

    /// The formats that are known.
    public var formats = FormatRegistry.standard
    /// What `format` does.
    public var formatHandling = FormatHandling.strict
    /// The names that the keyword `authority` may have; any, where this is `nil`.
    public var authorities: Set<String>?
    /// Whether the compiled schema is to collect annotations, which makes it slower.
    public var collectsAnnotations = false
    /// Whether the schema is held to the meta-schema of its dialect as well.
    public var checksMetaschema = true

    /// The options as stated for each, but for those that are given.
    public init(
        formats: FormatRegistry = .standard, formatHandling: FormatHandling = .strict,
        authorities: Set<String>? = nil
    ) {
        self.formats = formats
        self.formatHandling = formatHandling
        self.authorities = authorities
    }
}
