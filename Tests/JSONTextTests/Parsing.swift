import JSONText

/// Parses a text and returns its faults; empty where it is JSON.
func faults(in text: [UInt8], limits: JSONLimits = JSONLimits()) -> [JSONFault] {
    var parser = JSONParser(limits: limits)
    var tape = JSONTape()
    _ = text.withUnsafeBytes { parser.parse($0, onto: &tape) }
    return parser.faults
}

func faults(in text: String, limits: JSONLimits = JSONLimits()) -> [JSONFault] {
    faults(in: Array(text.utf8), limits: limits)
}

/// Parses a text and calls `body` with its root.
func withRoot<Result>(of text: String, _ body: (JSONNode) throws -> Result) throws -> Result {
    try JSONDocument(Array(text.utf8)).withRoot(body)
}
