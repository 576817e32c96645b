public import Storage

/// Says by which name a record refers to a captured page, so that `CaptureStore` finds it again.
public struct CaptureNaming: Sendable {
    private let folder: CanonicalPath?

    /// - Parameter folder: the folder of captures; `nil` takes that of the corpus that a capture lies in, or where there
    ///   is none, the folder that the program was started in.
    /// - Throws: `StorageError` where there is no such folder.
    public init(folder: String?) throws(StorageError) {
        guard let folder else {
            self.folder = nil
            return
        }
        self.folder = CanonicalPath(try CaptureStore(folder: folder).folder)
    }

    /// The name of the capture at a path, `captures/page.html`; `nil` where it lies outside of the folder.
    ///
    /// - Throws: `ConfigurationError` or `StorageError` where the capture lies in a corpus whose configuration cannot be
    ///   read.
    public func name(of path: String) throws -> String? {
        guard let capture = CanonicalPath(path) else { return nil }
        if let folder { return capture.name(from: folder, startingWith: folder.name) }
        if let corpus = try Self.corpus(around: capture) {
            guard let captures = corpus.configuration.captures.flatMap({ CanonicalPath(corpus.path(of: $0)) }) else {
                return nil
            }
            return capture.name(from: captures, startingWith: captures.name)
        }
        return CanonicalPath(".").flatMap { capture.name(from: $0) }
    }

    /// The nearest corpus folder above a file.
    private static func corpus(around file: CanonicalPath) throws -> CorpusFolder? {
        var folder = file.text[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            if CorpusFolder.isCorpus(String(folder)) { return try CorpusFolder(String(folder)) }
        }
        return nil
    }
}

extension CanonicalPath {
    /// The path below a folder, behind a name of it where one is given; `nil` for what does not lie in the folder.
    fileprivate func name(from folder: CanonicalPath, startingWith name: Substring? = nil) -> String? {
        guard isInside(folder), self != folder else { return nil }
        let rest = text.dropFirst(folder.text.count).drop { $0 == "/" }
        return name.map { "\($0)/\(rest)" } ?? String(rest)
    }
}
