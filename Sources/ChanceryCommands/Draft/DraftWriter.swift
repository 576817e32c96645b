import Evidence
import JSONText

/// How drafts are written.
enum DraftFormat: String, CaseIterable {
    case markdown, json, jsonl, yaml

    /// Whether a file of it holds one record.
    var holdsOneRecord: Bool { self == .markdown || self == .yaml }

    /// The ending of a file's name.
    var suffix: String { self == .markdown ? "md" : rawValue }
}

extension DraftedCapture {
    /// The file of the record alone.
    func file(_ format: DraftFormat, id: String) -> [UInt8] {
        var writer = JSONWriter()
        switch format {
        case .markdown: return Array(markdown(id: id).utf8)
        case .yaml: return Array(yaml(id: id, withText: true).utf8)
        case .jsonl: writer.draft(record(id: id))
        case .json: writer.draft(record(id: id), indentation: 0)
        }
        return writer.bytes + [0x0A]
    }

    /// What is said of the capture to a program: its record and what is known of how it came about. A line, or of JSON
    /// the element of an array.
    func answer(_ format: DraftFormat, id: String) -> [UInt8] {
        var writer = JSONWriter()
        guard format == .jsonl else {
            writer.draft(answer(id: id), indentation: 2)
            return writer.bytes
        }
        writer.draft(answer(id: id))
        return writer.bytes + [0x0A]
    }

    private func answer(id: String) -> DraftValue {
        .object([
            ("capture", .string(path)), ("is_statement", draft.isStatement ? .bool(true) : .bool(false)),
            ("record", record(id: id)),
            ("how", .object(how.map { ($0.pointer, .string($0.grounds.rawValue)) })),
            (
                "gaps",
                .array(
                    gaps.map { .object([("pointer", .string($0.pointer)), ("reason", .string($0.reason))]) })
            ),
        ])
    }

    private func markdown(id: String) -> String {
        "---\n" + yaml(id: id, withText: false) + "---\n\n" + text + "\n"
    }

    private func yaml(id: String, withText: Bool) -> String {
        var yaml = DraftYAML()
        for gap in gaps { yaml.comment("to do: \(gap.pointer): \(gap.reason)") }
        if case .members(let members) = record(id: id, withText: withText) { yaml.members(members) }
        return yaml.text
    }
}
