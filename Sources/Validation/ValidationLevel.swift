/// The levels of validation, in the order in which they build on each other.
public enum ValidationLevel: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Bytes to a document.
    case syntax
    /// A document against its JSON Schema.
    case schema
    /// Fields against each other and against authorities.
    case consistency
    /// Fields against the capture.
    case evidence
    /// Records against each other.
    case corpus

    private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The order of the two.
    public static func < (left: ValidationLevel, right: ValidationLevel) -> Bool {
        left.position < right.position
    }
}
