import Corpus
import Diagnostics
import JSONText
import Schema

/// What is done with records, the same for every worker.
struct ValidationPlan<Payload: Sendable>: Sendable {
    let schema: CompiledSchema
    let levels: Set<ValidationLevel>
    let recordRules: [any RecordCheck]
    let corpusRules: [any CorpusRule]
    /// Whether texts are searched for in each other.
    let comparesTexts: Bool
    let captures: CaptureDigest?
    let limits: JSONLimits
    let wantsExcerpts: Bool
    let wantsProvenance: Bool
    /// Called for each record that parses; what it returns is handed out with the record, in order.
    let hook: (@Sendable (JSONNode) -> Payload)?
}

/// What reading one record after another takes. Apart from `RecordValidator`, which is generic and therefore slower.
private struct RecordReading: Sendable {
    var parser: JSONParser
    var tape = JSONTape()
    var evaluator: SchemaEvaluator

    init(_ schema: CompiledSchema, _ limits: JSONLimits) {
        parser = JSONParser(limits: limits)
        evaluator = SchemaEvaluator(schema: schema)
    }

    /// Whether a text is JSON that the schema accepts.
    mutating func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
        parser.parse(text, onto: &tape) && tape.withRoot(of: text) { evaluator.accepts($0) }
    }
}

/// Validates batches of records. Each worker has its own, with buffers that are reused from record to record.
struct RecordValidator<Payload: Sendable>: Sendable {
    private let plan: ValidationPlan<Payload>
    private var reading: RecordReading
    /// Whether there is nothing to say of a record that parses and that the schema accepts.
    private let isSilentWhereAccepted: Bool
    private var sketcher: TextSketcher?
    private var captures: CaptureDigest?
    /// The characters of the text that is being looked at.
    private var characters: [UInt8] = []

    init(_ plan: ValidationPlan<Payload>) {
        self.plan = plan
        reading = RecordReading(plan.schema, plan.limits)
        captures = plan.captures
        sketcher = plan.comparesTexts ? TextSketcher(plan.schema.fields) : nil
        isSilentWhereAccepted =
            plan.levels.contains(.schema) && plan.recordRules.isEmpty && plan.corpusRules.isEmpty
            && plan.captures == nil && plan.hook == nil && !plan.wantsProvenance
    }

    /// Validates the records of a batch, in order.
    ///
    /// - Throws: when a capture cannot be read.
    mutating func validate(_ pending: PendingBatch) throws -> BatchResult<Payload> {
        let batch = pending.converted()
        var result = BatchResult<Payload>()
        for item in batch.items {
            switch item {
            case .finding(let diagnostic):
                result.items.append(.finding(located(diagnostic, batch)))
            case .malformed(let ordinal, let diagnostics):
                result.items.append(
                    .record(BatchResult.Record(ordinal: ordinal, findings: diagnostics.map { located($0, batch) })))
            case .record(let raw):
                if isSilentWhereAccepted, batch.withText(of: raw, { reading.accepts($0) }) {
                    result.silentRecords += 1
                    continue
                }
                let record = try batch.withText(of: raw) { text in
                    try validate(text, raw, batch, &result)
                }
                if record.findings.isEmpty, record.payload == nil, record.provenanceLevel == nil {
                    result.silentRecords += 1
                } else {
                    result.items.append(.record(record))
                }
            }
        }
        return result
    }

