internal import Diagnostics
internal import JSONText

/// Checks fixes before a file is changed: each record, read again with its fixes, has to have exactly the values that they
/// were to give it.
///
/// Memory: that of reading records. Records without fixes are not parsed.
struct FixCheck {
    /// What is left of some fixes.
    struct Result {
        /// Those that go together and keep what they promise, in the order of the file.
        var kept: [Diagnostic] = []
        var refused: [RecordFileFixer.Refusal] = []
        /// Whether one of them changes bytes that belong to no record, so that only the whole file can show what it does.
        var reachesBeyondRecords = false
    }

    let options: ReadingOptions

    /// - Parameter findings: with fixes that do not overlap, in the order of the file.
    func check(
        _ findings: [Diagnostic], in file: RecordFile, faults: (JSONNode) -> Int
    ) throws -> Result {
        var result = Result()
        var rest = findings[...]
        var reader = RecordReader(files: [file], options: options)
        while !rest.isEmpty, let batch = try reader.nextBatch()?.converted() {
            for case .record(let raw) in batch.items {
                let record = FixedRecord(raw, of: batch, options)
                while let fix = rest.first?.fix, fix.byteRange.lowerBound < record.extent.lowerBound {
                    result.kept.append(rest.removeFirst())
                    result.reachesBeyondRecords = true
                }
                let own = rest.prefix { ($0.fix?.byteRange.upperBound ?? 0) <= record.extent.upperBound }
                rest = rest.dropFirst(own.count)
                if !own.isEmpty { keep(Array(own), of: record, faults, &result) }
            }
        }
        if !rest.isEmpty {
            result.kept += rest
            result.reachesBeyondRecords = true
        }
        return result
    }

    /// Keeps all fixes of a record where they are right together, and else one after the other as far as they are.
    private func keep(
        _ findings: [Diagnostic], of record: FixedRecord, _ faults: (JSONNode) -> Int, _ result: inout Result
    ) {
        if fault(of: findings, in: record, faults) == nil {
            result.kept += findings
            return
        }
        var kept: [Diagnostic] = []
        for finding in findings {
            if let reason = fault(of: kept + [finding], in: record, faults) {
                result.refused.append(RecordFileFixer.Refusal(finding: finding, reason: reason))
            } else {
                kept.append(finding)
            }
        }
        result.kept += kept
    }

    /// What is wrong with the record that some fixes make, as one fragment.
    private func fault(
        of findings: [Diagnostic], in record: FixedRecord, _ faults: (JSONNode) -> Int
    ) -> String? {
        let fixes = findings.compactMap(\.fix)
        let unreadable = "with the fix the record could not be read"
        guard let written = record.text(with: fixes) else { return unreadable }
        return record.text.withUnsafeBytes { old in
            written.withUnsafeBytes { new in
                var parser = JSONParser()
                var (oldTape, newTape) = (JSONTape(), JSONTape())
                guard parser.parse(old, onto: &oldTape) else { return nil }
                guard parser.parse(new, onto: &newTape) else { return unreadable }
                return oldTape.withRoot(of: old) { old in
                    newTape.withRoot(of: new) { new in fault(of: fixes.map(\.change), old, new, faults) }
                }
            }
        }
    }

    private func fault(
        of changes: [Diagnostic.ValueChange?], _ old: JSONNode, _ new: JSONNode, _ faults: (JSONNode) -> Int
    ) -> String? {
        // A fix that does not say what it changes is only held against the syntax.
        let known = changes.compactMap(\.self)
        if known.count == changes.count, !ExpectedRecord(changes: known).agrees(old, new) {
            return "written there, the record would have other values than it should"
        }
        return faults(new) > faults(old) ? "with the fix the record would break its schema" : nil
    }
}

/// A record with the bytes of its file that fixes change.
private struct FixedRecord {
    /// The record as JSON text.
    let text: [UInt8]
    /// The bytes of the file that it stands in.
    let extent: Range<Int>
    /// These bytes.
    private let source: [UInt8]
    /// The file, where the record is converted from its syntax.
    private let document: RecordDocument?
    private let isLine: Bool

