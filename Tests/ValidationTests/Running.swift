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
    levels: Set<ValidationLevel> = Set(ValidationLevel.allCases), memoryBudget: Int = 1 << 20,
    existing: [String] = [], captures: [String: Data] = [:]
) async throws -> Findings {
    let folder = try ProjectFolder.makeTemporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "records.jsonl")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let captureFolder = folder.appending(path: "captures")
    if !captures.isEmpty {
        try FileManager.default.createDirectory(at: captureFolder, withIntermediateDirectories: true)
        for (name, bytes) in captures { try bytes.write(to: captureFolder.appending(path: name)) }
    }
    let existingFile = folder.appending(path: "existing.jsonl")
    try Data(existing.joined(separator: "\n").utf8).write(to: existingFile)
    let existingFiles =
        existing.isEmpty
        ? [] : [RecordFile(displayPath: "existing.jsonl", path: existingFile.path(), form: .jsonLines)]
    return try await validate(
        [RecordFile(displayPath: "records.jsonl", path: file.path(), form: .jsonLines)], schema: schema, policy: policy,
        jobs: jobs, levels: levels, memoryBudget: memoryBudget, existing: existingFiles,
        captures: captures.isEmpty ? nil : try CaptureStore(folder: captureFolder.path()))
}

/// Validates files.
func validate(
    _ files: [RecordFile], schema: CompiledSchema? = nil, policy: FindingPolicy = FindingPolicy(), jobs: Int = 1,
    levels: Set<ValidationLevel> = Set(ValidationLevel.allCases), memoryBudget: Int = 1 << 20,
    existing: [RecordFile] = [], captures: CaptureStore? = nil
) async throws -> Findings {
    var options = ValidationOptions()
    options.jobs = jobs
    options.levels = levels
    options.memoryBudget = memoryBudget
    options.captures = captures
    let run = ValidationRun<Never>(
        schema: try schema ?? statementSchema.get(), authorities: .builtIn, policy: policy, options: options)
    var findings = Findings(diagnostics: [], outcome: ValidationOutcome())
    let existingReader = existing.isEmpty ? nil : RecordReader(files: existing)
    try await run.run(RecordReader(files: files), against: existingReader, partial: &findings.outcome) {
        findings.diagnostics.append($0.diagnostic)
    }
    return findings
}
