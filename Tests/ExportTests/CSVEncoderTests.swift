import Export
import Schema
import Testing

@Suite struct CSVEncoderTests {
    private func encoder(_ properties: [Property], formulaEscaping: Bool = false) throws -> CSVEncoder {
        try CSVEncoder(
            shape: RecordShape(properties: properties),
            options: EncoderOptions(name: "main", csvFormulaEscaping: formulaEscaping))
    }

    /// The row of a record with the one scalar property `v`, without `_other` and the line end.
    private func field(_ json: String, formulaEscaping: Bool = false) throws -> String {
        let encoder = try encoder([Property(name: "v", value: .scalar)], formulaEscaping: formulaEscaping)
        let row = try encode(#"{"v":\#(json)}"#, with: encoder)[0]
        #expect(row.utf8.suffix(3).elementsEqual(",\r\n".utf8))
        return String(decoding: row.utf8.dropLast(3), as: UTF8.self)
    }

    @Test func laysOutTablesAndColumnsByTheSchema() throws {
        let encoder = try CSVEncoder(shape: sampleShape, options: EncoderOptions(name: "statements"))
        #expect(encoder.files.map(\.name) == ["statements.csv", "issuer_posts.csv", "sessions.csv"])
        #expect(
            encoder.files.map { String(decoding: $0.header, as: UTF8.self) } == [
                "id,title,issuer_name,issuer_aliases,evidence,text,_other\r\n",
                "record_id,position,city,_other\r\n",
                "record_id,position,body,place_city,notes,_other\r\n",
            ])
    }

    @Test func spreadsARecordOverItsTables() throws {
        let encoder = try CSVEncoder(shape: sampleShape, options: EncoderOptions(name: "statements"))
        let record = #"""
            {"id": "a,1", "title": "T", "issuer": {"name": "N", "aliases": ["x", "y"], "posts": [{"city": "P"}]},
             "sessions": [{"body": "GA", "place": {"city": "NY"}, "notes": [{"n": 1}]}, {"body": "SC"}],
             "evidence": {"/b": ["q"], "/a": []}, "text": "line\nline"}
            """#
        #expect(
            try encode(record, with: encoder) == [
                "\"a,1\",T,N,\"[\"\"x\"\",\"\"y\"\"]\",\"{\"\"/a\"\":[],\"\"/b\"\":[\"\"q\"\"]}\",\"line\nline\",\r\n",
                "\"a,1\",1,P,\r\n",
                "\"a,1\",1,GA,NY,\"[{\"\"n\"\":1}]\",\r\n\"a,1\",2,SC,,,\r\n",
            ])
    }

    @Test(arguments: [
        ("null", ""), (#""""#, #""""#), (#""null""#, "null"), ("12.50", "12.50"), ("true", "true"),
        (#""00123""#, "00123"), (#""a b""#, "a b"), (#"" a""#, #"" a""#), (#""a ""#, #""a ""#),
        (#""a,b""#, #""a,b""#), (#""a\"b""#, #""a""b""#), (#""\"""#, #""""""#), (#""a\rb""#, "\"a\rb\""),
        (#""\t""#, "\"\t\""), (#""é""#, "é"), (#""=1+1""#, "=1+1"),
    ])
    func quotesOnlyWhatNeedsQuotes(json: String, expected: String) throws {
        #expect(try field(json).utf8.elementsEqual(expected.utf8))
    }

    @Test func tellsNullFromTheEmptyString() throws {
        #expect(try field("null") != field(#""""#))
    }

