/// Counts the rows of a data file as its bytes come: the lines of JSONL, the rows of a table by RFC 4180.
///
/// It counts what the encoders of this project write, where every row has its line end and a table has a header.
struct RowCounter {
    private var hasQuotes: Bool
    private var isQuoted = false
    private var lines = 0

    /// - Parameter path: the file's path without an ending for compression; `nil` for one whose rows are not counted.
    init?(path: String) {
        if path.hasSuffix(".csv") {
            hasQuotes = true
        } else if path.hasSuffix(".jsonl") {
            hasQuotes = false
        } else {
            return nil
        }
    }

    /// The rows so far, without the header.
    var rows: Int { hasQuotes ? max(0, lines - 1) : lines }

    /// Takes the next bytes of the content.
    mutating func count(_ bytes: UnsafeRawBufferPointer) {
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                // A doubled quote ends and begins the quoted part, so it changes nothing.
                if !isQuoted { lines += 1 }
            } else if byte == UInt8(ascii: "\""), hasQuotes {
                isQuoted.toggle()
            }
        }
    }
}
