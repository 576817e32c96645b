import ArgumentParser
import Diagnostics
import Release
import Storage

/// `chancery verify`.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a release, a folder or a bundle, against its own manifest.")

    @Argument(help: ArgumentHelp("The folder or the .tar.gz bundle of a release.", valueName: "path"))
    var path: String

    func run() async throws {
        try await reportingFailures {
            let report = try ReleaseVerifier.verify(path)
            let output = OutputFile.standardOutput
            var text = ""
            for finding in report.findings {
                text += "\(finding.severity.rawValue)[\(finding.rule)]: \(printable(finding.location.file)): "
                text += "\(printable(finding.message))\n"
                if let help = finding.help { text += "  help: \(help)\n" }
            }
            let count = report.files == 1 ? "1 file" : "\(report.files) files"
            text += report.isVerified ? "Verified: \(count) in \(path).\n" : "NOT verified: \(path).\n"
            try output.write(Array(text.utf8))
            try output.close()
            if !report.isVerified { throw ExitCode.findings }
        }
    }

    /// Foreign text with control characters spelt out, so that it cannot drive a terminal.
    private func printable(_ text: String) -> String {
        String(
            text.unicodeScalars.map { scalar in
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                    ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
            }.joined())
    }
}
