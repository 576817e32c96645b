/// How a file holds records.
public enum RecordForm: Sendable, Hashable, CaseIterable {
    /// One JSON object a line (JSON Lines).
    case jsonLines
    /// One JSON object, or an array of records.
    case json
    /// One record as a YAML mapping.
    case yaml
    /// One record as Markdown: front matter in YAML, and the text as the body.
    case markdown

    /// The extensions that name the form, without a leading dot, in lower case.
    public var extensions: [String] {
        switch self {
        case .jsonLines: ["jsonl", "ndjson"]
        case .json: ["json"]
        case .yaml: ["yaml", "yml"]
        case .markdown: ["md", "markdown"]
        }
    }

    /// Whether a file of the form may be compressed with gzip, and then ends in `.gz`.
    public var allowsGzip: Bool { self == .jsonLines || self == .json }
}

/// A file that records are read from.
public struct RecordFile: Sendable, Hashable {
    /// The path as findings show it: as the user named it, or relative to the corpus folder; `-` for standard input.
    public var displayPath: String
    /// The path to open; `-` for standard input.
    public var path: String
    /// How the file holds records.
    public var form: RecordForm
    /// Whether the file is compressed with gzip.
    public var isGzip: Bool

    /// Creates a file whose form is known.
    public init(displayPath: String, path: String, form: RecordForm, isGzip: Bool = false) {
        self.displayPath = displayPath
        self.path = path
        self.form = form
        self.isGzip = isGzip
    }

    /// Creates a file whose form its extension says, in upper or lower case; `nil` where the extension is not known.
    public init?(displayPath: String, path: String) {
        var parts = path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
        let isGzip = parts.last?.lowercased() == "gz"
        if isGzip { parts.removeLast() }
        guard parts.count > 1, let name = parts.last?.lowercased(),
            let form = RecordForm.allCases.first(where: { $0.extensions.contains(name) }),
            form.allowsGzip || !isGzip
        else { return nil }
        self.init(displayPath: displayPath, path: path, form: form, isGzip: isGzip)
    }

    /// Standard input, which holds JSON Lines, compressed with gzip or not.
    public static let standardInput = RecordFile(displayPath: "-", path: "-", form: .jsonLines)

    /// All endings that say how a file holds records, each with its dot.
    public static let knownEndings: [String] = RecordForm.allCases.flatMap { form in
        form.extensions.map { ".\($0)" } + (form.allowsGzip ? form.extensions.map { ".\($0).gz" } : [])
    }
}
