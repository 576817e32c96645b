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
    /// The draft in a format; of JSON the element of an array.
    func text(_ format: DraftFormat, id: String) -> [UInt8] {
        switch format {
        case .markdown: Array(markdown(id: id).utf8)
        case .yaml: Array(yaml(id: id, withText: true).utf8)
        case .jsonl:
            line(id: id)
        case .json: pretty(id: id)
        }
    }

    private func line(id: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.draft(answer(id: id))
        return writer.bytes + [0x0A]
    }

    private func pretty(id: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.draft(answer(id: id), indentation: 2)
        return writer.bytes
    }

    /// What is said of a capture to a program.
    private func answer(id: String) -> DraftValue {
        .object([
            ("capture", .string(path)), ("is_statement", draft.isStatement ? .bool(true) : .bool(false)),
            ("record", .object(record(id: id))),
            ("how", .object(how.map { ($0.pointer, .string($0.grounds.rawValue)) })),
            (
                "gaps",
                .array(
                    draft.gaps.map { .object([("pointer", .string($0.pointer)), ("reason", .string($0.reason))]) })
            ),
        ])
    }

    private func markdown(id: String) -> String {
        "---\n" + yaml(id: id, withText: false) + "---\n\n" + text + "\n"
    }

    private func yaml(id: String, withText: Bool) -> String {
        var yaml = DraftYAML()
        for gap in draft.gaps { yaml.comment("to do: \(gap.pointer): \(gap.reason)") }
        yaml.members(record(id: id, withText: withText))
        return yaml.text
    }
}
