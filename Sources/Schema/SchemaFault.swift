public import Diagnostics

/// Why a schema cannot be used, and where in it.
public struct SchemaFault: Error, Hashable, Sendable {
    /// What is wrong, as one fragment that quotes the value.
    public var message: String
    /// What to do about it, as one fragment.
    public var help: String
    /// The JSON Pointer of the value at fault within its schema document.
    public var pointer: String
    /// The value's place in the schema file.
    public var location: SourceLocation

    /// Creates a fault.
    public init(message: String, help: String, pointer: String, location: SourceLocation) {
        self.message = message
        self.help = help
        self.pointer = pointer
        self.location = location
    }

    /// Faults in the order of their places, each once: a subschema may have been read in several dynamic scopes.
    static func ordered(_ faults: [SchemaFault]) -> [SchemaFault] {
        Set(faults).sorted { left, right in
            (left.location.file, left.location.byteRange.lowerBound, left.message)
                < (right.location.file, right.location.byteRange.lowerBound, right.message)
        }
    }

    /// The fault as a finding, for reports.
    public var diagnostic: Diagnostic {
        Diagnostic(
            rule: "schema/unusable", severity: .error, message: message, help: help, location: location,
            pointer: pointer)
    }
}

/// All that is wrong with a schema. It is thrown as one, so that nothing has to be mended one fault at a time.
public struct SchemaError: Error, Hashable, Sendable {
    /// The faults in the order of the schema; never empty.
    public var faults: [SchemaFault]
}
