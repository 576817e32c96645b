import Codecs
import Foundation
import TestSupport
import Testing

/// A member of an archive, with its content, as a test sees it.
struct Member: Equatable, CustomStringConvertible {
    var path: String
    var kind: TarEntry.Kind
    var content: [UInt8] = []

    var description: String { "\(kind) \(path) (\(content.count) bytes)" }
}

@Suite struct TarTests {
    static let longComponent = String(repeating: "n", count: 120)
    static let members = [
        Member(path: "release/README.md", kind: .file, content: Array("# Card\n".utf8)),
        Member(path: "release/empty", kind: .file),
        Member(path: "release/block", kind: .file, content: sampleBytes(count: 512, seed: 5)),
        Member(path: "release/data/" + String(repeating: "d/", count: 60) + "split.txt", kind: .file, content: [1]),
        Member(path: "release/\(longComponent)/\(longComponent).txt", kind: .file, content: [2, 3]),
        Member(path: "release/声明.txt", kind: .file, content: sampleBytes(count: 1500, seed: 6)),
        Member(path: "release/folder/", kind: .folder),
    ]

    static func write(_ members: [Member], modificationTime: Int64 = 0) throws -> [UInt8] {
        var writer = TarWriter(modificationTime: modificationTime)
        var output: [UInt8] = []
        for member in members {
            if member.kind == .folder {
                try writer.addFolder(path: String(member.path.dropLast()), into: &output)
                continue
            }
            try writer.beginEntry(path: member.path, size: Int64(member.content.count), into: &output)
            try writer.write(member.content, into: &output)
            try writer.endEntry(into: &output)
        }
        writer.finish(into: &output)
        #expect(writer.offset == Int64(output.count))
        return output
    }

    static func read(
        _ archive: [UInt8], piece: Int = 10_000, limits: TarReader.Limits = .init()
    ) throws(TarError) -> [Member] {
        var reader = TarReader(limits: limits)
        var members: [Member] = []
        for start in stride(from: 0, to: archive.count, by: piece) {
            let bytes = Array(archive[start..<min(start + piece, archive.count)])
            try bytes.withUnsafeBufferPointer { (buffer) throws(TarError) in
                var input = UnsafeRawBufferPointer(buffer)
                events: while true {
                    switch try reader.next(from: &input) {
                    case .entry(let entry): members.append(Member(path: entry.path, kind: entry.kind))
                    case .content(let bytes): members[members.count - 1].content += Array(bytes)
                    case .endOfEntry: continue
                    case .needsInput: break events
                    }
                }
                #expect(input.isEmpty)
            }
        }
        try reader.finish()
        return members
    }

    static func failure(of archive: [UInt8], piece: Int = 10_000) -> TarError? {
        do throws(TarError) {
            _ = try read(archive, piece: piece)
            return nil
        } catch {
            return error
        }
    }

