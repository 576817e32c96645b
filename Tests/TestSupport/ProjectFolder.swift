public import Foundation

/// Where things are on the machine that runs the tests.
public enum ProjectFolder {
    /// The folder of `Package.swift`.
    public static let root: URL = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path() != "/",
            !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path())
        {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// Real input and outside suites, which are not part of the project: the folder `shared` beside it, or the one that
    /// the environment variable `CHANCERY_SHARED` names.
    public static let shared: URL =
        ProcessInfo.processInfo.environment["CHANCERY_SHARED"].map { URL(filePath: $0) }
        ?? root.deletingLastPathComponent().appending(path: "shared")

    /// Whether something of the shared folder is there. Tests that need it are skipped where it is not.
    public static func hasShared(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: shared.appending(path: path).path())
    }

    /// A new empty folder, which the caller removes.
    public static func makeTemporary() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chancery-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
