public import Authorities
public import Corpus
public import Diagnostics
public import JSONText
public import Schema

/// What is asked of a run.
public struct ValidationOptions: Sendable {
    /// The levels to run.
    public var levels: Set<ValidationLevel> = Set(ValidationLevel.allCases)
    /// How many workers; at least 1. What is found does not depend on it.
    public var jobs = 1
    /// Whether findings are handed out with their source lines.
    public var wantsExcerpts = false
    /// The captures that records name, where they are at hand.
    public var captures: CaptureStore?
    /// Bytes that one comparison of corpus rules may hold in memory before it spills to disk. With the default a run at
    /// levels 3 to 5 over 325 MB takes about 90 MiB; beyond that it grows by some 60 bytes a text.
    public var memoryBudget = 24 << 20
    /// Where they spill.
    public var temporaryFolder = "/tmp"
    /// What is odd about the choice of files; reported before everything else.
    public var inputFindings: [Diagnostic] = []
    /// The bounds on a record's text.
    public var limits = JSONLimits()

    /// All levels, one worker.
    public init() {}
}

/// One pass over a corpus: reads, validates, and hands out findings and records in the order of the input.
///
/// Memory: a batch of records for each worker, what was found in others up to some thousands of findings, and the budget
/// of the corpus rules. Findings about single records come as their records go by; those that hold records against each
/// other follow at the end, again in the order of the input.
public struct ValidationRun<Payload: Sendable>: Sendable {
    private let plan: ValidationPlan<Payload>
    private let relatedText: RelatedText?
    private let options: ValidationOptions
    private let policy: FindingPolicy

    /// Prepares a run.
    ///
    /// - Parameter hook: called on each record that parses, on any worker; what it makes of the record is handed out
    ///   in order.
    public init(
        schema: CompiledSchema, authorities: AuthorityTables, policy: FindingPolicy = FindingPolicy(),
        options: ValidationOptions = ValidationOptions(), hook: (@Sendable (JSONNode) -> Payload)? = nil
    ) {
        let context = RuleContext(fields: schema.fields, authorities: authorities)
        var recordRules: [any RecordCheck] = []
        if options.levels.contains(.consistency) {
            recordRules += RuleRegistry.consistency.compactMap { $0.init(context) }
        }
        if options.levels.contains(.evidence) {
            if let texts = TextInspection(context) { recordRules.append(texts) }
            recordRules += RuleRegistry.evidence.compactMap { $0.init(context) }
        }
        // Gaps are about fields, not about syntax or schema: a run of these two levels alone does not look for them.
        let wantsProvenance = !options.levels.isDisjoint(with: [.consistency, .evidence, .corpus])
        if wantsProvenance { recordRules += RuleRegistry.provenance.compactMap { $0.init(context) } }
        relatedText = options.levels.contains(.corpus) ? RelatedText(schema.fields) : nil
        plan = ValidationPlan(
            schema: schema, levels: options.levels, recordRules: recordRules,
            corpusRules: options.levels.contains(.corpus)
                ? RuleRegistry.corpus.compactMap { $0.init(schema.fields) } : [],
            comparesTexts: relatedText != nil,
            captures: options.levels.contains(.evidence)
                ? options.captures.flatMap { CaptureDigest(context, captures: $0) } : nil,
            limits: options.limits, wantsExcerpts: options.wantsExcerpts, wantsProvenance: wantsProvenance, hook: hook)
        self.options = options
        self.policy = policy
    }

    /// Runs over all records of a reader.
    ///
    /// - Parameters:
    ///   - reader: gives the records.
    ///   - existing: gives the records of an existing corpus that these are to join. They are held against each other
    ///     with them, and not validated or reported themselves.
    ///   - receive: takes findings that stand, in order.
    ///   - take: takes each parsed record's id and what the hook made of it, in order.
    ///   - partial: takes the totals and whether the run fails by its policy, also where the run ends early.
    /// - Throws: whatever the environment throws; findings handed out before stand.
    public func run(
        _ reader: sending RecordReader, against existing: sending RecordReader? = nil, partial: inout ValidationOutcome,
        receive: (LocatedFinding) throws -> Void,
        take: (_ id: String?, Payload) throws -> Void = { _, _ in }
    ) async throws {
        var collector = OutcomeCollector(policy: policy, outcome: partial)
        collector.outcome.summary.complete = false
        collector.outcome.summary.levels = levelStates()
        defer {
            collector.settle()
            partial = collector.outcome
        }
        var corpus = CorpusState(
            rules: plan.corpusRules, relatedText: relatedText, memoryBudget: options.memoryBudget,
            temporaryFolder: options.temporaryFolder)
        for finding in options.inputFindings { try collector.collect(finding, record: nil, receive: receive) }
        if let existing {
            try await forEachBatch(of: existing, { $0.compare($1) }) { result in
                try corpus.add(result.occurrences, result.texts)
            }
        }
        try await forEachBatch(of: reader, { try $0.validate($1) }) { result in
            try collector.collect(result, receive: receive, take: take)
            try corpus.add(result.occurrences, result.texts)
        }
        try await corpus.finish { diagnostic, record in
            try collector.collect(diagnostic, record: record, receive: receive)
        }
        try collector.finish(receive: receive)
        collector.outcome.summary.complete = true
    }

    /// Validates batches on several workers and hands out their results in the order of the input.
    private func forEachBatch(
        of reader: sending RecordReader,
        _ work: @escaping @Sendable (inout RecordValidator<Payload>, PendingBatch) throws -> BatchResult<Payload>,
        _ body: (BatchResult<Payload>) throws -> Void
    ) async throws {
        let jobs = max(1, options.jobs)
        let source = SharedReader(reader)
        let channel = OrderedChannel<Result<BatchResult<Payload>, any Error>>(
            capacity: jobs * Self.batchesAhead, weightLimit: Self.itemsAhead, wakeCount: Self.batchesAhead / 2)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<jobs {
                group.addTask { [plan] in
                    var validator = RecordValidator(plan)
                    while let (position, batch) = source.next() {
                        let result = Result { try work(&validator, try batch.get()) }
                        let weight = (try? result.get().weight) ?? 0
                        guard await channel.send(result, weight: weight, at: position) else { return }
                    }
                    channel.finish(count: source.count)
                }
            }
            // Workers must not wait for a consumer that has given up.
            defer { channel.close() }
            while let results = await channel.receive() {
                for result in results { try body(try result.get()) }
            }
        }
    }

    /// How many batches a worker may be ahead of one that is late.
    private static var batchesAhead: Int { 32 }

    /// How much there may be to say of batches that wait, see ``BatchResult/weight``.
    private static var itemsAhead: Int { 4096 }

    private func levelStates() -> [DiagnosticSummary.Level] {
        ValidationLevel.allCases.filter { options.levels.contains($0) }.map { level in
            var reason: String?
            switch level {
            case .consistency where !plan.schema.fields.usesVocabulary,
                .evidence where !plan.schema.fields.usesVocabulary:
                reason = "the schema gives no roles"
            case .evidence where plan.schema.fields[.capture] == nil:
                reason = "only texts were checked: the schema names no captures"
            case .evidence where options.captures == nil:
                reason = "only texts were checked: no folder of captures is given"
            default: break
            }
            return DiagnosticSummary.Level(name: level.rawValue, notRun: reason)
        }
    }
}
