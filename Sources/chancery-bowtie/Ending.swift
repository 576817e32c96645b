#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Ends the program with a message on standard error.
func exit(with message: String, status: Int32) -> Never {
    let line = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
    exit(status)
}

/// Sends what was printed on its way; the other side waits for it.
func flush() {
    fflush(nil)
}
