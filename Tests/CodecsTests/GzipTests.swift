import Codecs
import Testing

@Suite struct GzipTests {
    static let text = Array("The delegation takes note of the resolution.\n".utf8)

    /// Decompresses with pieces of input and room of the given sizes.
    static func decompress(_ bytes: [UInt8], piece: Int, room: Int) throws(GzipError) -> [UInt8] {
        let decompressor = try GzipDecompressor()
        var result: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
        defer { buffer.deallocate() }
        for start in stride(from: 0, to: bytes.count, by: piece) {
            var input = bytes[start..<min(start + piece, bytes.count)]
            while true {
                let progress = try Array(input).withUnsafeBufferPointer { (bytes) throws(GzipError) in
                    try decompressor.decompress(UnsafeRawBufferPointer(bytes), into: buffer)
                }
                #expect(progress.produced <= room)
                input = input.dropFirst(progress.consumed)
                result.append(contentsOf: buffer.prefix(progress.produced))
                if input.isEmpty, progress.produced < room { break }
            }
        }
        try decompressor.finish()
        return result
    }

    @Test(arguments: 0...9) func headerIsFixed(level: Int) throws {
        let bytes = try GzipCompressor.compress(Self.text, level: level)
        #expect(bytes.prefix(10) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
    }

    @Test func emptyInputIsOneEmptyMember() throws {
        let bytes = try GzipCompressor.compress([])
        #expect(bytes == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(try GzipDecompressor.decompress(bytes, maximumCount: 0) == [])
    }

    @Test(arguments: [1, 2, 7, 4095, 65536, 300_000]) func piecesOfInputDoNotChangeTheOutput(piece: Int) throws {
        let input = sampleBytes(count: piece < 10 ? 20_000 : 300_000, seed: 1)
        let compressor = try GzipCompressor()
        var output: [UInt8] = []
        for start in stride(from: 0, to: input.count, by: piece) {
            compressor.compress(Array(input[start..<min(start + piece, input.count)]), into: &output)
        }
        compressor.finish(into: &output)
        #expect(try GzipCompressor.compress(input) == output)
    }

    @Test(arguments: [(1, 1), (3, 7), (1000, 13), (100_000, 1 << 16)])
    func roundTrip(piece: Int, room: Int) throws {
        let input = sampleBytes(count: 50_000, seed: 2)
        let bytes = try GzipCompressor.compress(input)
        #expect(try Self.decompress(bytes, piece: piece, room: room) == input)
    }

    @Test(arguments: [1, 5, 1000]) func membersAreJoined(piece: Int) throws {
        let bytes =
            try GzipCompressor.compress(Self.text) + GzipCompressor.compress([]) + GzipCompressor.compress(Self.text)
        #expect(try Self.decompress(bytes, piece: piece, room: 64) == Self.text + Self.text)
    }

    @Test func allOptionalHeaderFieldsAreSkipped() throws {
        let plain = try GzipCompressor.compress(Self.text)
        var header: [UInt8] = [0x1F, 0x8B, 8, 0b11110, 1, 2, 3, 4, 2, 3]
        header += [3, 0, 9, 9, 9] + Array("name\u{0}".utf8) + Array("comment\u{0}".utf8)
        var checksum = CRC32()
        checksum.update(header)
        let sum = UInt16(truncatingIfNeeded: checksum.value)
        let good = header + [UInt8(sum & 0xFF), UInt8(sum >> 8)] + plain.dropFirst(10)
        #expect(try Self.decompress(good, piece: 1, room: 64) == Self.text)
        let bad = header + [UInt8(sum & 0xFF) ^ 1, UInt8(sum >> 8)] + plain.dropFirst(10)
        #expect(Self.failure(of: bad)?.code == .corrupt)
    }

    @Test func everyTruncationIsAnError() throws {
        let bytes = try GzipCompressor.compress(Self.text)
        for count in 0..<bytes.count {
            let error = Self.failure(of: Array(bytes.prefix(count)))
            #expect(error?.code == .truncated && error?.offset == count, "cut to \(count) bytes")
        }
    }

    @Test func everyChangedByteIsAnErrorOrHarmless() throws {
        let bytes = try GzipCompressor.compress(Self.text)
        // MTIME, XFL and OS say nothing about the content.
        let harmless = 4..<10
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x55
            if harmless.contains(index) {
                #expect(Self.failure(of: changed) == nil, "byte \(index)")
            } else {
                #expect(Self.failure(of: changed) != nil, "byte \(index)")
            }
        }
    }

    @Test func faultsAreToldApart() throws {
        let bytes = try GzipCompressor.compress(Self.text)
        #expect(Self.failure(of: Array("{\"id\": 1}".utf8))?.code == .notGzip)
        #expect(Self.failure(of: [0x1F, 0x8B, 7])?.code == .notGzip)
        #expect(Self.failure(of: [0x1F, 0x8B, 8, 0x20])?.code == .notGzip)
        #expect(Self.failure(of: bytes.prefix(10) + [0xFF, 0xFF])?.code == .corrupt)
        let trailing = Self.failure(of: bytes + [0])
        #expect(trailing?.code == .trailingGarbage && trailing?.offset == bytes.count)
        let halfMagic = Self.failure(of: bytes + [0x1F, 0])
        #expect(halfMagic?.code == .trailingGarbage && halfMagic?.offset == bytes.count)
        var checksum = bytes
        checksum[bytes.count - 8] ^= 1
        #expect(Self.failure(of: checksum)?.code == .checksumMismatch)
        var length = bytes
        length[bytes.count - 1] ^= 1
        #expect(Self.failure(of: length)?.code == .checksumMismatch)
    }

    @Test func anErrorStays() throws {
        let decompressor = try GzipDecompressor()
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 1)
        defer { room.deallocate() }
        for _ in 0..<2 {
            #expect(throws: GzipError.self) {
                try [UInt8]("no".utf8).withUnsafeBytes { _ = try decompressor.decompress($0, into: room) }
            }
        }
        #expect(throws: GzipError.self) { try decompressor.finish() }
    }

    @Test func expansionIsBounded() throws {
        let bytes = try GzipCompressor.compress([UInt8](repeating: 0, count: 1 << 20))
        #expect(bytes.count < 2000)
        #expect(throws: GzipError.self) { try GzipDecompressor.decompress(bytes, maximumCount: (1 << 20) - 1) }
        #expect(try GzipDecompressor.decompress(bytes, maximumCount: 1 << 20).count == 1 << 20)
    }

    @Test(.enabled(if: isInstalled("gzip"), "gzip is not installed"))
    func gzipReadsWhatIsWritten() throws {
        let input = sampleBytes(count: 200_000, seed: 3)
        let result = try #require(try run("gzip", ["-dc"], input: GzipCompressor.compress(input)))
        #expect(result.status == 0)
        #expect(result.output == input)
    }

    @Test(.enabled(if: isInstalled("gzip"), "gzip is not installed"), arguments: ["-1", "-9"])
    func whatGzipWritesIsRead(level: String) throws {
        let input = sampleBytes(count: 200_000, seed: 4)
        let result = try #require(try run("gzip", ["-c", level], input: input))
        #expect(try Self.decompress(result.output, piece: 777, room: 4096) == input)
    }

    static func failure(of bytes: [UInt8]) -> GzipError? {
        do throws(GzipError) {
            _ = try decompress(bytes, piece: 16, room: 64)
            return nil
        } catch {
            return error
        }
    }
}
