/// A file name that is safe on every file system: ASCII letters, digits, `_` and `-` stay, every other byte of the UTF-8
/// text becomes `%XX`, so that different texts give different names.
func fileName(_ text: String, suffix: String) -> String {
    var name = ""
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            name.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            name += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
    }
    return name + suffix
}
