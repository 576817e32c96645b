/// Why a file of authority data cannot be used.
public struct AuthorityTableError: Error, Hashable, Sendable {
    /// The file's name, such as `sessions.csv`.
    public let file: String
    /// The line, 1-based.
    public let line: Int
    /// What is wrong and what to write, as one sentence fragment without a full stop.
    public let message: String
}

extension AuthorityTableError: CustomStringConvertible {
    /// `sessions.csv:12: …`
    public var description: String { "\(file):\(line): \(message)" }
}
