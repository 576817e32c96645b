/// Capitals that stand for letters with accents, as typewriters and the habit of France and Spain have it: "ASSEMBLEE
/// GENERALE", "PERIODO".
enum PlainCapital {
    /// The small letters with accents for which each capital from A to Z may stand; those of languages in which another
    /// letter would be meant, such as å and ö, are none.
    private static let accented: [[UInt32]] = {
        var table = [[UInt32]](repeating: [], count: 26)
        let letters: [(Unicode.Scalar, String)] = [
            ("a", "àáâã"), ("c", "ç"), ("e", "èéêë"), ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõ"), ("u", "ùúûü"),
        ]
        for (plain, accented) in letters { table[Int(plain.value - 0x61)] = accented.unicodeScalars.map(\.value) }
        return table
    }()

    /// The letters for which the byte at an index may stand: a capital of ASCII beside another capital.
    @inline(__always)
    static func accented(in bytes: UnsafeRawBufferPointer, at index: Int) -> [UInt32] {
        let isBesideCapital =
            index > 0 && bytes[index - 1] &- 0x41 < 26 || index + 1 < bytes.count && bytes[index + 1] &- 0x41 < 26
        return isBesideCapital ? accented[Int(bytes[index] - 0x41)] : []
    }
}
