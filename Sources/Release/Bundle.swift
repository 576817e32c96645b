import Codecs
import Storage

/// A release as one `.tar.gz`: entries sorted by path, no times, no owners, so that the same release gives the same bytes.
enum Bundle {
    /// The ending of a bundle's name.
    static let ending = ".tar.gz"

    static func refuseExisting(_ path: String) throws(StorageError) {
        if FileTree.kind(of: path, followsLink: false) != nil {
            throw StorageError(
                code: .alreadyExists, path: path, operation: "create",
                cause: "it exists already; remove it, or choose another version")
        }
    }

    /// Writes a bundle.
    final class Writer {
        private let file: StagedFile
        private let compressor: GzipCompressor
        private var archive = TarWriter()

        init(for destination: String) throws {
            file = try StagedFile(for: destination)
            compressor = try FixedFileWriter.makeCompressor()
        }

        /// Adds all files below a folder.
        func add(folder: String, named name: String) throws {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            for entry in try FileTree.entries(below: folder) {
                try put { try archive.beginEntry(path: name + "/" + entry.path, size: Int64(entry.size), into: &$0) }
                let input = try InputFile(path: folder + "/" + entry.path)
                while true {
                    let count = try buffer.withUnsafeMutableBytes { try input.read(into: $0) }
                    if count == 0 { break }
                    try put { archived in
                        try buffer.withUnsafeBytes {
                            try archive.write(UnsafeRawBufferPointer(rebasing: $0[..<count]), into: &archived)
                        }
                    }
                }
                try put { try archive.endEntry(into: &$0) }
            }
        }

        /// Ends the archive and renames it into place.
        func commit() throws {
            try put { archive.finish(into: &$0) }
            var compressed: [UInt8] = []
            compressor.finish(into: &compressed)
            try file.write(compressed)
            try file.commit()
        }

        private func put(_ body: (inout [UInt8]) throws -> Void) throws {
            var archived: [UInt8] = []
            try body(&archived)
            var compressed: [UInt8] = []
            compressor.compress(archived, into: &compressed)
            try file.write(compressed)
        }
    }
}
