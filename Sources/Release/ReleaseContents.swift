import Codecs
import Diagnostics
import Storage

/// The files of a release as they are, whether in a folder or in a bundle.
struct ReleaseContents {
    /// What was read, by the path below the release's folder.
    private(set) var files: [String: ObservedFile] = [:]
    /// What should not be in a release at all.
    private(set) var findings: [Diagnostic] = []
    /// Whether reading ended before the end.
    private(set) var isIncomplete = false

    private static let needed: Set<String> = [ReleaseManifest.fileName, ReleaseManifest.checksumsName]

    /// Reads a folder.
    init(folder: String, fileLimit: Int) throws {
        for entry in try FileTree.entries(below: folder, limit: fileLimit) {
            guard entry.kind == .file else {
                refuse(
                    entry.path,
                    "a \(entry.kind == .symbolicLink ? "symbolic link" : "special file") is no part of a release")
                continue
            }
            let input = try InputFile(path: folder + "/" + entry.path)
            let observer = try Self.observer(of: entry.path)
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = try buffer.withUnsafeMutableBytes { try input.read(into: $0) }
                if count == 0 { break }
                buffer.withUnsafeBytes { observer.observe(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            }
            files[entry.path] = observer.finish()
        }
    }

    /// Reads a bundle as a stream.
    init(bundle: String, fileLimit: Int) throws {
        let input = try InputFile(path: bundle)
        let decompressor = try GzipDecompressor()
        var reader = BundleReader(entryLimit: fileLimit)
        var stored = [UInt8](repeating: 0, count: 1 << 16)
        var archived = [UInt8](repeating: 0, count: 1 << 16)
        do {
            while true {
                let count = try stored.withUnsafeMutableBytes { try input.read(into: $0) }
                if count == 0 { break }
                var position = 0
                while true {
                    let progress = try stored.withUnsafeBytes { stored in
                        try archived.withUnsafeMutableBytes {
                            try decompressor.decompress(
                                UnsafeRawBufferPointer(rebasing: stored[position..<count]), into: $0)
                        }
                    }
                    position += progress.consumed
                    try archived.withUnsafeBytes { archived in
                        try reader.read(UnsafeRawBufferPointer(rebasing: archived[..<progress.produced]), into: &self)
                    }
                    if position == count, progress.produced < archived.count { break }
                }
            }
            try decompressor.finish()
            try reader.finish()
        } catch let error as GzipError {
            damage(bundle, error.description)
        } catch let error as TarError {
            damage(bundle, error.description)
        }
    }

    fileprivate static func observer(of path: String) throws -> FileObserver {
        try FileObserver(path: path, keeps: needed.contains(path))
    }

    fileprivate mutating func add(_ path: String, _ file: ObservedFile) {
        if files.updateValue(file, forKey: path) != nil { refuse(path, "the path occurs twice in the bundle") }
    }

    fileprivate mutating func refuse(_ path: String, _ message: String) {
        findings.append(Self.finding(ReleaseRules.unsafePath, path, message))
    }

    private mutating func damage(_ bundle: String, _ message: String) {
        isIncomplete = true
        findings.append(Self.finding(ReleaseRules.damagedBundle, bundle, message))
    }

    private static func finding(_ rule: ReleaseRule, _ path: String, _ message: String) -> Diagnostic {
        Diagnostic(
            rule: rule.id, severity: rule.severity, message: message, help: "get the release again from where it came",
            location: .start(of: path))
    }
}

/// Reads the entries of a bundle, all of which stand in one folder.
private struct BundleReader {
    private var tar = TarReader()
    private var folder: Substring?
    private var current: (path: String, observer: FileObserver)?
    private let entryLimit: Int
    private var entries = 0

    /// - Parameter entryLimit: how many entries are read, so that no small bundle fills the memory with names.
    init(entryLimit: Int) {
        self.entryLimit = entryLimit
    }

    mutating func read(_ bytes: UnsafeRawBufferPointer, into contents: inout ReleaseContents) throws {
        var rest = bytes
        while true {
            switch try tar.next(from: &rest) {
            case .needsInput: return
            case .entry(let entry): current = try begin(entry, &contents)
            case .content(let part): current?.observer.observe(part)
            case .endOfEntry:
                if let current { contents.add(current.path, current.observer.finish()) }
                current = nil
            }
        }
    }

    func finish() throws { try tar.finish() }

    private mutating func begin(
        _ entry: TarEntry, _ contents: inout ReleaseContents
    ) throws -> (path: String, observer: FileObserver)? {
        entries += 1
        guard entries <= entryLimit else {
            throw TarError(
                code: .tooLarge, offset: entry.offset, message: "the bundle has more than \(entryLimit) entries")
        }
        guard entry.hasSafePath else {
            contents.refuse(entry.path, "the path \(RelativePath.fault(in: entry.path) ?? "is not safe")")
            return nil
        }
        if entry.kind == .folder { return nil }
        guard entry.kind == .file else {
            contents.refuse(entry.path, "a \(entry.kind.rawValue) is no part of a release")
            return nil
        }
        let first = entry.path.prefix { $0 != "/" }
        folder = folder ?? first
        guard first == folder, first.endIndex != entry.path.endIndex else {
            contents.refuse(entry.path, "the path is not in the folder of the release")
            return nil
        }
        let path = String(entry.path.dropFirst(first.count + 1))
        return (path, try ReleaseContents.observer(of: path))
    }
}
