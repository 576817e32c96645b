import Diagnostics

/// The dataset's card: what is in it, and how to load it without changing a value.
enum ReadmeDescriptor: ReleaseDescriptor {
    static let fileName = "README.md"
    static let mediaType = "text/markdown"

    static func render(_ manifest: ReleaseManifest) -> [UInt8] {
        var lines = ["# \(manifest.title ?? manifest.name)", "", "Version \(manifest.version)."]
        if let license = manifest.license { lines[2] += " Licence: \(license)." }
        lines += ["", "\(manifest.summary.records) records."]
        let levels = manifest.summary.provenanceLevels
        if !levels.isEmpty {
            lines += ["", "How well their origin is documented, by provenance level:", ""]
            lines += ["| level | records |", "|---|---|"]
            lines += levels.enumerated().map { "| \($0.offset) | \($0.element) |" }
        }
        lines += ["", "## Files", "", "| file | rows | bytes, uncompressed |", "|---|---|---|"]
        let data = manifest.files.filter { $0.rows != nil }
        lines += data.map { "| `\($0.path)` | \($0.rows ?? 0) | \($0.content.bytes) |" }
        lines += ["", "`\(manifest.schemaPath)` is the schema of the records, with a description of each field.", ""]
        lines += ["## Loading", ""]
        lines += [
            "By default some readers turn strings into numbers or dates. These calls keep every value as it is:", "",
        ]
        lines += ["```python", "import duckdb, gzip, json, pandas, polars", ""] + data.flatMap(calls) + ["```", ""]
        lines += [
            "Paths are those of this folder. In CSV a null is an empty field and an empty string is `\"\"`; pandas does",
            "not tell them apart, so use JSONL where that matters.", "",
        ]
        lines += [
            "## Verifying", "", "```", "sha256sum -c \(ReleaseManifest.checksumsName)", "```", "",
            "`release.json` lists each file with the digests of its stored and of its uncompressed bytes.",
        ]
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func calls(_ file: ReleaseManifest.File) -> [String] {
        let path = file.path
        return switch file.mediaType.prefix(while: { $0 != ";" }) {
        case "text/csv":
            [
                "pandas.read_csv(\"\(path)\", dtype=str, keep_default_na=False, na_values=[\"\"])",
                "polars.read_csv(\"\(path)\", infer_schema=False)",
                "duckdb.sql(\"from read_csv('\(path)', all_varchar = true)\")",
            ]
        default:
            [
                "pandas.read_json(\"\(path)\", lines=True, dtype=False, convert_dates=False)",
                "[json.loads(line) for line in \(path.hasSuffix(".gz") ? "gzip.open" : "open")(\"\(path)\", \"rt\")]",
            ]
        }
    }
}
