import Foundation
import Storage
import Testing

@Suite struct FileTests {
    @Test func aFileIsReadInPieces() throws {
        try withFolder { folder throws in
            try put("statement", at: folder + "/a")
            let file = try InputFile(path: folder + "/a")
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
            defer { buffer.deallocate() }
            #expect(try file.read(into: buffer) == 4)
            #expect(try file.readAll() == Array("ement".utf8))
            #expect(try file.read(into: buffer) == 0)
        }
    }

    @Test func aFileOverTheLimitIsRefused() throws {
        try withFolder { folder throws in
            try put("12345", at: folder + "/a")
            #expect(try InputFile(path: folder + "/a").readAll(limit: 5).count == 5)
            #expect(code { _ = try InputFile(path: folder + "/a").readAll(limit: 4) } == .tooMany)
        }
    }

    @Test func aMissingFileIsNamedInTheMessage() throws {
        try withFolder { folder throws in
            let error = try #require(failure { _ = try InputFile(path: folder + "/none") })
            #expect(error.code == .notFound)
            #expect(error.path == folder + "/none")
            #expect(
                error.description
                    == "cannot open \"\(folder)/none\": there is no such file or folder; check the path")
        }
    }

    @Test func aFolderIsNoFile() throws {
        try withFolder { folder throws in
            #expect(code { _ = try InputFile(path: folder) } == .isDirectory)
        }
    }

    @Test func aFileIsNoFolder() throws {
        try withFolder { folder throws in
            try put("", at: folder + "/a")
            #expect(code { _ = try InputFile(path: folder + "/a/b") } == .notDirectory)
        }
    }

    @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
    func anUnreadableFileIsRefused() throws {
        try withFolder { folder throws in
            try put("", at: folder + "/a")
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder + "/a")
            #expect(code { _ = try InputFile(path: folder + "/a") } == .permissionDenied)
        }
    }

    /// A C string ends at NUL, so such a path would name another file.
    @Test func aPathWithNULNamesNothing() throws {
        try withFolder { folder throws in
            try put("secret", at: folder + "/a")
            #expect(code { _ = try InputFile(path: folder + "/a\u{0}.txt") } == .invalidPath)
            #expect(code { _ = try OutputFile(creating: folder + "/b\u{0}.txt") } == .invalidPath)
            #expect(code { _ = try StagedFile(for: folder + "/c\u{0}.txt") } == .invalidPath)
            #expect(code { _ = try StagingFolder(for: folder + "/d\u{0}.txt") } == .invalidPath)
            #expect(try names(in: folder) == ["a"])
        }
    }

    @Test func whatIsWrittenIsRead() throws {
        try withFolder { folder throws in
            let file = try OutputFile(creating: folder + "/a")
            var expected: [UInt8] = []
            // Below, at and above the size of the buffer.
            for count in [0, 1, 1000, 262_143, 262_144, 300_000, 5] {
                let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: count &* 31), count: count)
                try file.write(bytes)
                expected += bytes
            }
            try file.close(synchronises: true)
            #expect(try InputFile(path: folder + "/a").readAll() == expected)
        }
    }

    @Test func anExistingFileIsNotOverwritten() throws {
        try withFolder { folder throws in
            try put("old", at: folder + "/a")
            #expect(code { _ = try OutputFile(creating: folder + "/a") } == .alreadyExists)
            #expect(text(at: folder + "/a") == "old")
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
    func aFullDiskIsReportedOnceAndForAll() throws {
        let file = try OutputFile(opening: "/dev/full")
        try file.write(Array("few bytes".utf8))
        #expect(code { try file.flush() } == .noSpace)
        #expect(code { try file.write([1]) } == .noSpace)
        #expect(code { try file.close() } == .noSpace)
        let other = try OutputFile(opening: "/dev/full")
        #expect(code { try other.write([UInt8](repeating: 0, count: 1 << 20)) } == .noSpace)
    }
}

/// The error that `body` throws; nil where it throws none.
func failure(_ body: () throws -> Void) -> StorageError? {
    do {
        try body()
        return nil
    } catch {
        return error as? StorageError
    }
}

/// The code of the error that `body` throws; nil where it throws none.
func code(_ body: () throws -> Void) -> StorageError.Code? {
    failure(body)?.code
}
