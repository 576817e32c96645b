import Export
import Foundation
import JSONText
import Schema
import Testing

/// The collection csv-spectrum: its expected values, written as CSV, are read back the same by Python.
@Suite struct CSVSpectrumTests {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("../shared/conformance/csv-spectrum/json").standardizedFileURL

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    @Test(
        .enabled(if: !names.isEmpty, "../shared/conformance/csv-spectrum is absent"),
        .enabled(if: Python.isAvailable, "python3 is not installed"), arguments: names)
    func readsBackAsWritten(name: String) throws {
        let document = try JSONDocument(Array(Data(contentsOf: Self.folder.appendingPathComponent(name))))
        let (file, expected) = try document.withRoot { root in
            let first = try #require(root[0])
            let columns = first.members.map { key, _ in key.string }
            let shape = RecordShape(properties: columns.map { RecordShape.Property(name: $0, value: .scalar) })
            let encoder = try CSVEncoder(shape: shape, options: EncoderOptions(name: "spectrum"))
            var file = encoder.files[0].header
            for record in root.elements {
                var encoded = EncodedRecord()
                encoder.encode(record, into: &encoded)
                file += encoded.bytes
            }
            return (file, root.elements.map { record in columns.map { record[$0]?.string } })
        }
        let program = """
            import csv, json, sys
            rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline=""), strict=True))
            assert all(row[-1] == "" for row in rows[1:])
            print(json.dumps([row[:-1] for row in rows[1:]]))
            """
        let read = try JSONDocument(Python.run(program, on: file)).withRoot { root in
            root.elements.map { row in row.elements.map { Optional($0.string) } }
        }
        #expect(read == expected)
    }
}
