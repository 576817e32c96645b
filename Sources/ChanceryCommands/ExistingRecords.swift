import ArgumentParser
import Corpus
import Storage

/// The records that others are to join: those of a corpus folder, of a release folder, or of a file.
enum ExistingRecords {
    /// The files at a path.
    ///
    /// - Throws: `ValidationError` for a folder that is neither a corpus nor a release, and what reading throws.
    static func files(at path: String) throws -> [RecordFile] {
        if [".tar.gz", ".tgz", ".tar"].contains(where: path.lowercased().hasSuffix) {
            throw ValidationError(
                "'\(path)' is an archive, and records are compared with a release's folder: unpack it (tar -xf '\(path)'), and name the folder"
            )
        }
        guard FileTree.kind(of: path) == .folder else { return try InputList(paths: [path]).files }
        if CorpusFolder.isCorpus(path) {
            let corpus = try CorpusFolder(path)
            return try corpus.recordFiles().files.map { file in
                var file = file
                file.displayPath = corpus.path(of: file.displayPath)
                return file
            }
        }
        // A release holds its records once as JSON Lines, and beside them tables made from them.
        let data = (path.hasSuffix("/") ? path : path + "/") + "data"
        let files =
            try FileTree.kind(of: data) == .folder
            ? FileTree.entries(below: data).compactMap { entry in
                RecordFile(displayPath: data + "/" + entry.path, path: data + "/" + entry.path)
            }.filter { $0.form == .jsonLines } : []
        guard !files.isEmpty else {
            throw ValidationError(
                "'\(path)' holds neither a \(CorpusConfiguration.fileName) nor a release's data/*.jsonl.gz; name a corpus, a release, or a file of records"
            )
        }
        return files
    }
}
