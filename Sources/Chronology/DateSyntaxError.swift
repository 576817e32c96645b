/// Why a text is not a date of the expected form, and what to write instead.
public struct DateSyntaxError: Error, Hashable, Sendable {
    /// Where the fault lies, in bytes from the start of the text, 0-based; the text's length where it ends too early.
    public let offset: Int
    /// What is wrong and what to write, as one sentence fragment without a full stop.
    public let message: String

    init(at offset: Int, _ message: String) {
        self.offset = offset
        self.message = message
    }
}

/// Why a text is not EDTF.
public typealias EDTFSyntaxError = DateSyntaxError
