import UnicodeText

/// Characters by what rules about texts have to say of them.
enum CharacterClasses {
    /// All that some rule wants to look at.
    static let suspects: [ClosedRange<UInt32>] =
        [
            0x80...0xBF,  // C1 controls, and what UTF-8 read as Latin-1 leaves of continuation bytes
            0x34F...0x34F, 0x115F...0x1160, 0x17B4...0x17B5, 0x180E...0x180E, 0x200B...0x200D, 0x202A...0x202E,
            0x2060...0x206F, 0x3164...0x3164, 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0,
            0xFFF0...0xFFFF,
        ] + windows1252.keys.sorted().map { $0...$0 } + NormalForm.suspects

    // MARK: Mojibake

    /// The characters of windows-1252 at 80 to 9F, but for those that it has in common with Latin-1.
    static let windows1252: [UInt32: UInt8] = [
        0x20AC: 0x80, 0x201A: 0x82, 0x192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x2C6: 0x88,
        0x2030: 0x89, 0x160: 0x8A, 0x2039: 0x8B, 0x152: 0x8C, 0x17D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93,
        0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x2DC: 0x98, 0x2122: 0x99, 0x161: 0x9A, 0x203A: 0x9B,
        0x153: 0x9C, 0x17E: 0x9E, 0x178: 0x9F,
    ]

    /// The byte that windows-1252, or Latin-1 where it has none, reads as a character.
    static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        scalar.value < 0x100 ? UInt8(scalar.value) : windows1252[scalar.value]
    }

    /// Whether the character is what a continuation byte of UTF-8 is read as.
    static func continues(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x100 ? 0x80...0xBF ~= scalar.value : windows1252[scalar.value] != nil
    }

    // MARK: Normal form

    private static let normalSuspects = ScalarRanges(NormalForm.suspects)
    private static let composing = ScalarRanges(NormalForm.replacedOrComposing)

    static func isNormalSuspect(_ scalar: Unicode.Scalar) -> Bool { normalSuspects.contains(scalar) }

    static func mayCompose(_ scalar: Unicode.Scalar) -> Bool { composing.contains(scalar) }

    // MARK: Direction

    /// The embeddings, overrides and isolates of UAX #9, and their ends. The marks LRM, RLM and ALM are not among them:
    /// they hold nothing together that could be left open.
    static func isDirectionControl(_ scalar: Unicode.Scalar) -> Bool {
        0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value
    }

    // MARK: Invisible characters

    /// Whether the character shows nothing that a reader could see or name, wherever it stands.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case ..<0x20, 0x7F...0x9F, 0xAD, 0x34F, 0x115F...0x1160, 0x17B4...0x17B5, 0x180E, 0x200B...0x200D,
            0x2060...0x2065, 0x206A...0x206F, 0x3164, 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFC,
            0xE0000...0xE007F, 0xF0000...0x10FFFF:
            true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}

/// A set of code points as sorted ranges.
private struct ScalarRanges: Sendable {
    private let ranges: [ClosedRange<UInt32>]

    init(_ ranges: [ClosedRange<UInt32>]) {
        self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(scalar.value)
    }
}
