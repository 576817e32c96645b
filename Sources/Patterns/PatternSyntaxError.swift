/// Why a pattern was refused, and where.
public struct PatternSyntaxError: Error, Hashable, Sendable {
    /// What is wrong, in one sentence without a full stop; it quotes the offending text.
    public let message: String
    /// Where the offending construct begins: 0-based, in UTF-8 bytes of the pattern's source.
    public let offset: Int
    /// What to write instead, where there is something to suggest.
    public let help: String?

    /// Creates an error at a byte offset of the source.
    public init(message: String, offset: Int, help: String? = nil) {
        self.message = message
        self.offset = offset
        self.help = help
    }
}

extension PatternSyntaxError: CustomStringConvertible {
    /// The message, its place and the help, on one line.
    public var description: String {
        "\(message) (at byte \(offset) of the pattern)" + (help.map { "; \($0)" } ?? "")
    }
}
