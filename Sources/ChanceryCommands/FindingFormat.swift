import ArgumentParser
import Reporting

/// How findings are shown: the option `--format`, shared by the commands that report them.
struct FindingFormat: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How findings are shown: \(ReporterRegistry.standard.names.joined(separator: ", ")).", valueName: "format"))
    var format = "text"

    func validate() throws {
        if !ReporterRegistry.standard.names.contains(format) {
            throw ValidationError(
                "no format is named '\(format)'; the formats are "
                    + ReporterRegistry.standard.names.joined(separator: ", "))
        }
    }
}
