/// How grave a finding is.
///
/// The order is by gravity: `.note < .warning < .error`.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    case note
    case warning
    case error

    private var gravity: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    /// The order of the two.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.gravity < right.gravity
    }
}

/// What sort of finding a diagnostic is.
public enum DiagnosticKind: String, Sendable, Hashable, CaseIterable {
    /// The record breaks a declared constraint.
    case violation
    /// Nothing wrong is stated, but the origin of something is not documented.
    case gap
}
