import ArgumentParser
import Corpus
import SchemaTools
import Storage

/// `chancery schema infer`.
struct SchemaInferCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "infer",
        abstract: "Draft a JSON Schema from records, to be read and edited.",
        discussion: """
            The draft accepts every record that it was drafted from. Records that cannot be read are reported and have \
            no part in it; the exit status is then 1.

            Examples:
              chancery schema infer letters.jsonl -o schema/letters.json
              zcat rows.jsonl.gz | chancery schema infer - --id-field id
            """)

    @Argument(
        help: ArgumentHelp(
            "A corpus folder (one with chancery.yaml), or files of records; - is standard input.", valueName: "path"))
    var paths: [String] = ["."]

    @Option(help: ArgumentHelp("The title of the schema.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("The field that is a record's id, to be given that role.", valueName: "name"))
    var idField: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to make; - is standard output.", valueName: "file"))
    var output = "-"

    func validate() throws {
        if paths.filter({ $0 == "-" }).count > 1 { throw ValidationError("standard input can be read only once") }
    }

    func run() async throws {
        try await reportingFailures {
            let inputs = try inputList()
            let result = try ResultFile(output)
            Terminal.complain(inputs.findings)
            var inference = SchemaInference()
            var reader = RecordReader(files: inputs.files)
            let reading = try inference.read(&reader) { Terminal.complain([$0]) }
            if inference.recordCount > 0 {
                if let idField, !inference.hasMember(named: idField) {
                    throw ValidationError("no record has a field named '\(idField)'; see --id-field")
                }
                var options = DraftOptions()
                options.title = title
                options.idField = idField
                try result.write(inference.draft(options))
            } else {
                Terminal.complain("chancery: there is no record, and so no draft")
            }
            if reading.malformedRecords > 0 {
                let noun = reading.malformedRecords == 1 ? "record is" : "records are"
                Terminal.complain(
                    "chancery: \(reading.malformedRecords) malformed \(noun) not in the draft, which is from "
                        + "\(inference.recordCount)")
            }
            if !reading.isComplete || inference.recordCount == 0 { throw ExitCode.findings }
        }
    }

    private func inputList() throws -> InputList {
        if let path = paths.first, paths.count == 1, CorpusFolder.isCorpus(path) {
            let corpus = try CorpusFolder(path)
            var inputs = try corpus.recordFiles()
            for index in inputs.files.indices {
                inputs.files[index].displayPath = corpus.path(of: inputs.files[index].displayPath)
            }
            return inputs
        }
        for path in paths where path != "-" && FileTree.kind(of: path) == .folder {
            throw ValidationError(
                "'\(path)' is a folder; name files of records, or one corpus folder (one with "
                    + "\(CorpusConfiguration.fileName)) alone")
        }
        return try InputList(paths: paths)
    }
}
