public import Diagnostics
internal import Storage

/// The files that records are read from, each once.
public struct InputList: Sendable, Hashable {
    /// The files in the order that they are read in.
    public var files: [RecordFile]
    /// What is odd about the choice of files, such as a pattern that matches none.
    public var findings: [Diagnostic]

    /// The files that a user names, in the order given; `-` is standard input.
    ///
    /// - Throws: `UnknownFormError` where an extension says nothing about how a file holds records, `StorageError` where
    ///   there is no such file, or a folder.
    public init(paths: [String]) throws {
        files = []
        findings = []
        var seen: Set<String> = []
        for path in paths where seen.insert(path).inserted {
            if path == "-" {
                files.append(.standardInput)
                continue
            }
            switch FileTree.kind(of: path) {
            case nil:
                throw StorageError(
                    code: .notFound, path: path, operation: "open",
                    cause: "there is no such file or folder; check the path")
            case .folder:
                throw StorageError(
                    code: .isDirectory, path: path, operation: "open", cause: "it is a folder, and a file is expected")
            case .file, .symbolicLink, .other: break
            }
            guard let file = RecordFile(displayPath: path, path: path) else { throw UnknownFormError(path: path) }
            files.append(file)
        }
    }

    /// The files of a corpus that its configuration's patterns match, by the UTF-8 bytes of their paths.
    ///
    /// - Throws: `StorageError` where a folder cannot be read.
    init(of corpus: CorpusFolder) throws(StorageError) {
        let configuration = corpus.configuration
        var matched = Array(repeating: false, count: configuration.records.count)
        files = []
        findings = []
        for entry in try Self.candidates(corpus, &findings) where entry.kind != .other {
            var first: Int?
            for (index, pattern) in configuration.records.enumerated() where pattern.matches(entry.path) {
                matched[index] = true
                first = first ?? index
            }
            guard let first else { continue }
            add(entry, of: corpus, at: configuration.recordLocations[first])
        }
        for (index, pattern) in configuration.records.enumerated() where !matched[index] {
            findings.append(
                Diagnostic(
                    rule: "config/no-match", severity: .warning,
                    message: "the pattern `\(pattern.text)` matches no file",
                    help: "correct it, or remove it", location: configuration.recordLocations[index]))
        }
        findings = findings.inFileOrder
    }

    private mutating func add(_ entry: FileTree.Entry, of corpus: CorpusFolder, at location: SourceLocation) {
        let path = corpus.path(of: entry.path)
        if entry.kind == .symbolicLink, !corpus.contains(path) {
            findings.append(
                Diagnostic(
                    rule: "config/path-outside", severity: .error,
                    message: "`\(entry.path)` is a symbolic link that leads out of the corpus folder",
                    help: "put the file itself into the corpus", location: location))
        } else if let file = RecordFile(displayPath: entry.path, path: path) {
            files.append(file)
        } else {
            let error = UnknownFormError(path: entry.path)
            findings.append(
                Diagnostic(
                    rule: "config/unknown-form", severity: .error, message: error.message,
                    help: "\(error.help), or narrow the pattern", location: location))
        }
    }

    /// Everything below the folders that the patterns begin with, each once, in order.
    private static func candidates(
        _ corpus: CorpusFolder, _ findings: inout [Diagnostic]
    ) throws(StorageError) -> [FileTree.Entry] {
        let configuration = corpus.configuration
        var entries: [String: FileTree.Entry] = [:]
        var searched: Set<String> = []
        for (pattern, location) in zip(configuration.records, configuration.recordLocations) {
            let folder = pattern.literalFolder
            let path = folder.isEmpty ? corpus.path : corpus.path(of: folder)
            guard searched.insert(folder).inserted, FileTree.kind(of: path) == .folder else { continue }
            guard corpus.contains(path) else {
                findings.append(
                    Diagnostic(
                        rule: "config/path-outside", severity: .error,
                        message: "`\(folder)` leads out of the corpus folder by a symbolic link",
                        help: "put the folder itself into the corpus", location: location))
                continue
            }
            for var entry in try FileTree.entries(below: path) {
                if !folder.isEmpty { entry.path = folder + "/" + entry.path }
                entries[entry.path] = entry
            }
        }
        return entries.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

/// Why a file is not read: its extension says nothing about how it holds records.
public struct UnknownFormError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path as given.
    public var path: String

    /// What is wrong, as one fragment.
    public var message: String { "the ending of `\(path)` does not say how it holds records" }

    /// What to do about it, as one fragment.
    public var help: String { "name it with one of \(RecordFile.knownEndings.joined(separator: ", "))" }

    /// The text of the value.
    public var description: String { "\(message); \(help)" }
}
