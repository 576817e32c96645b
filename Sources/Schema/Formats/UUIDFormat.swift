/// `uuid`: RFC 4122, section 3, in either case.
struct UUIDFormat: FormatChecker {
    let name = "uuid"
    let title = "UUID"
    let help = "write 32 hexadecimal digits as `123e4567-e89b-12d3-a456-426614174000`"

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == 36 else { return false }
        for (index, byte) in text.enumerated() {
            switch index {
            case 8, 13, 18, 23: if byte != UInt8(ascii: "-") { return false }
            default: if !isHexadecimal(byte) { return false }
            }
        }
        return true
    }
}

@inline(__always)
func isHexadecimal(_ byte: UInt8) -> Bool {
    isASCIIDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 6
}
