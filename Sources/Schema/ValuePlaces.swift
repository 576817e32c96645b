package import Diagnostics
package import JSONText

/// The places of one text's values, for findings. Its tables are made when the first place is asked for, so that a text
/// without findings pays nothing, and one with thousands pays for one walk.
package final class ValuePlaces {
    private let root: JSONNode
    private let text: [UInt8]
    private let path: String
    private lazy var pointers = PointerTable(root)
    private lazy var lines = text.withUnsafeBytes { LineTable($0) }

    /// - Parameters:
    ///   - root: the root of the text, which must outlive this.
    ///   - path: the file that the text is all of.
    package init(root: JSONNode, text: [UInt8], path: String) {
        self.root = root
        self.text = text
        self.path = path
    }

    /// The JSON Pointer from one value, or the root, to another in it; `nil` where it is not.
    package func pointer(from start: JSONNode? = nil, to node: JSONNode) -> String? {
        pointers.pointer(from: start, to: node)
    }

    /// The place in the file of a range of the text.
    package func location(of range: Range<Int>) -> SourceLocation {
        lines.location(of: range, file: path)
    }
}
