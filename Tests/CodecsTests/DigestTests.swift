import Codecs
import Testing

@Suite struct DigestTests {
    /// From FIPS 180-2, appendix B, and NIST's examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func knownDigests(text: String, digest: String) {
        #expect(SHA256Hasher.digest(of: Array(text.utf8)).hexadecimal == digest)
    }

    @Test func piecesDoNotChangeTheDigest() {
        var hasher = SHA256Hasher()
        for _ in 0..<1000 { hasher.update([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
        let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(hasher.finalize().hexadecimal == expected)
        #expect(hasher.finalize().hexadecimal == expected, "finalize leaves the hasher as it is")
    }

    @Test func digestsAreReadBack() throws {
        let digest = SHA256Hasher.digest(of: Array("abc".utf8))
        #expect(SHA256Digest(hexadecimal: digest.hexadecimal) == digest)
        #expect(SHA256Digest(hexadecimal: digest.hexadecimal.uppercased()) == digest)
        #expect(digest.bytes.count == 32)
        #expect(digest.bytes.first == 0xBA)
    }

    @Test(arguments: [
        "", "ba", String(repeating: "a", count: 63), String(repeating: "a", count: 65),
        String(repeating: "a", count: 66), String(repeating: "g", count: 64), " " + String(repeating: "a", count: 63),
    ])
    func otherTextIsNoDigest(text: String) {
        #expect(SHA256Digest(hexadecimal: text) == nil)
    }

    @Test func knownChecksum() {
        var checksum = CRC32()
        #expect(checksum.value == 0)
        checksum.update(Array("1234".utf8))
        checksum.update([])
        checksum.update(Array("56789".utf8))
        #expect(checksum.value == 0xCBF4_3926)
    }
}
