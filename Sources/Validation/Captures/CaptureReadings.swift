import Authorities
import Codecs
import Corpus
import Evidence
import JSONText
import Schema
import Storage

/// What is known of a file of the folder of captures.
struct CaptureFile: Sendable {
    /// The digest of its bytes.
    let digest: SHA256Digest
    /// The capture as it was read; `nil` where it was not.
    var reading: CaptureReading?
    /// Why it was not, where it should have been.
    var fault: String?
}

/// Reads captures for one worker, and keeps the last few: records that share a capture stand together.
struct CaptureReadings: Sendable {
    /// How many captures are kept.
    private static let kept = 4
    /// A longer capture is not kept. In bytes.
    private static let longestKept = 1 << 20

    private let store: CaptureStore
    private let tables: AuthorityTables
    /// Whether there are roles of which a capture says something; else only its digest counts.
    private let isRead: Bool
    private var last: [(name: String, file: CaptureFile)] = []

    init(_ store: CaptureStore, _ context: RuleContext) {
        self.store = store
        tables = context.authorities
        let roles: [Role] = [.evidence, .text, .dateIssued, .session, .issuer, .sourceSymbol]
        isRead = roles.contains { context.fields[$0] != nil }
    }

    /// The file that a record names; `nil` where there is none.
    ///
    /// - Throws: where it is there and the system cannot read it.
    mutating func file(_ name: String) throws(StorageError) -> CaptureFile? {
        if let known = last.first(where: { $0.name == name }) { return known.file }
        let bytes: [UInt8]?
        do throws(StorageError) {
            bytes = try store.bytes(of: name, limit: CaptureReader.maximumBytes)
        } catch  where error.code == .tooMany {
            let fault = "it has more than the \(CaptureReader.maximumBytes) bytes that are read"
            return try store.digest(of: name).map { CaptureFile(digest: $0, fault: fault) }
        }
        guard let bytes else { return nil }
        let file = read(bytes)
        if bytes.count <= Self.longestKept {
            last.append((name, file))
            if last.count > Self.kept { last.removeFirst() }
        }
        return file
    }

    /// Why a name leads to no file, where there is more to say than that none is there.
    func obstacle(to name: String) -> String? { store.obstacle(to: name) }

    private func read(_ bytes: [UInt8]) -> CaptureFile {
        var file = CaptureFile(digest: SHA256Hasher.digest(of: bytes))
        guard isRead else { return file }
        do throws(CaptureReadingError) {
            file.reading = CaptureReading(try CaptureReader.read(bytes), tables)
        } catch {
            file.fault = error.description
        }
        return file
    }
}
