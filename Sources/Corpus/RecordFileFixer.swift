public import Diagnostics
public import JSONText
internal import Storage

/// Applies fixes to the files of records, each of which is replaced as a whole or stays as it was.
///
/// Made before the files are read: a file that has changed since is left alone, because the fixes were worked out for
/// what it was. Memory: that of reading records, and the fixes.
public struct RecordFileFixer: Sendable {
    /// What became of a file.
    public enum Outcome: Sendable, Hashable {
        /// These fixes are in it now, in the order of the file; others overlapped one of them, or were refused. Without any
        /// it is as it was.
        case fixed([Diagnostic], refused: [Refusal])
        /// It is as it was; why, as one fragment.
        case refused(String)
    }

    /// A fix that was not applied though the file was changed.
    public struct Refusal: Sendable, Hashable {
        /// The finding that it is of.
        public var finding: Diagnostic
        /// Why, as one fragment.
        public var reason: String
    }

    private let options: ReadingOptions
    private let states: [String: FileState]

    /// Notes how files are before they are read.
    public init(files: [RecordFile], options: ReadingOptions = ReadingOptions()) {
        self.options = options
        states = Dictionary(
            files.compactMap { file in FileState(of: file.path).map { (file.path, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Applies the fixes of findings to the file that they are of.
    ///
    /// Every record is read again as it is to be, and has to have exactly the values that were meant; a fix that would give
    /// it others is left out.
    ///
    /// - Parameters:
    ///   - destination: where the result is written, the file itself unless given.
    ///   - faults: how many faults a record has; a fix must not give it another.
    /// - Throws: `StorageError` where the file cannot be read or replaced.
    public func apply(
        _ findings: [Diagnostic], to file: RecordFile, writing destination: String? = nil,
        faults: (JSONNode) -> Int = { _ in 0 }
    ) throws -> Outcome {
        if let reason = Self.refusal(of: file) { return .refused(reason) }
        guard let state = states[file.path] else {
            return .refused("it is not a regular file; name the file itself")
        }
        guard FileState(of: file.path) == state else { return .refused(Self.changed) }
        let checked = try FixCheck(options: options).check(
            Self.compatible(findings), in: file, faults: faults)
        if checked.kept.isEmpty { return .fixed([], refused: checked.refused) }
        let staged = try StagedFile(for: destination ?? file.path, replaces: true)
        guard try Self.copy(file.path, with: checked.kept.compactMap(\.fix), to: staged) else {
            return .refused("a fix reaches past its end")
        }
        try staged.flush()
        if checked.reachesBeyondRecords {
            var copy = file
            copy.path = staged.path
            guard try soundRecords(of: copy) >= soundRecords(of: file) else {
                return .refused("the fixes would keep a record from being read")
            }
        }
        if destination != nil {
            try staged.commit()
            return .fixed(checked.kept, refused: checked.refused)
        }
        return try staged.replace(state) ? .fixed(checked.kept, refused: checked.refused) : .refused(Self.changed)
    }

    /// Why a file is never changed, as one fragment; `nil` where it may be.
    public static func refusal(of file: RecordFile) -> String? {
        if file.path == "-" { return "standard input cannot be changed" }
        return file.isGzip ? "a compressed file is not changed; decompress it first" : nil
    }

    /// The findings whose fixes go together, by their places: of two that overlap, the first to begin. Two that add
    /// something at one place overlap.
    public static func compatible(_ findings: [Diagnostic]) -> [Diagnostic] {
        let sorted = findings.enumerated().compactMap { offset, finding in
            finding.fix.map { (range: $0.byteRange, offset: offset, finding: finding) }
        }.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.offset)
                < ($1.range.lowerBound, $1.range.upperBound, $1.offset)
        }
        var end = -1
        return sorted.compactMap { item in
            guard item.range.lowerBound > end || (item.range.lowerBound == end && !item.range.isEmpty) else {
                return nil
            }
            end = item.range.upperBound
            return item.finding
        }
    }

    private static let changed = "it has changed while it was validated; run again"

    /// Copies a file with its fixes; false where one of them reaches past its end.
    private static func copy(
        _ path: String, with fixes: [Diagnostic.Fix], to output: StagedFile
    ) throws(StorageError) -> Bool {
        let input = try InputFile(path: path)
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var rest = fixes[...]
        var offset = 0
        while true {
            let count = try buffer.withUnsafeMutableBytes { buffer in
                Result { () throws(StorageError) in try input.read(into: buffer) }
            }.get()
            if count == 0 { break }
            var position = 0
            while position < count {
                guard let fix = rest.first else {
                    try output.write(Array(buffer[position..<count]))
                    break
                }
                let start = fix.byteRange.lowerBound - offset
                if start > position {
                    try output.write(Array(buffer[position..<min(start, count)]))
                    position = min(start, count)
                    continue
                }
                if start == position { try output.write(Array(fix.replacement.utf8)) }
                position = min(fix.byteRange.upperBound - offset, count)
                if fix.byteRange.upperBound - offset <= count { rest = rest.dropFirst() }
            }
            offset += count
        }
        // What is left may stand at the very end.
        for fix in rest {
            guard fix.byteRange == offset..<offset else { return false }
            try output.write(Array(fix.replacement.utf8))
        }
        return true
    }

    /// How many records of a file can be read.
    private func soundRecords(of file: RecordFile) throws -> Int {
        var reader = RecordReader(files: [file], options: options)
        var parser = JSONParser()
        var tape = JSONTape()
        var count = 0
        while let batch = try reader.nextBatch()?.converted() {
            for case .record(let record) in batch.items {
                if batch.withText(of: record, { parser.parse($0, onto: &tape) }) { count += 1 }
            }
        }
        return count
    }
}
