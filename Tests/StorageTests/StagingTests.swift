import Foundation
import Storage
import Testing

@Suite struct StagingTests {
    // MARK: Files

    @Test func aStagedFileAppearsWhole() throws {
        try withFolder { folder throws in
            let file = try StagedFile(for: folder + "/a")
            try file.write(Array("new".utf8))
            #expect(text(at: folder + "/a") == nil)
            try file.commit()
            #expect(text(at: folder + "/a") == "new")
            #expect(try names(in: folder) == ["a"])
        }
    }

    @Test func aStagedFileThatIsNotCommittedLeavesNothing() throws {
        try withFolder { folder throws in
            try put("old", at: folder + "/a")
            do {
                let file = try StagedFile(for: folder + "/a", replaces: true)
                try file.write(Array("half".utf8))
            }
            #expect(text(at: folder + "/a") == "old")
            #expect(try names(in: folder) == ["a"])
        }
    }

    @Test func errorsNameTheDestination() throws {
        try withFolder { folder throws in
            let path = folder + "/missing/a"
            let error = #expect(throws: StorageError.self) { _ = try StagedFile(for: path) }
            #expect(error?.path == path && error?.code == .notFound)
        }
    }

    @Test func anExistingFileIsReplacedOnlyWhereAskedFor() throws {
        try withFolder { folder throws in
            try put("old", at: folder + "/a")
            #expect(code { _ = try StagedFile(for: folder + "/a") } == .alreadyExists)
            let file = try StagedFile(for: folder + "/a", replaces: true)
            try file.write(Array("new".utf8))
            try file.commit()
            #expect(text(at: folder + "/a") == "new")
        }
    }

    @Test func aFileThatAppearsMeanwhileIsNotReplaced() throws {
        try withFolder { folder throws in
            let file = try StagedFile(for: folder + "/a")
            try put("other", at: folder + "/a")
            #expect(code { try file.commit() } == .alreadyExists)
            #expect(text(at: folder + "/a") == "other")
        }
    }

    @Test func aFolderOrADeviceIsNeverReplaced() throws {
        try withFolder { folder throws in
            try put("", at: folder + "/b/c")
            #expect(code { _ = try StagedFile(for: folder + "/b", replaces: true) } == .isDirectory)
            #expect(mkfifo(folder + "/pipe", 0o600) == 0)
            #expect(code { _ = try StagedFile(for: folder + "/pipe", replaces: true) } == .alreadyExists)
            #expect(try names(in: folder) == ["b", "pipe"])
        }
    }

    // MARK: Folders

    @Test func aStagedFolderAppearsWhole() throws {
        try withFolder { folder throws in
            let staging = try StagingFolder(for: folder + "/deep/release")
            try put("1", at: try staging.file("a"))
            try put("2", at: try staging.file("data/b/c"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/deep/release"))
            try staging.commit()
            #expect(text(at: folder + "/deep/release/a") == "1")
            #expect(text(at: folder + "/deep/release/data/b/c") == "2")
            #expect(try names(in: folder + "/deep") == ["release"])
        }
    }

    @Test func aSlashAtTheEndOfTheDestinationChangesNothing() throws {
        try withFolder { folder throws in
            let staging = try StagingFolder(for: folder + "/release/")
            #expect(try names(in: folder).allSatisfy { $0.hasPrefix(".release.partial-") })
            try staging.commit()
            #expect(try names(in: folder) == ["release"])
        }
    }

    @Test func aStagedFolderThatIsNotCommittedLeavesNothing() throws {
        try withFolder { folder throws in
            try put("kept", at: folder + "/outside/file")
            do {
                let staging = try StagingFolder(for: folder + "/release")
                try put("1", at: try staging.file("data/b"))
                try FileManager.default.createSymbolicLink(
                    atPath: staging.path + "/link", withDestinationPath: folder + "/outside")
            }
            #expect(try names(in: folder) == ["outside"])
            #expect(text(at: folder + "/outside/file") == "kept", "links are removed, not followed")
        }
    }

    @Test(arguments: [true, false]) func anExistingFolderIsNeverReplaced(isEmpty: Bool) throws {
        try withFolder { folder throws in
            let staging = try StagingFolder(for: folder + "/release")
            try FileManager.default.createDirectory(
                atPath: folder + "/release", withIntermediateDirectories: false)
            if !isEmpty { try put("old", at: folder + "/release/a") }
            #expect(code { _ = try StagingFolder(for: folder + "/release") } == .alreadyExists)
            #expect(code { try staging.commit() } == .alreadyExists)
            #expect(try names(in: folder + "/release") == (isEmpty ? [] : ["a"]))
            staging.discard()
            #expect(try names(in: folder) == ["release"])
        }
    }

    @Test(arguments: ["", "/etc/x", "../x", "a/../../x", "a//b", "./a"])
    func pathsStayBelowTheFolder(relative: String) throws {
        try withFolder { folder throws in
            let staging = try StagingFolder(for: folder + "/release")
            #expect(code { _ = try staging.file(relative) } == .invalidPath)
        }
    }
}