    init(_ raw: RawRecord, of batch: RecordBatch, _ options: ReadingOptions) {
        text = batch.withText(of: raw) { Array($0) }
        isLine = batch.file.form == .jsonLines
        if let start = raw.map.directOffset {
            extent = start..<start + text.count
            source = text
            document = nil
        } else {
            source = batch.source ?? []
            extent = 0..<source.count
            document = RecordDocument(
                file: batch.file, bytes: [], ordinal: 0, bodyProperty: options.bodyProperty,
                maxBytes: options.maxRecordBytes)
        }
    }

    /// The record with fixes, as JSON text; `nil` where it could not be read.
    func text(with fixes: [Diagnostic.Fix]) -> [UInt8]? {
        var bytes = source
        for fix in fixes.sorted(by: { $0.byteRange.lowerBound > $1.byteRange.lowerBound }) {
            let start = fix.byteRange.lowerBound - extent.lowerBound
            guard start >= 0, start + fix.byteRange.count <= bytes.count else { return nil }
            bytes.replaceSubrange(start..<start + fix.byteRange.count, with: Array(fix.replacement.utf8))
        }
        guard var document else {
            // A line break would part the record in two.
            return isLine && bytes.contains(UInt8(ascii: "\n")) ? nil : bytes
        }
        document.bytes = bytes
        let batch = document.converted()
        guard case .record(let record)? = batch.items.first else { return nil }
        return batch.withText(of: record) { Array($0) }
    }
}

/// A record as some changes are to make it.
private struct ExpectedRecord {
    let changes: [Diagnostic.ValueChange]

    /// Whether a record is another one with the changes, and nothing else.
    func agrees(_ old: JSONNode, _ new: JSONNode, at pointer: String = "") -> Bool {
        var replaced: [(characters: Range<Int>, text: String)] = []
        var added: [(name: String, json: String)] = []
        for change in changes {
            switch change {
            case .replace(pointer, let characters, let text): replaced.append((characters, text))
            case .insert(pointer, let name, let json): added.append((name, json))
            case .append(pointer, let json): added.append(("", json))
            case .fill(pointer, let json): return old.kind == .null && isEqual(new, json)
            default: break
            }
        }
        guard old.kind == new.kind else { return false }
        switch old.kind {
        case .string:
            guard !replaced.isEmpty else { return old.isEqual(to: new) }
            var characters = old.withString { Array($0) }
            for item in replaced.sorted(by: { $0.characters.lowerBound > $1.characters.lowerBound }) {
                guard item.characters.upperBound <= characters.count else { return false }
                characters.replaceSubrange(item.characters, with: Array(item.text.utf8))
            }
            return new.withString { $0.elementsEqual(characters) }
        case .object:
            guard new.count == old.count + added.count else { return false }
            for (key, value) in old.members {
                let name = key.string
                guard let other = new[name], agrees(value, other, at: pointer + "/" + escapedForPointer(name)) else {
                    return false
                }
            }
            return added.allSatisfy { item in new[item.name].map { isEqual($0, item.json) } ?? false }
        case .array:
            guard new.count == old.count + added.count else { return false }
            for (index, pair) in zip(old.elements, new.elements).enumerated()
            where !agrees(pair.0, pair.1, at: pointer + "/\(index)") {
                return false
            }
            return zip(new.elements.dropFirst(old.count), added).allSatisfy { isEqual($0, $1.json) }
        default: return old.isEqual(to: new)
        }
    }

    private func isEqual(_ node: JSONNode, _ json: String) -> Bool {
        var parser = JSONParser()
        var tape = JSONTape()
        return Array(json.utf8).withUnsafeBytes { bytes in
            parser.parse(bytes, onto: &tape) && tape.withRoot(of: bytes) { $0.isEqual(to: node) }
        }
    }
}
