/// A version by Semantic Versioning 2.0.0.
public struct SemanticVersion: Hashable, Sendable, CustomStringConvertible {
    /// The version as written.
    public let text: String

    /// Checks a version.
    ///
    /// - Throws: `ReleaseError` that says what to write.
    public init(_ text: String) throws(ReleaseError) {
        guard Self.isVersion(text) else {
            throw ReleaseError(
                code: .wrongVersion, message: "\"\(text)\" is not a version of Semantic Versioning",
                help: "write three numbers without leading zeros, as 1.2.0 or 2.0.0-rc.1")
        }
        self.text = text
    }

    /// The text of the value.
    public var description: String { text }

    private static func isVersion(_ text: String) -> Bool {
        guard text.utf8.count <= 100 else { return false }
        let parts = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, !areIdentifiers(parts[1], numbersHaveNoLeadingZero: false) { return false }
        let core = parts[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        if core.count == 2, !areIdentifiers(core[1], numbersHaveNoLeadingZero: true) { return false }
        let numbers = core[0].split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 3 && numbers.allSatisfy { isNumber($0) && ($0 == "0" || $0.first != "0") }
    }

    private static func areIdentifiers(_ text: Substring, numbersHaveNoLeadingZero: Bool) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            guard !part.isEmpty, part.utf8.allSatisfy(isIdentifierByte) else { return false }
            return !numbersHaveNoLeadingZero || !isNumber(part) || part == "0" || part.first != "0"
        }
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func isIdentifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
