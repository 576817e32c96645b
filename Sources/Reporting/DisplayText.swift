/// Text from anywhere, made fit to be shown: a terminal or log viewer must not be driven by foreign bytes.
package enum DisplayText {
    /// Text on one line, in which every hidden or steering character is spelled out as an escape such as `\u{202E}`.
    ///
    /// A backslash of the text stays as it is: the result is for reading, not for parsing.
    ///
    /// - Parameter limit: the number of code points after which the text is cut with `…`.
    package static func line(_ text: String, limit: Int = 1_000) -> String {
        var shown = ""
        for (count, scalar) in text.unicodeScalars.enumerated() {
            guard count < limit else {
                shown.append("…")
                break
            }
            if let escape = escape(of: scalar) {
                shown.append(escape)
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// How a code point is spelled out; `nil` where it is shown as it is.
    static func escape(of scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\t": "\\t"
        case "\n": "\\n"
        case "\r": "\\r"
        default: scalar.isHiddenOrSteering ? "\\u{\(hexadecimal(scalar.value))}" : nil
        }
    }

    /// How a byte that is no part of valid UTF-8 is spelled out: `\xFF`.
    static func escape(ofByte byte: UInt8) -> String {
        "\\x" + (byte < 0x10 ? "0" : "") + hexadecimal(UInt32(byte))
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        String(value, radix: 16, uppercase: true)
    }
}

extension Unicode.Scalar {
    /// Whether a reader would not see the character for what it is, or a terminal would obey it: controls, the
    /// bidirectional controls of UAX #9, line and paragraph separators, invisible format characters, tags and
    /// noncharacters.
    ///
    /// The joiners U+200C and U+200D and the variation selectors are not among them: Persian, the Indic scripts, Chinese
    /// and emoji need them.
    var isHiddenOrSteering: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0xAD, 0x061C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        case 0xFDD0...0xFDEF, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