    /// A header block with a right checksum, whose fields are then changed; and the checksum made right again.
    static func header(path: String, type: Character, size: String, _ change: (inout [UInt8]) -> Void = { _ in })
        -> [UInt8]
    {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ start: Int) {
            for (index, unit) in text.utf8.enumerated() { block[start + index] = unit }
        }
        put(path, 0)
        put(size, 124)
        block[156] = type.asciiValue ?? 0
        put("ustar\u{0}00", 257)
        change(&block)
        for index in 148..<156 { block[index] = 0x20 }
        let digits = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - digits.count) + digits + "\u{0}", 148)
        return block
    }

    static func padded(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        return bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    }

    static let end = [UInt8](repeating: 0, count: 1024)

    // MARK: Round trips

    @Test(arguments: [1, 7, 511, 512, 513, 100_000]) func roundTrip(piece: Int) throws {
        #expect(try Self.read(Self.write(Self.members), piece: piece) == Self.members)
    }

    @Test func headerFieldsAreFixed() throws {
        let archive = try Self.write([Member(path: "a.txt", kind: .file, content: [65])])
        #expect(archive.count == 2048)
        func field(_ range: Range<Int>) -> String { String(decoding: archive[range], as: UTF8.self) }
        #expect(field(100..<156) == "0000644\u{0}0000000\u{0}0000000\u{0}00000000001\u{0}00000000000\u{0}010155\u{0} ")
        #expect(field(156..<157) == "0")
        #expect(field(257..<265) == "ustar\u{0}00")
        #expect(archive[265..<329].allSatisfy { $0 == 0 }, "no names of owner and group")
    }

    @Test func timeIsTheCallers() throws {
        let archive = try Self.write([Member(path: "a", kind: .file)], modificationTime: 0o7777)
        #expect(archive[136..<148].elementsEqual("00000007777\u{0}".utf8))
        let distant = try Self.write([Member(path: "a", kind: .file)], modificationTime: -1)
        #expect(distant[512..<524].elementsEqual("12 mtime=-1\n".utf8))
        #expect(try Self.read(distant) == [Member(path: "a", kind: .file)])
    }

    @Test func sizesBeyondOctalGetAnExtendedHeader() throws {
        var writer = TarWriter()
        var output: [UInt8] = []
        let size: Int64 = 8 << 30
        try writer.beginEntry(path: "huge", size: size, into: &output)
        var reader = TarReader()
        try output.withUnsafeBytes { bytes in
            var input = bytes
            guard case .entry(let entry) = try reader.next(from: &input) else {
                Issue.record("the first event is the entry")
                return
            }
            #expect(entry.path == "huge" && entry.size == size)
        }
    }

    @Test func contentMustHaveTheAnnouncedLength() throws {
        var writer = TarWriter()
        var output: [UInt8] = []
        try writer.beginEntry(path: "a", size: 2, into: &output)
        #expect(throws: TarError.self) { try writer.write([1, 2, 3], into: &output) }
        try writer.write([1], into: &output)
        #expect(throws: TarError.self) { try writer.endEntry(into: &output) }
    }

    @Test(arguments: ["/a", "../a", "a/../b", "", "a\nb"]) func unsafePathsAreNotWritten(path: String) {
        var writer = TarWriter()
        var output: [UInt8] = []
        #expect(throws: TarError.self) { try writer.beginEntry(path: path, size: 0, into: &output) }
        #expect(output.isEmpty)
    }

    // MARK: Against tar

    @Test(.enabled(if: isInstalled("tar"), "tar is not installed"))
    func tarUnpacksWhatIsWritten() throws {
        let archive = try Self.write(Self.members)
        try withTemporaryFolder { folder in
            let result = try #require(try run("tar", ["-xf", "-", "-C", folder.path], input: archive))
            #expect(result.status == 0)
            for member in Self.members where member.kind == .file {
                #expect(try Array(Data(contentsOf: folder.appending(path: member.path))) == member.content)
            }
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: "release/folder").path))
        }
    }

    @Test(.enabled(if: isInstalled("tar"), "tar is not installed"), arguments: ["gnu", "pax", "ustar", "v7"])
    func whatTarWritesIsRead(format: String) throws {
        try withTemporaryFolder { folder in
            let long = format == "ustar" || format == "v7" ? "short" : Self.longComponent
            let inner = folder.appending(path: "top/\(long)")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            let content = sampleBytes(count: 3000, seed: 7)
            try Data(content).write(to: inner.appending(path: "\(long).txt"))
            try FileManager.default.createSymbolicLink(
                atPath: inner.appending(path: "zlink").path, withDestinationPath: "target")
            let result = try #require(
                try run("tar", ["-cf", "-", "--format=\(format)", "--sort=name", "-C", folder.path, "top"]))
            #expect(
                try Self.read(result.output, piece: 1000) == [
                    Member(path: "top/", kind: .folder), Member(path: "top/\(long)/", kind: .folder),
                    Member(path: "top/\(long)/\(long).txt", kind: .file, content: content),
                    Member(path: "top/\(long)/zlink", kind: .symbolicLink),
                ])
        }
    }

    // MARK: Hostile archives

    @Test func everyTruncationIsAnError() throws {
        let archive = try Self.write(Array(Self.members.suffix(3)))
        for count in 0..<archive.count {
            #expect(Self.failure(of: Array(archive.prefix(count)))?.code == .truncated, "cut to \(count) bytes")
        }
    }

    @Test func aChangedHeaderByteIsFound() throws {
        let archive = try Self.write([Member(path: "a.txt", kind: .file)])
        // After a sum comes a NUL and a space, which other writers do otherwise; a changed one of them changes nothing.
        for index in 0..<512 where index != 154 && index != 155 {
            var changed = archive
            changed[index] ^= 0x01
            let error = Self.failure(of: changed)
            #expect(error?.code == .badChecksum && error?.offset == 0, "byte \(index)")
        }
    }

    @Test func whatComesAfterTheEndMustBeZeros() throws {
        let archive = try Self.write([])
        #expect(try Self.read(archive + [UInt8](repeating: 0, count: 9000)).isEmpty)
        let error = Self.failure(of: archive + [0, 0, 7])
        #expect(error?.code == .trailingData && error?.offset == 1026)
    }

    @Test func aLoneZeroBlockIsRefused() throws {
        let archive = try [UInt8](repeating: 0, count: 512) + Self.write([Member(path: "a", kind: .file)])
        #expect(Self.failure(of: archive)?.code == .malformed)
    }

    @Test(
        arguments: [
            ("1", .hardLink), ("2", .symbolicLink), ("3", .other), ("6", .other), ("5", .folder), ("Z", .other),
        ] as [(Character, TarEntry.Kind)])
    func kindsAreReported(type: Character, kind: TarEntry.Kind) throws {
        let archive = Self.header(path: "x", type: type, size: "0") + Self.end
        #expect(try Self.read(archive) == [Member(path: "x", kind: kind)])
    }

    @Test(arguments: ["1", "2", "3", "5"] as [Character]) func linksAndFoldersHaveNoContent(type: Character) {
        let archive = Self.header(path: "x", type: type, size: "1000") + Self.padded("hidden") + Self.end
        #expect(Self.failure(of: archive)?.code == .unsupported)
    }

    @Test func sparseFilesAreRefused() {
        #expect(Self.failure(of: Self.header(path: "x", type: "S", size: "0") + Self.end)?.code == .unsupported)
    }

    @Test(arguments: ["9", "-1", "1 1", "0x1"]) func aSizeThatIsNoNumberIsRefused(size: String) {
        #expect(Self.failure(of: Self.header(path: "x", type: "0", size: size) + Self.end)?.code == .malformed)
    }

    @Test func sizesInBase256AreRead() throws {
        let small = Self.header(path: "x", type: "0", size: "") { block in
            block[124] = 0x80
            block[135] = 2
        }
        #expect(try Self.read(small + Self.padded("hi") + Self.end).first?.content == Array("hi".utf8))
        for first: UInt8 in [0x80, 0xFF] {
            let huge = Self.header(path: "x", type: "0", size: "") { block in
                for index in 124..<136 { block[index] = 0xFF }
                block[124] = first
            }
            #expect(Self.failure(of: huge + Self.end)?.code == .malformed)
        }
    }

    @Test(arguments: [
        "", "5", "x path=a\n", "99 path=a\n", "0 path=a\n", "3 p\n", "9 path=ab", "10 path=ab\nrest", "8 patha\n",
        "12 size=-10\n", "99999999999999999999 path=a\n", "-9 path=a\n",
    ])
    func malformedRecordsAreRefused(records: String) {
        let archive =
            Self.header(path: "x", type: "x", size: String(max(1, records.utf8.count), radix: 8))
            + Self.padded(records + (records.isEmpty ? "\n" : ""))
            + Self.header(path: "y", type: "0", size: "0") + Self.end
        #expect(Self.failure(of: archive)?.code == .malformed)
    }

    @Test func recordsOverrideTheHeader() throws {
        func archive(_ type: Character, _ records: String) -> [UInt8] {
            Self.header(path: "x", type: type, size: String(records.utf8.count, radix: 8)) + Self.padded(records)
        }
        let file = Self.header(path: "plain", type: "0", size: "0")
        #expect(try Self.read(archive("x", "11 path=é\n") + file + file + Self.end).map(\.path) == ["é", "plain"])
        #expect(try Self.read(archive("g", "9 path=g\n") + file + file + Self.end).map(\.path) == ["g", "g"])
        let both = archive("g", "9 path=g\n") + archive("x", "9 path=l\n") + file + file + Self.end
        #expect(try Self.read(both).map(\.path) == ["l", "g"])
        let cleared = archive("g", "9 path=g\n") + archive("x", "8 path=\n") + file + Self.end
        #expect(try Self.read(cleared).map(\.path) == ["plain"])
    }

    @Test func extendedHeadersAreBounded() {
        var limits = TarReader.Limits()
        limits.extendedHeaderSize = 100
        limits.pathLength = 20
        let large = Self.header(path: "x", type: "x", size: "145") + Self.end
        #expect(throws: TarError.self) { try Self.read(large, limits: limits) }
        let path = String(repeating: "p", count: 21)
        let long = Self.header(path: path, type: "0", size: "0") + Self.end
        #expect(throws: TarError.self) { try Self.read(long, limits: limits) }
        #expect(throws: Never.self) { try Self.read(long) }
    }

    @Test func anExtendedHeaderNeedsItsEntry() {
        let archive = Self.header(path: "x", type: "x", size: "11") + Self.padded("9 path=a\n") + Self.end
        #expect(Self.failure(of: archive)?.code == .malformed)
    }

    @Test func aPathMustBeText() {
        let invalid = Self.header(path: "x", type: "0", size: "0") { $0[1] = 0xFF } + Self.end
        #expect(Self.failure(of: invalid)?.code == .malformed)
        let records = "11 path=a\u{0}\n"
        let nul =
            Self.header(path: "x", type: "x", size: "13") + Self.padded(records)
            + Self.header(path: "y", type: "0", size: "0") + Self.end
        #expect(Self.failure(of: nul)?.message == "a path contains a NUL character")
    }

    @Test func safetyIsJudgedWithoutAFoldersSlash() throws {
        func isSafe(_ path: String, type: Character) throws -> Bool? {
            var reader = TarReader()
            return try Self.header(path: path, type: type, size: "0").withUnsafeBytes { bytes in
                var input = bytes
                guard case .entry(let entry) = try reader.next(from: &input) else { return nil }
                return entry.hasSafePath
            }
        }
        #expect(try isSafe("a/", type: "5") == true)
        #expect(try isSafe("a//", type: "5") == false)
        #expect(try isSafe("/", type: "5") == false)
        #expect(try isSafe("../a", type: "0") == false)
        #expect(try isSafe("a/b", type: "0") == true)
    }

    @Test func noiseNeverCrashes() {
        let seed: UInt64 = 11
        var generator = SeededGenerator(seed: seed)
        for round in 0..<2000 {
            // A good archive with its checksums made right after some bytes were changed.
            var block = Self.header(path: "file", type: ["0", "x", "g", "L", "5"][round % 5], size: "40") { block in
                for _ in 0..<3 {
                    let index = Int.random(in: 0..<512, using: &generator)
                    block[index] = UInt8.random(in: 0...255, using: &generator)
                }
            }
            block += (0..<512).map { _ in UInt8.random(in: 0...127, using: &generator) }
            if let error = Self.failure(of: block + Self.end) {
                #expect(!error.message.isEmpty, "seed \(seed), round \(round)")
            }
        }
    }
}
