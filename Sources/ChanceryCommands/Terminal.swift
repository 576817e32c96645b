#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Diagnostics
import Storage

/// Where a command writes: results to standard output, everything else to standard error.
enum Terminal {
    /// Whether standard output is a terminal that shows colour.
    static var showsColour: Bool {
        isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
            && getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
    }

    /// Writes a line to standard error.
    static func complain(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        bytes.withUnsafeBytes { buffer in
            var rest = buffer
            while !rest.isEmpty {
                let written = write(STDERR_FILENO, rest.baseAddress, rest.count)
                // There is nowhere left to say that standard error cannot be written to.
                guard written > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            }
        }
    }

    /// Writes findings about the schema or the configuration to standard error, one a line.
    static func complain(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics {
            let location = diagnostic.location
            complain(
                "\(location.file):\(location.line):\(location.column): \(diagnostic.severity.rawValue)"
                    + "[\(diagnostic.rule)]: \(diagnostic.message)")
            for related in diagnostic.related {
                complain("  note: \(related.message): \(related.location.file):\(related.location.line)")
            }
            if let help = diagnostic.help { complain("  help: \(help)") }
        }
    }
}