    private mutating func validate(
        _ text: UnsafeRawBufferPointer, _ raw: RawRecord, _ batch: RecordBatch, _ result: inout BatchResult<Payload>
    ) throws -> BatchResult<Payload>.Record {
        var record = BatchResult<Payload>.Record(ordinal: raw.ordinal)
        let origin = RecordOrigin(file: batch.file.displayPath, map: raw.map, text: text, source: batch.source)
        guard reading.parser.parse(text, onto: &reading.tape) else {
            record.findings = reading.parser.faults.map {
                located(RecordFindings.diagnostic($0, origin: origin), batch)
            }
            return record
        }
        var characters = self.characters
        self.characters = []
        try reading.tape.withRoot(of: text) { root in
            let isAccepted = !plan.levels.contains(.schema) || reading.evaluator.accepts(root)
            let needsRules = !plan.recordRules.isEmpty || plan.captures != nil
            record.payload = plan.hook?(root)
            try RecordView.withText(of: root, fields: plan.schema.fields, in: &characters) { view in
                if !isAccepted || needsRules {
                    record.id = view.id
                    var findings = RecordFindings(origin: origin, root: root, id: record.id)
                    if !isAccepted { reading.evaluator.explain(root).forEach { findings.append($0) } }
                    view.capture = try captures?.check(view, &findings)
                    // Of a variable each rule would be given a copy of its own.
                    let settledView = view
                    plan.recordRules.forEachInPlace { _, rule in rule.check(settledView, &findings) }
                    record.findings = findings.inOrder.map { located($0, batch) }
                } else if plan.hook != nil {
                    record.id = view.id
                }
                if plan.wantsProvenance { record.provenanceLevel = ProvenanceLevel.of(view) }
                collect(view, origin, ordinal: raw.ordinal, batch.file, into: &result)
            }
        }
        self.characters = characters
        return record
    }

    /// Takes what records of an existing corpus are compared by; they are not validated, and malformed ones are passed.
    mutating func compare(_ pending: PendingBatch) -> BatchResult<Payload> {
        let batch = pending.converted()
        var result = BatchResult<Payload>()
        for case .record(let raw) in batch.items {
            batch.withText(of: raw) { text in
                let origin = RecordOrigin(file: batch.file.displayPath, map: raw.map, text: text, source: batch.source)
                guard reading.parser.parse(text, onto: &reading.tape) else { return }
                reading.tape.withRoot(of: text) { root in
                    let view = RecordView(root: root, fields: plan.schema.fields)
                    collect(view, origin, ordinal: -1 - raw.ordinal, batch.file, into: &result)
                }
            }
        }
        return result
    }

    private mutating func collect(
        _ view: consuming RecordView, _ origin: RecordOrigin, ordinal: Int, _ file: RecordFile,
        into result: inout BatchResult<Payload>
    ) {
        if plan.comparesTexts { view.digestText() }
        collectOccurrences(in: view, origin, ordinal: ordinal, into: &result.occurrences)
        let isChangeable = file.form == .json || file.form == .jsonLines
        let recordStart =
            isChangeable && !file.isGzip && file.path != RecordFile.standardInput.path
            ? origin.location(of: 0..<0).byteRange.lowerBound : nil
        sketcher?.add(view, origin, ordinal: ordinal, recordStart: recordStart, to: &result.texts)
    }

    private func collectOccurrences(
        in view: RecordView, _ origin: RecordOrigin, ordinal: Int, into occurrences: inout OccurrenceBatch
    ) {
        plan.corpusRules.forEachInPlace { index, rule in
            for named in rule.occurrences(in: view) {
                occurrences.append(
                    rule: index, digest: named.digest,
                    occurrence: Occurrence(
                        record: ordinal, defines: named.defines, location: origin.location(of: named.node.range),
                        id: view.id, pointer: view.root.pointer(to: named.node.index) ?? "",
                        value: named.note ?? (Redaction.isOn ? nil : quote(named.node))))
            }
        }
    }

    private func located(_ diagnostic: Diagnostic, _ batch: RecordBatch) -> LocatedFinding {
        LocatedFinding(
            diagnostic: diagnostic, excerpt: plan.wantsExcerpts ? batch.excerpt(for: diagnostic.location) : nil)
    }
}

extension Array {
    /// Hands out the elements where they lie, with their positions. To copy a rule is to count the references that it
    /// holds; all workers count the same ones, and wait for each other.
    fileprivate func forEachInPlace(_ body: (Int, borrowing Element) -> Void) {
        withUnsafeBufferPointer { elements in
            guard let first = elements.baseAddress else { return }
            for index in elements.indices { body(index, first[index]) }
        }
    }
}
