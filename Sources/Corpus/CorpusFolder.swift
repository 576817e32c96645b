import Diagnostics
import Storage

/// A corpus: a folder with a `chancery.yaml`.
public struct CorpusFolder: Sendable {
    /// The path of the folder as the user named it.
    public let path: String
    /// What its configuration says.
    public let configuration: CorpusConfiguration

    /// Whether a path is a corpus folder.
    public static func isCorpus(_ path: String) -> Bool {
        FileTree.kind(of: join(path, CorpusConfiguration.fileName)) == .file
    }

    /// Opens a corpus folder.
    ///
    /// - Throws: `ConfigurationError` for all that is wrong with the configuration, and for paths in it that leave the
    ///   folder by symbolic links; `StorageError` where it cannot be read.
    public init(_ path: String) throws {
        self.path = path
        let file = Self.join(path, CorpusConfiguration.fileName)
        configuration = try CorpusConfiguration.parse(try InputFile(path: file).readAll(limit: 4 << 20), file: file)
        let escapes = configuration.namedPaths.filter { named in
            let path = self.path(of: named.path)
            // A baseline need not be there yet.
            return CanonicalPath(path) != nil && !contains(path)
        }
        guard escapes.isEmpty else { throw ConfigurationError(diagnostics: escapes.map(Self.escape)) }
    }

    /// The path of something in the corpus, from where the user stands.
    public func path(of relative: String) -> String { Self.join(path, relative) }

    /// The files that hold records.
    ///
    /// - Throws: `StorageError` where a folder cannot be read.
    public func recordFiles() throws -> InputList { try InputList(of: self) }

    /// Whether a path stays in the folder when symbolic links are followed.
    func contains(_ path: String) -> Bool {
        guard let folder = CanonicalPath(self.path), let target = CanonicalPath(path) else { return false }
        return target.isInside(folder)
    }

    private static func escape(_ named: CorpusConfiguration.NamedPath) -> Diagnostic {
        Diagnostic(
            rule: "config/path-outside", severity: .error,
            message: "`\(named.key)` is `\(named.path)`, which leads out of the corpus folder by a symbolic link",
            help: "put the file or folder itself into the corpus", location: named.location)
    }

    /// A folder and a path below it, without a needless `./`.
    private static func join(_ folder: String, _ relative: String) -> String {
        if folder == "." || folder.isEmpty { return relative }
        return folder.hasSuffix("/") ? folder + relative : folder + "/" + relative
    }
}
