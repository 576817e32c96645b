import CByteScan

/// What in a text asks for a closer look. A text without any of it is in order for every `TextRule`.
struct TextConcerns: OptionSet {
    let rawValue: UInt8

    /// A character that UTF-8 read as windows-1252 would give, behind one that it would begin with; or a C1 control.
    static let mojibake = TextConcerns(rawValue: 1)
    /// U+FFFD.
    static let replacement = TextConcerns(rawValue: 2)
    /// A character that may keep the text from being in Normalization Form C.
    static let normalForm = TextConcerns(rawValue: 4)
    /// A control of the direction of writing.
    static let direction = TextConcerns(rawValue: 8)
    /// A character that shows nothing, or nothing that anybody can name.
    static let invisible = TextConcerns(rawValue: 16)
    /// An escape that stands for any character; the text must be looked at without escapes.
    static let escaped = TextConcerns(rawValue: 32)
}

/// Finds what in a text asks for a closer look, in one pass.
///
/// ASCII is passed over many bytes at a time; every other character costs one look at a bit. Only where the bit is
/// set are the character and its neighbour looked at. Linear time, no memory.
enum TextScan {
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - isRaw: whether the text is that of a JSON string as written, so that a backslash begins an escape.
    static func concerns(in text: UnsafeRawBufferPointer, isRaw: Bool) -> TextConcerns {
        suspectBits.withUnsafeBufferPointer { bits in
            var scan = Scan(text: text, bits: bits, isRaw: isRaw)
            scan.run()
            return scan.concerns
        }
    }

    /// One bit for each code point of the Basic Multilingual Plane, set where the character wants a look.
    ///
    /// Sixty-four code points share the bytes of UTF-8 but for the last, and are one word here.
    private static let suspectBits: [UInt64] = {
        var bits = [UInt64](repeating: 0, count: 0x10000 / 64)
        func set(_ range: ClosedRange<UInt32>) {
            for value in range where value < 0x10000 { bits[Int(value) / 64] |= 1 << UInt64(value % 64) }
        }
        CharacterClasses.suspects.forEach(set)
        return bits
    }()

    private struct Scan {
        let text: UnsafeRawBufferPointer
        let bits: UnsafeBufferPointer<UInt64>
        let isRaw: Bool
        var concerns: TextConcerns = []
        /// The end and the combining class of the last mark, by which marks out of order are seen.
        private var lastMark = (end: -1, order: UInt8(0))

        init(text: UnsafeRawBufferPointer, bits: UnsafeBufferPointer<UInt64>, isRaw: Bool) {
            self.text = text
            self.bits = bits
            self.isRaw = isRaw
        }

        mutating func run() {
            guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
            let count = text.count
            var index = 0
            while index < count {
                let byte = text[index]
                if byte < 0x80 {
                    let run = Int(byte_scan_ascii_run_before(0x7F, 0x5C, start + index, start + count))
                    index &+= run == 0 ? look(ascii: byte, at: index) : run
                } else if byte < 0xE0 {
                    let value = UInt32(byte & 0x1F) << 6 | UInt32(text[index &+ 1] & 0x3F)
                    if isSuspect(value) { look(at: value, index, length: 2) }
                    index &+= 2
                } else if byte < 0xF0 {
                    let value =
                        UInt32(byte & 0x0F) << 12 | UInt32(text[index &+ 1] & 0x3F) << 6
                        | UInt32(text[index &+ 2] & 0x3F)
                    if isSuspect(value) { look(at: value, index, length: 3) }
                    index &+= 3
                } else {
                    let upper = UInt32(byte & 0x07) << 18 | UInt32(text[index &+ 1] & 0x3F) << 12
                    let value = upper | UInt32(text[index &+ 2] & 0x3F) << 6 | UInt32(text[index &+ 3] & 0x3F)
                    look(at: value, index, length: 4)
                    index &+= 4
                }
            }
        }

        /// Looks at a character of ASCII; returns how many bytes to go on.
        private mutating func look(ascii byte: UInt8, at index: Int) -> Int {
            if isRaw, byte == UInt8(ascii: "\\") {
                switch text[index + 1] {
                case UInt8(ascii: "u"): concerns.insert(.escaped)
                case UInt8(ascii: "b"), UInt8(ascii: "f"): concerns.insert([.escaped, .invisible])
                default: break
                }
                return 2
            }
            if byte == 0x7F || byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) { concerns.insert(.invisible) }
            return 1
        }

        @inline(__always)
        private func isSuspect(_ value: UInt32) -> Bool {
            bits[Int(value &>> 6)] &>> UInt64(value & 63) & 1 != 0
        }

        private mutating func look(at value: UInt32, _ index: Int, length: Int) {
            guard let scalar = Unicode.Scalar(value) else { return }
            if CharacterClasses.continues(scalar), index >= 2, text[index - 2] == 0xC3,
                0x82...0xB4 ~= text[index - 1]
            {
                concerns.insert(.mojibake)
            }
            if value < 0x300 {
                if value < 0xA0 { concerns.insert([.mojibake, .invisible]) }
                if value == 0xAD { concerns.insert(.invisible) }
                return
            }
            if value == 0xFFFD { concerns.insert(.replacement) }
            if CharacterClasses.isDirectionControl(scalar) { concerns.insert(.direction) }
            if CharacterClasses.isInvisible(scalar) { concerns.insert(.invisible) }
            if CharacterClasses.isNormalSuspect(scalar) {
                let order = scalar.properties.canonicalCombiningClass.rawValue
                let isOutOfOrder = lastMark.end == index && order < lastMark.order
                if isOutOfOrder || CharacterClasses.mayCompose(scalar) { concerns.insert(.normalForm) }
                if order != 0 { lastMark = (index + length, order) }
            }
        }
    }
}
