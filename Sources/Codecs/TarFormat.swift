/// The layout of a tar header block (POSIX.1-2017, pax, "ustar Interchange Format").
enum TarFormat {
    /// The size of a block; a header is one block, content fills whole blocks.
    static let blockSize = 512
    /// The largest number that fits in eleven octal digits, the width of the fields for size and time.
    static let largestOctal: Int64 = 0o777_7777_7777

    static let name = 0..<100
    static let mode = 100..<108
    static let userID = 108..<116
    static let groupID = 116..<124
    static let size = 124..<136
    static let modificationTime = 136..<148
    static let checksum = 148..<156
    static let type = 156
    static let linkName = 157..<257
    static let magicAndVersion = 257..<265
    static let deviceMajor = 329..<337
    static let deviceMinor = 337..<345
    static let prefix = 345..<500

    /// The magic of POSIX, with its version 00. GNU's, `ustar` and two spaces, has other fields in the place of `prefix`.
    static let ustarMagic: [UInt8] = Array("ustar\u{0}00".utf8)

    /// The sum of all bytes of a header block, those of the checksum field taken for spaces.
    static func checksum(ofHeader block: [UInt8]) -> Int64 {
        var sum: Int64 = 0
        for (index, byte) in block.enumerated() {
            sum += Int64(checksum.contains(index) ? UInt8(ascii: " ") : byte)
        }
        return sum
    }

    /// How many bytes of padding follow content of `size` bytes, which is not negative.
    static func padding(after size: Int64) -> Int {
        let excess = Int(size % Int64(blockSize))
        return excess == 0 ? 0 : blockSize - excess
    }
}
