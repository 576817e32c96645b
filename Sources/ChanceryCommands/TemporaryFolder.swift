#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where sorts that do not fit into memory put their runs.
enum TemporaryFolder {
    /// The folder that `TMPDIR` names, else `/tmp`.
    static var path: String {
        getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    }
}
