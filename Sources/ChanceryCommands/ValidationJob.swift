import ArgumentParser
import Authorities
import Codecs
import Corpus
import Diagnostics
import JSONText
import Schema
import Schemas
import Storage
import Validation

/// What is to be validated, worked out from the command line and the corpus's configuration.
struct ValidationJob {
    /// The schema's bytes and path.
    let schemaDocument: SchemaDocument
    let schema: CompiledSchema
    /// The corpus, where one was named.
    let corpus: CorpusFolder?
    /// The files, and what is odd about the choice of them.
    let inputs: InputList
    private let policy: FindingPolicy
    private let input: InputOptions
    private let captures: CaptureStore?

    /// - Throws: `ValidationError` for wrong usage, `ConfigurationError` and `SchemaError` for what is broken.
    init(_ input: InputOptions) throws {
        self.input = input
        let corpusPath =
            input.paths.count == 1 ? input.paths.first.flatMap { CorpusFolder.isCorpus($0) ? $0 : nil } : nil
        if let corpusPath {
            let corpus = try CorpusFolder(corpusPath)
            self.corpus = corpus
            schemaDocument = try Self.schema(input.schema, of: corpus)
            inputs = Self.fromUsersPlace(try corpus.recordFiles(), of: corpus)
            var policy = FindingPolicy(corpus.configuration, asOf: input.asOf)
            policy.pathPrefix = corpus.path(of: "")
            self.policy = policy
        } else {
            try Self.checkPaths(input.paths)
            guard let schema = input.schema else {
                throw ValidationError(
                    "files of records need a schema: add --schema FILE, or --schema \(BuiltInSchema.statement)")
            }
            corpus = nil
            schemaDocument = try Self.schema(named: schema)
            inputs = try InputList(paths: input.paths)
            var policy = FindingPolicy()
            policy.asOf = input.asOf
            self.policy = policy
        }
        schema = try SchemaCompiler.compile(
            schemaDocument,
            library: SchemaLibrary.others(input.library.documents(), beside: schemaDocument.text),
            options: SchemaLibrary.options)
        captures = try Self.captures(input.captures, of: corpus)
        try refuseUnknownRules()
        try refuseWhatIsNotHereYet()
    }

    /// A run over the records; each run needs a reader of its own.
    func makeRun<Payload>(
        wantsExcerpts: Bool, hook: (@Sendable (JSONNode) -> Payload)?
    ) -> ValidationRun<Payload> {
        var options = ValidationOptions()
        options.levels = input.levels
        options.jobs = input.jobs ?? Processors.count
        options.wantsExcerpts = wantsExcerpts
        options.captures = captures
        options.temporaryFolder = TemporaryFolder.path
        options.inputFindings = inputs.findings
        return ValidationRun(schema: schema, authorities: .builtIn, policy: policy, options: options, hook: hook)
    }

    func makeReader() -> RecordReader { makeReader(of: inputs.files) }

    func makeReader(of files: [RecordFile]) -> RecordReader { RecordReader(files: files, options: readingOptions) }

    /// How the files are read.
    var readingOptions: ReadingOptions {
        var options = ReadingOptions()
        options.maxRecordBytes = input.maxRecordBytes
        if case .property(let name)? = schema.fields[.text]?.path.last { options.bodyProperty = name }
        return options
    }

    /// The SHA-256 digest of the schema's bytes.
    var schemaDigest: String { SHA256Hasher.digest(of: schemaDocument.text).hexadecimal }

    /// The SHA-256 digest of all authority tables, one after the other.
    @Sendable static func authoritiesDigest() -> String {
        var hasher = SHA256Hasher()
        for table in EmbeddedFile.authorityTables { hasher.update(table) }
        return hasher.finalize().hexadecimal
    }

    // MARK: What was named

    /// Files with the paths by which the user, and annotations in a repository, can open them.
    private static func fromUsersPlace(_ inputs: InputList, of corpus: CorpusFolder) -> InputList {
        var inputs = inputs
        for index in inputs.files.indices {
            inputs.files[index].displayPath = corpus.path(of: inputs.files[index].displayPath)
        }
        return inputs
    }

    private static func checkPaths(_ paths: [String]) throws {
        for path in paths where path != "-" && FileTree.kind(of: path) == .folder {
            if CorpusFolder.isCorpus(path) {
                throw ValidationError("a corpus folder is named alone; '\(path)' is one")
            }
            throw ValidationError(
                "'\(path)' is a folder without a \(CorpusConfiguration.fileName); name a corpus folder, or files with --schema"
            )
        }
    }

    private static func schema(_ option: String?, of corpus: CorpusFolder) throws -> SchemaDocument {
        if let option { return try schema(named: option) }
        switch corpus.configuration.schema {
        case .file(let path): return try schema(named: corpus.path(of: path))
        case .builtIn(let name):
            guard "builtin:\(name)" == BuiltInSchema.statement else {
                throw ConfigurationError(diagnostics: [
                    Diagnostic(
                        rule: "config/invalid-value", severity: .error,
                        message: "no schema is built in under the name `\(name)`",
                        help: "write `\(BuiltInSchema.statement)`",
                        location: corpus.configuration.schemaLocation)
                ])
            }
            return try BuiltInSchema.document()
        }
    }

    private static func schema(named name: String) throws -> SchemaDocument {
        try BuiltInSchema.document(named: name)
    }

    private static func captures(_ option: String?, of corpus: CorpusFolder?) throws -> CaptureStore? {
        if let option { return try CaptureStore(folder: option) }
        guard let corpus, let folder = corpus.configuration.captures else { return nil }
        return try CaptureStore(folder: corpus.path(of: folder))
    }

    /// Keys that this version reads but could only ignore are refused by name.
    private func refuseWhatIsNotHereYet() throws {
        guard let configuration = corpus?.configuration else { return }
        var keys: [(name: String, help: String)] = []
        if configuration.baseline != nil { keys.append(("baseline", "remove the key, and suppress known findings")) }
        if configuration.release.captures == .include {
            keys.append(("release.captures: include", "write `digest`: captures are named with their digests"))
        }
        guard !keys.isEmpty else { return }
        throw ConfigurationError(
            diagnostics: keys.map { key in
                Diagnostic(
                    rule: ConfigurationRules.unsupported.id, severity: .error,
                    message: "`\(key.name)` is not supported by this version", help: key.help,
                    location: .start(of: configuration.file))
            })
    }

    /// A setting or a suppression of a rule that does not exist would never do anything.
    private func refuseUnknownRules() throws {
        guard let configuration = corpus?.configuration else { return }
        let known = try RuleCatalogue(for: schema).configurableIDs
        let named =
            configuration.rules.map { ($0.rule, $0.location) }
            + configuration.suppressions.map { ($0.rule, $0.location) }
        let unknown = named.filter { rule, _ in !known.contains(rule.rawValue) }
        guard !unknown.isEmpty else { return }
        throw ConfigurationError(
            diagnostics: unknown.map { rule, location in
                Diagnostic(
                    rule: ConfigurationRules.unknownRule.id, severity: .error, message: "no rule is named `\(rule)`",
                    help: nearestName(to: rule.rawValue, among: known).map { "did you mean `\($0)`?" }
                        ?? "`chancery explain` lists all rules",
                    location: location)
            })
    }
}
