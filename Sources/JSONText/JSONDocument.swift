/// A parsed text that owns its bytes: for schemas, configurations and other texts that are kept.
public struct JSONDocument: Sendable {
    /// The text as given.
    public let text: [UInt8]
    private let tape: JSONTape

    /// Parses a text.
    ///
    /// - Throws: the first fault.
    public init(_ text: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONFault) {
        var parser = JSONParser(limits: limits)
        var tape = JSONTape()
        let parsed = text.withUnsafeBytes { parser.parse($0, onto: &tape) }
        if !parsed, let fault = parser.faults.first { throw fault }
        self.text = text
        self.tape = tape
    }

    /// Calls `body` with the root; nodes must not outlive the call.
    public func withRoot<Result>(_ body: (JSONNode) throws -> Result) rethrows -> Result {
        try text.withUnsafeBytes { text in try tape.withRoot(of: text, body) }
    }
}
