import Foundation
import Storage
import Testing

@Suite struct FileTreeTests {
    @Test func filesAreListedInTheOrderOfTheirBytes() throws {
        try withFolder { folder throws in
            // "-" and "." come before "/" in ASCII, so the order is that of whole paths, not folder by folder.
            for path in ["b", "a/c", "a.txt", "a-1", "é", "Z", "a/b/d", ".hidden"] {
                try put(path, at: folder + "/" + path)
            }
            let entries = try FileTree.entries(below: folder)
            #expect(entries.map(\.path) == [".hidden", "Z", "a-1", "a.txt", "a/b/d", "a/c", "b", "é"])
            #expect(entries.allSatisfy { $0.kind == .file })
            #expect(entries.map(\.size) == entries.map(\.path.utf8.count))
        }
    }

    @Test func linksAreListedAndNotFollowed() throws {
        try withFolder { folder throws in
            try put("x", at: folder + "/real/file")
            let manager = FileManager.default
            try manager.createSymbolicLink(atPath: folder + "/loop", withDestinationPath: folder)
            try manager.createSymbolicLink(atPath: folder + "/dangling", withDestinationPath: "nowhere")
            let entries = try FileTree.entries(below: folder)
            #expect(entries.map(\.path) == ["dangling", "loop", "real/file"])
            #expect(entries.map(\.kind) == [.symbolicLink, .symbolicLink, .file])
            #expect(FileTree.kind(of: folder + "/loop") == .folder)
            #expect(FileTree.kind(of: folder + "/loop", followsLink: false) == .symbolicLink)
            #expect(FileTree.kind(of: folder + "/dangling") == nil)
        }
    }

    @Test func entriesAreLimited() throws {
        try withFolder { folder throws in
            for index in 0..<5 { try put("", at: folder + "/\(index)") }
            #expect(try FileTree.entries(below: folder, limit: 5).count == 5)
            #expect(code { _ = try FileTree.entries(below: folder, limit: 4) } == .tooMany)
        }
    }

    @Test func depthIsLimited() throws {
        try withFolder { folder throws in
            try put("", at: folder + "/" + String(repeating: "d/", count: 64) + "f")
            #expect(try FileTree.entries(below: folder).count == 1)
            try put("", at: folder + "/" + String(repeating: "d/", count: 65) + "f")
            #expect(code { _ = try FileTree.entries(below: folder) } == .tooMany)
        }
    }

    #if os(Linux)
        /// A name that is passed over would be a file in a release that nobody has checked.
        @Test func aNameThatIsNoTextIsReported() throws {
            try withFolder { folder throws in
                let path: [CChar] = Array((folder + "/x").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
                let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
                #expect(descriptor >= 0)
                close(descriptor)
                #expect(code { _ = try FileTree.entries(below: folder) } == .invalidPath)
                try FileTree.remove(folder)
                #expect(FileTree.kind(of: folder) == nil)
            }
        }
    #endif

    @Test func aMissingFolderIsAnError() throws {
        try withFolder { folder throws in
            #expect(code { _ = try FileTree.entries(below: folder + "/none") } == .notFound)
            try put("", at: folder + "/file")
            #expect(code { _ = try FileTree.entries(below: folder + "/file") } == .notDirectory)
        }
    }

    @Test func foldersAreCreatedAndRemoved() throws {
        try withFolder { folder throws in
            try FileTree.createFolder(folder + "/a/b/c")
            try FileTree.createFolder(folder + "/a/b/c")
            #expect(FileTree.kind(of: folder + "/a/b/c") == .folder)
            try put("", at: folder + "/file")
            #expect(code { try FileTree.createFolder(folder + "/file") } == .alreadyExists)
            #expect(code { try FileTree.createFolder(folder + "/file/x") } != nil)
            try FileTree.remove(folder + "/a")
            try FileTree.remove(folder + "/a")
            #expect(try names(in: folder) == ["file"])
        }
    }
}
