import Authorities
import Corpus
import Diagnostics
import Foundation
import JSONText
import Schema
import Schemas
import Storage
import TestSupport
import Validation

/// The statement schema, compiled once.
let statementSchema: Result<CompiledSchema, any Error> = Result {
    try SchemaCompiler.compile(
        try SchemaDocument(EmbeddedFile.bytes(named: "statement.schema.json") ?? [], path: "statement.schema.json"),
        options: SchemaOptions(formats: .statements))
}

/// What a run found.
struct Findings {
    var diagnostics: [Diagnostic]
    var outcome: ValidationOutcome

    var rules: [String] { diagnostics.map(\.rule.rawValue) }
}

/// Validates records given as the lines of a JSON Lines file.
func validate(
    _ lines: [String], schema: CompiledSchema? = nil, policy: FindingPolicy = FindingPolicy(), jobs: Int = 1,
    levels: Set<ValidationLevel> = Set(ValidationLevel.allCases), memoryBudget: Int = 1 << 20
) async throws -> Findings {
    let folder = try ProjectFolder.makeTemporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "records.jsonl")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    return try await validate(
        [RecordFile(displayPath: "records.jsonl", path: file.path(), form: .jsonLines)], schema: schema, policy: policy,
        jobs: jobs, levels: levels, memoryBudget: memoryBudget)
}

/// Validates files.
func validate(
    _ files: [RecordFile], schema: CompiledSchema? = nil, policy: FindingPolicy = FindingPolicy(), jobs: Int = 1,
    levels: Set<ValidationLevel> = Set(ValidationLevel.allCases), memoryBudget: Int = 1 << 20
) async throws -> Findings {
    var options = ValidationOptions()
    options.jobs = jobs
    options.levels = levels
    options.memoryBudget = memoryBudget
    let run = ValidationRun<Never>(
        schema: try schema ?? statementSchema.get(), authorities: .builtIn, policy: policy, options: options)
    var findings = Findings(diagnostics: [], outcome: ValidationOutcome())
    try await run.run(RecordReader(files: files), partial: &findings.outcome) {
        findings.diagnostics.append($0.diagnostic)
    }
    return findings
}
