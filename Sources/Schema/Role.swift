/// What a property means to Chancery's rules and exporters, declared by the schema's keyword `role`.
///
/// Rules never know a field by its name; any dataset whose schema gives roles gets the rules that fit it. The roles are
/// an open set: a rule that needs a new one names it in its own file.
public struct Role: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The role as it is written in a schema.
    public let rawValue: String

    /// Creates a role from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Creates a role from a literal.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// The text of the value.
    public var description: String { rawValue }

    /// The record's id.
    public static let id: Role = "id"
    /// The statement's text, without page furniture.
    public static let text: Role = "text"
}
