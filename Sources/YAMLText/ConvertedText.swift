public import Diagnostics

/// JSON text made from a file in another notation, and where its parts stand in that file.
public struct ConvertedText: Hashable, Sendable {
    /// One JSON value (RFC 8259) without white space, in UTF-8; members keep the order of the file.
    public var json: [UInt8]
    /// One anchor for each key and each value, by rising `textOffset`; for `SourceMap.converted(_:verbatimOffset:)`.
    public var anchors: [SourceMap.Anchor]
    /// The offset in `json` of a string whose characters stand in the file as they are, but for CRLF: the body of a
    /// Markdown file.
    public var verbatimOffset: Int?

    /// Creates a converted text.
    public init(json: [UInt8], anchors: [SourceMap.Anchor], verbatimOffset: Int? = nil) {
        self.json = json
        self.anchors = anchors
        self.verbatimOffset = verbatimOffset
    }
}
