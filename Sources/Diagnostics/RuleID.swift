/// The stable name of a rule, `group/name`, in lower case with hyphens: `date/before-session`.
///
/// Rule ids are an open set: a target that adds a rule names it in its own file.
public struct RuleID: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    /// The whole id, `group/name`.
    public let rawValue: String

    /// Creates an id from its text; the text is not checked.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Creates an id from a literal.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// The part before the first slash: `date` of `date/before-session`.
    public var group: Substring {
        rawValue.prefix { $0 != "/" }
    }

    /// The text of the value.
    public var description: String { rawValue }

    /// The order of the two.
    public static func < (left: RuleID, right: RuleID) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }
}
