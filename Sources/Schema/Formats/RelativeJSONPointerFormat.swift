/// `relative-json-pointer`: draft-bhutton-relative-json-pointer-00, section 3. A shift of the index may stand before
/// `#` too, as in the draft's example `0-1#`.
struct RelativeJSONPointerFormat: FormatChecker {
    let name = "relative-json-pointer"
    let title = "relative JSON Pointer"
    let help = "write how many levels to go up, then a JSON Pointer or `#`, as `1/title` or `0#`"

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool { flaw(in: text) == nil }

    func fault(in text: UnsafeRawBufferPointer) -> String? { flaw(in: text)?.rawValue }

    private enum Flaw: String {
        case noNumber = "it does not begin with a number of levels, without sign and leading zeros"
        case shift = "after a sign stands no number without leading zeros"
        case remainder = "after the number follows neither `#` alone nor a JSON Pointer"
    }

    private func flaw(in text: UnsafeRawBufferPointer) -> Flaw? {
        var index = 0
        guard skipNumber(in: text, at: &index) else { return .noNumber }
        if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") {
            index += 1
            guard skipNumber(in: text, at: &index) else { return .shift }
        }
        if index == text.count - 1, text[index] == UInt8(ascii: "#") { return nil }
        return JSONPointerFormat.isPointer(text, from: index) ? nil : .remainder
    }

    private func skipNumber(in text: UnsafeRawBufferPointer, at index: inout Int) -> Bool {
        let start = index
        while index < text.count, isASCIIDigit(text[index]) { index += 1 }
        return index == start + 1 || (index > start && text[start] != UInt8(ascii: "0"))
    }
}
