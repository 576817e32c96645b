/// `json-pointer`: RFC 6901, section 3, as a JSON string has it (section 5).
struct JSONPointerFormat: FormatChecker {
    let name = "json-pointer"
    let title = "JSON Pointer"
    let help = "write `/` before each name or index, as `/source/title`, with `~1` for `/` and `~0` for `~` in names"

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool { Self.isPointer(text, from: 0) }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        guard !accepts(text) else { return nil }
        if text.first == UInt8(ascii: "#") { return "a fragment of a URI is not a pointer" }
        return text.first == UInt8(ascii: "/")
            ? "a `~` is followed by neither `0` nor `1`" : "it does not begin with `/`"
    }

    /// Whether the text from an index to its end is a pointer.
    static func isPointer(_ text: UnsafeRawBufferPointer, from start: Int) -> Bool {
        guard start < text.count else { return true }
        guard text[start] == UInt8(ascii: "/") else { return false }
        var index = start
        while index < text.count {
            if text[index] == UInt8(ascii: "~") {
                index += 1
                guard index < text.count, text[index] | 1 == UInt8(ascii: "1") else { return false }
            }
            index += 1
        }
        return true
    }
}
