import Codecs
import Diagnostics
import Schema
import Storage

/// The occurrences that corpus rules asked for in one batch, in the form in which they are sorted.
struct OccurrenceBatch: Sendable {
    /// Keys: the rule's position, the value's digest, and whether it does not define (so that definitions sort first).
    static let keyBytes = 34

    private(set) var keys: [UInt8] = []
    private(set) var payloads: [UInt8] = []
    private(set) var payloadEnds: [Int] = []

    mutating func append(rule: Int, digest: SHA256Digest, occurrence: Occurrence) {
        keys.append(UInt8(rule))
        digest.withBytes { keys.append(contentsOf: $0) }
        keys.append(occurrence.defines ? 0 : 1)
        occurrence.encode(into: &payloads)
        payloadEnds.append(payloads.count)
    }
}

/// What corpus rules keep from record to record. Memory is bounded by the budget given to the sorters; past it, sorted
/// runs go to the temporary folder.
struct CorpusState: ~Copyable {
    private let rules: [any CorpusRule]
    private let relatedText: RelatedText?
    private let reprints: ReprintSearch
    private let occurrences: ExternalSorter
    private let memoryBudget: Int
    private let temporaryFolder: String

    init(rules: [any CorpusRule], relatedText: RelatedText?, memoryBudget: Int, temporaryFolder: String) {
        self.rules = rules
        self.relatedText = relatedText
        // Fingerprints and words at first, pairs and words in the end: a half for each.
        reprints = ReprintSearch(memoryBudget: memoryBudget / 2, temporaryFolder: temporaryFolder)
        self.memoryBudget = memoryBudget
        self.temporaryFolder = temporaryFolder
        occurrences = ExternalSorter(memoryBudget: memoryBudget, temporaryFolder: temporaryFolder)
    }

    mutating func add(_ batch: OccurrenceBatch, _ texts: TextBatch) throws {
        try reprints.add(texts)
        var start = 0
        for (index, end) in batch.payloadEnds.enumerated() {
            let key = batch.keys[index * OccurrenceBatch.keyBytes..<(index + 1) * OccurrenceBatch.keyBytes]
            try key.withUnsafeBytes { key in
                try batch.payloads[start..<end].withUnsafeBytes { try occurrences.add(key: key, payload: $0) }
            }
            start = end
        }
    }

    /// Judges all occurrences and hands out the findings in the order of the input, each with its record's position.
    consuming func finish(_ receive: (Diagnostic, _ record: Int) throws -> Void) async throws {
        // A second sort puts what is wrong back into the order of the input.
        let faults = ExternalSorter(memoryBudget: memoryBudget, temporaryFolder: temporaryFolder)
        try await reprints.finish(meanwhile: { try judgeOccurrences(faults) }) { overlap in
            if let finding = relatedText?.judge(overlap) { try Self.add(finding, to: faults) }
        }
        try handOut(faults, receive)
    }

    /// Brings equal values together, and judges each occurrence.
    private borrowing func judgeOccurrences(_ faults: ExternalSorter) throws {
        var value: [UInt8] = []
        // Most values occur once, and most rules have nothing to say of those: their bytes are not read.
        var firstBytes: ArraySlice<UInt8> = []
        var first: Occurrence?
        let judgesFirst = rules.map { type(of: $0).judgesFirst }
        let sorted = try occurrences.finish()
        while let (key, payload) = try sorted.next() {
            let isFirst = !key.dropLast().elementsEqual(value)
            if isFirst {
                value.removeAll(keepingCapacity: true)
                value.append(contentsOf: key.dropLast())
                firstBytes = payload
                first = nil
            }
            let rule = Int(value[0])
            if isFirst, !judgesFirst[rule] { continue }
            let occurrence = Occurrence(payload)
            if !isFirst { first = first ?? Occurrence(firstBytes) }
            if occurrence.record >= 0, rules[rule].judge(occurrence, first: first) != nil {
                try Self.add(occurrence, first: first, rule: value[0], to: faults)
            }
        }
    }

    private borrowing func handOut(
        _ faults: ExternalSorter, _ receive: (Diagnostic, _ record: Int) throws -> Void
    ) throws {
        let ordered = try faults.finish()
        // All findings about related texts of one record come together, one after the other.
        var related: [RelatedTextFinding] = []
        func flush() throws {
            for finding in RelatedTextFinding.reported(related) {
                try receive(finding.diagnostic, finding.place.record)
            }
            related.removeAll()
        }
        while let (key, payload) = try ordered.next() {
            var bytes = Array(payload)[...]
            if key.last == Self.relatedTextKey {
                let finding = RelatedTextFinding(decoding: &bytes)
                if let last = related.last, last.place != finding.place { try flush() }
                related.append(finding)
                continue
            }
            try flush()
            let occurrence = Occurrence(decoding: &bytes)
            let first = bytes.isEmpty ? nil : Occurrence(decoding: &bytes)
            if let rule = key.last, let diagnostic = Self.diagnostic(rules[Int(rule)], occurrence, first) {
                try receive(diagnostic, occurrence.record)
            }
        }
        try flush()
    }

    /// Stands for the rules about related texts where others have their position.
    private static let relatedTextKey: UInt8 = 0xFF

    private static func add(_ finding: RelatedTextFinding, to faults: ExternalSorter) throws {
        var payload: [UInt8] = []
        finding.encode(into: &payload)
        try payload.withUnsafeBytes { payload in
            try key(of: finding.place, rule: relatedTextKey).withUnsafeBytes { key in
                try faults.add(key: key, payload: payload)
            }
        }
    }

    /// A key that sorts findings into the order of the input.
    private static func key(of occurrence: Occurrence, rule: UInt8) -> [UInt8] {
        var key: [UInt8] = []
        // Big-endian numbers sort by their bytes.
        for number in [occurrence.record, occurrence.location.byteRange.lowerBound] {
            withUnsafeBytes(of: UInt64(number).bigEndian) { key.append(contentsOf: $0) }
        }
        key.append(rule)
        return key
    }

    private static func add(
        _ occurrence: Occurrence, first: Occurrence?, rule: UInt8, to faults: ExternalSorter
    ) throws {
        var payload: [UInt8] = []
        occurrence.encode(into: &payload)
        first?.encode(into: &payload)
        try key(of: occurrence, rule: rule).withUnsafeBytes { key in
            try payload.withUnsafeBytes { try faults.add(key: key, payload: $0) }
        }
    }

    private static func diagnostic(
        _ rule: any CorpusRule, _ occurrence: Occurrence, _ first: Occurrence?
    ) -> Diagnostic? {
        guard let verdict = rule.judge(occurrence, first: first) else { return nil }
        let description = type(of: rule).description
        let related = verdict.relatedMessage.flatMap { message in
            first.map { [Diagnostic.Related(location: $0.location, record: $0.id, message: message)] }
        }
        return Diagnostic(
            rule: description.id, kind: description.kind, severity: description.severity, message: verdict.message,
            help: verdict.help, record: occurrence.id, location: occurrence.location, pointer: occurrence.pointer,
            value: verdict.value ?? occurrence.value, related: related ?? [])
    }
}
