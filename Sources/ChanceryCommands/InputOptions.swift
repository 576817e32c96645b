import ArgumentParser
import Chronology
import Corpus
import Validation

/// What is validated, and against which schema: shared by the commands that read records.
struct InputOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A corpus folder (one with chancery.yaml), or files of records; - is standard input.", valueName: "path"))
    var paths: [String] = ["."]

    @Option(help: ArgumentHelp("The JSON Schema of the records, or builtin:statement.", valueName: "file"))
    var schema: String?

    @OptionGroup var library: SchemaLibrary

    @Option(help: ArgumentHelp("The folder that records' captures are in.", valueName: "folder"))
    var captures: String?

    @Option(
        help: ArgumentHelp(
            "The levels to run, separated by commas: syntax, schema, consistency, evidence, corpus.", valueName: "list"),
        transform: { text in
            let known = "the levels are " + ValidationLevel.allCases.map(\.rawValue).joined(separator: ", ")
            let levels = try text.split(separator: ",").map { name in
                guard let level = ValidationLevel(rawValue: String(name)) else {
                    throw ValidationError("no level is named '\(name)'; \(known)")
                }
                return level
            }
            if levels.isEmpty { throw ValidationError("no level is named, and nothing would be checked; \(known)") }
            return Set(levels)
        })
    var levels: Set<ValidationLevel> = Set(ValidationLevel.allCases)

    @Option(help: ArgumentHelp("The day by which suppressions' last days are judged, as YYYY-MM-DD.", valueName: "day"))
    var asOf: String?

    @Option(help: ArgumentHelp("How many workers; as many as there are cores, if not said.", valueName: "count"))
    var jobs: Int?

    @Option(help: ArgumentHelp("The most bytes that one record may have.", valueName: "bytes"))
    var maxRecordBytes: Int = ReadingOptions().maxRecordBytes

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
        if maxRecordBytes < 1 || maxRecordBytes > 1 << 30 {
            throw ValidationError("--max-record-bytes takes a number from 1 to 1073741824")
        }
        if let asOf, (try? CalendarDay(parsing: asOf)) == nil {
            throw ValidationError("--as-of takes a day as YYYY-MM-DD")
        }
        if paths.filter({ $0 == "-" }).count > 1 { throw ValidationError("standard input can be read only once") }
        if schema == "-", paths.contains("-") {
            throw ValidationError(
                "standard input can be read only once, and both the schema and the records are to come from it; "
                    + "name a file for one of them")
        }
    }
}
