/// A hash of a word that is read letter by letter, or eight letters at a time: it depends on the letters alone.
///
/// It has no secret, so who chooses the words can make two of them meet; nothing may rest on it but what is checked
/// otherwise, or harmless.
@frozen public struct WordHash: Sendable {
    @usableFromInline static let seed: UInt64 = 0x2545_F491_4F6C_DD1D

    @usableFromInline var hash = seed
    /// Letters below 256 that are not hashed yet, the first in the lowest byte, and eight times their number.
    @usableFromInline var letters: UInt64 = 0
    @usableFromInline var bits: UInt64 = 0

    /// The hash of no letters.
    @inlinable
    public init() {}

    /// Whether no letter was added.
    @inlinable public var isEmpty: Bool { bits == 0 && hash == Self.seed }

    /// The hash of the letters so far.
    @inlinable public var value: UInt64 {
        var whole = self
        if bits > 0 { whole.mix(letters) }
        return whole.hash &* 0xD6E8_FEB8_6659_FD93
    }

    /// The hash of a word of one to sixteen letters, as `append` and `value` would give it.
    ///
    /// - Parameters:
    ///   - first: the first eight letters, all below 256, the first in the lowest byte; 0 for those that it has not.
    ///   - second: the letters behind them, likewise; 0 where there are none.
    @inlinable @inline(__always)
    public static func value(of first: UInt64, _ second: UInt64) -> UInt64 {
        var word = WordHash()
        word.mix(first)
        // Both are worked out and one is masked out: to guess whether a word is long costs more.
        var long = word
        long.mix(second)
        let isLong = UInt64(bitPattern: Int64(bitPattern: second | (0 &- second)) &>> 63)
        return (word.hash ^ (word.hash ^ long.hash) & isLong) &* 0xD6E8_FEB8_6659_FD93
    }

    /// Adds up to eight letters below 256.
    ///
    /// - Parameters:
    ///   - more: the letters, the first in the lowest byte; all bits above `count` are 0.
    ///   - count: eight times their number, at most 64.
    @inlinable @inline(__always)
    public mutating func append(_ more: UInt64, bits count: UInt64) {
        letters |= more &<< bits
        if bits &+ count < 64 {
            bits &+= count
            return
        }
        mix(letters)
        // What found no room; a shift by all 64 bits would be one by none.
        letters = bits == 0 ? 0 : more &>> (64 &- bits)
        bits = bits &+ count &- 64
    }

    /// Adds a letter.
    @inlinable
    public mutating func append(_ letter: UInt32) {
        if letter < 0x100 { return append(UInt64(letter), bits: 8) }
        if bits > 0 { mix(letters) }
        (letters, bits) = (0, 0)
        mix(UInt64(letter))
    }

    @inlinable @inline(__always)
    mutating func mix(_ value: UInt64) {
        hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
    }
}

/// Runs of ASCII letters, eight bytes at once.
public enum ASCIIRun {
    /// The letters that eight bytes begin with, in lower case, and eight times their number.
    ///
    /// - Parameters:
    ///   - bytes: the first one in the lowest byte.
    ///   - withDigits: whether digits count as letters.
    @inlinable @inline(__always)
    public static func letters(_ bytes: UInt64, withDigits: Bool) -> (letters: UInt64, bits: UInt64) {
        // Each byte is tested by itself: with its highest bit out of the way, a sum reaches that bit where the byte is
        // large enough, and never the next byte.
        let each: UInt64 = 0x0101_0101_0101_0101
        let high = each &* 0x80
        let plain = bytes & ~high
        let lower = plain | each &* 0x20
        var isIn = (lower &+ each &* (0x80 - 0x61)) & ~(lower &+ each &* (0x7F - 0x7A))
        if withDigits { isIn |= (plain &+ each &* (0x80 - 0x30)) & ~(plain &+ each &* (0x7F - 0x39)) }
        let rest = ~(isIn & ~bytes) & high
        if rest == 0 { return (lower, 64) }
        // The position of the first other byte's highest bit, less seven.
        let bits = UInt64(truncatingIfNeeded: rest.trailingZeroBitCount) & ~7
        return (lower & ((1 &<< bits) &- 1), bits)
    }
}