    @Test(arguments: [
        (#""=1+1""#, "'=1+1"), (#""+1""#, "'+1"), (#""-1""#, "'-1"), (#""@a""#, "'@a"), (#""\t=1""#, "\"'\t=1\""),
        (#""a=1""#, "a=1"), ("-1", "-1"),
    ])
    func escapesFormulasOnlyWhenAskedAndOnlyInStrings(json: String, expected: String) throws {
        #expect(try field(json, formulaEscaping: true).utf8.elementsEqual(expected.utf8))
    }

    @Test(arguments: [
        // Undeclared members, also those of nested objects.
        (#"{"a":1,"z":[1],"y":null}"#, #"1,,"{""y"":null,""z"":[1]}""#),
        (#"{"o":{"b":2,"c":3}}"#, #",2,"{""o"":{""c"":3}}""#),
        // Values of another shape than declared.
        (#"{"a":{"k":1}}"#, #",,"{""a"":{""k"":1}}""#),
        (#"{"o":"text"}"#, #",,"{""o"":""text""}""#),
        (#"{"t":{"k":1},"o":{"b":[]}}"#, #",,"{""o"":{""b"":[]},""t"":{""k"":1}}""#),
        // A record that is no object.
        ("[1]", ",,[1]"),
        // Nothing left over.
        (#"{"a":1,"o":{"b":2},"t":[]}"#, "1,2,"),
        (#"{"a":null,"o":null,"t":null}"#, ",,"),
        ("{}", ",,"),
    ])
    func losesNothing(record: String, row: String) throws {
        let encoder = try encoder([
            Property(name: "a", value: .scalar),
            Property(name: "o", value: .object([Property(name: "b", value: .scalar)])),
            Property(name: "t", value: .array(.object([Property(name: "x", value: .scalar)]), role: nil)),
        ])
        #expect(try encode(record, with: encoder)[0] == row + "\r\n")
    }

    @Test func keepsElementsThatAreNoObjects() throws {
        let encoder = try encoder([
            Property(name: "id", value: .scalar),
            Property(name: "t", value: .array(.object([Property(name: "x", value: .scalar)]), role: nil)),
        ])
        #expect(
            try encode(#"{"id":7,"t":[{"x":1,"y":2},null,"s",{}]}"#, with: encoder)[1]
                == "7,1,1,\"{\"\"y\"\":2}\"\r\n7,2,,null\r\n7,3,,\"\"\"s\"\"\"\r\n7,4,,\r\n")
    }

    @Test func writesNoEmptyLineForAShapeWithoutColumns() throws {
        #expect(try encode("{}", with: encoder([])) == ["{}\r\n"])
    }

    @Test func takesTheKeyFromTheRole() throws {
        let encoder = try encoder([
            Property(name: "id", value: .scalar),
            Property(name: "meta", value: .object([Property(name: "key", role: .id, value: .scalar)])),
            Property(name: "t", value: .array(.object([Property(name: "x", value: .scalar)]), role: nil)),
        ])
        #expect(try encode(#"{"id":"no","meta":{"key":"yes"},"t":[{}]}"#, with: encoder)[1] == "yes,1,,\r\n")
    }

    @Test func beginsWithAByteOrderMarkWhenAsked() throws {
        let options = EncoderOptions(name: "main", csvByteOrderMark: true)
        let encoder = try CSVEncoder(shape: sampleShape, options: options)
        for file in encoder.files { #expect(file.header.starts(with: [0xEF, 0xBB, 0xBF])) }
    }

    @Test func makesFileNamesThatCannotLeaveTheirFolder() throws {
        let rows = RecordShape.Shape.array(.object([Property(name: "x", value: .scalar)]), role: nil)
        let encoder = try encoder([Property(name: "../ü", value: rows), Property(name: "\n", value: rows)])
        #expect(encoder.files.map(\.name) == ["main.csv", "%2E%2E%2F%C3%BC.csv", "%0A.csv"])
    }

    @Test(arguments: [
        // A flattened name that is also a property's name.
        [
            Property(name: "a_b", value: .scalar),
            Property(name: "a", value: .object([Property(name: "b", value: .scalar)])),
        ],
        [Property(name: "_other", value: .scalar)],
        [
            Property(
                name: "t", value: .array(.object([Property(name: "position", value: .scalar)]), role: nil))
        ],
    ])
    func refusesTwoPropertiesInOneColumn(properties: [Property]) throws {
        let error = #expect(throws: ExportError.self) { try encoder(properties) }
        #expect(error?.code == .duplicateColumn)
    }

    @Test(arguments: ["main", "MAIN"])
    func refusesTwoTablesInOneFile(name: String) throws {
        let rows = RecordShape.Shape.array(.object([Property(name: "x", value: .scalar)]), role: nil)
        let error = #expect(throws: ExportError.self) { try encoder([Property(name: name, value: rows)]) }
        #expect(error?.code == .duplicateFile)
    }
}
