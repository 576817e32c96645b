import Storage

/// Where a command's one result goes: a new file that is whole or absent, or standard output.
struct ResultFile {
    private let staged: StagedFile?

    /// Refuses a file that is there already, before any work is done.
    init(_ path: String) throws {
        staged = path == "-" ? nil : try StagedFile(for: path)
    }

    /// Writes the whole result.
    func write(_ bytes: [UInt8]) throws {
        if let staged {
            try staged.write(bytes)
            try staged.commit()
        } else {
            let output = OutputFile.standardOutput
            try output.write(bytes)
            try output.close()
        }
    }
}
