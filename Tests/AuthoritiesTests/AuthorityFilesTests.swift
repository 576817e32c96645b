import Authorities
import Chronology
import Foundation
import TestSupport
import Testing

/// The files of `Schemas/authorities`, and what is refused in such files.
@Suite("Authority files")
struct AuthorityFilesTests {
    static let files = AuthorityTables.fileNames.map { String($0.dropLast(4)) } + ["language-words", "phrases"]

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: ProjectFolder.root.appending(path: "Schemas/authorities/\(name).csv")))
    }

    /// All tables, some of them replaced.
    static func tables(_ replaced: [String: String] = [:]) throws -> AuthorityTables {
        let files = try Dictionary(
            uniqueKeysWithValues: AuthorityTables.fileNames.map { file in
                let name = String(file.dropLast(4))
                return (file, try replaced[name].map { Array($0.utf8) } ?? bytes(name))
            })
        return try AuthorityTables(files: files)
    }

    @Test func everyFileOfTheProjectIsValid() throws {
        #expect(throws: Never.self) { try Self.tables() }
    }

    @Test(arguments: AuthorityTable.allCases.map(\.rawValue) + ["sessions"])
    func theEmbeddedTablesAreTheFiles(name: String) throws {
        let text = String(decoding: try Self.bytes(name), as: UTF8.self)
        let codes = text.split(separator: "\n").dropFirst().prefix(20).map { $0.prefix { $0 != "," } }
        for code in codes where name != "sessions" && name != "calendar-words" {
            let table = try #require(AuthorityTable(rawValue: name))
            #expect(AuthorityTables.builtIn.contains(String(code), in: table))
        }
        #expect(!codes.isEmpty)
    }

    @Test func theEmbeddedCalendarWordsAreTheFile() throws {
        let rows = String(decoding: try Self.bytes("calendar-words"), as: UTF8.self).split(separator: "\n").dropFirst()
        let words = AuthorityTables.builtIn.calendarWords.map { "\($0.language),\($0.text),\($0.meaning.rawValue)," }
        #expect(words.count == rows.count)
        #expect(zip(words, rows).allSatisfy { $1.hasPrefix($0) })
    }

    @Test(arguments: files)
    func everyRowNamesASourceOfTheList(name: String) throws {
        let sources = Set(try Self.lastFields("sources", column: .first))
        let used = try Self.lastFields(name, column: .last)
        #expect(!used.isEmpty)
        #expect(used.allSatisfy(sources.contains), "\(Set(used).subtracting(sources))")
    }

    @Test func everySourceIsUsedAndListedOnce() throws {
        let listed = try Self.lastFields("sources", column: .first)
        #expect(Set(listed).count == listed.count)
        let used = Set(try Self.files.flatMap { try Self.lastFields($0, column: .last) })
        #expect(Set(listed).subtracting(used).isEmpty)
    }

    enum Column { case first, last }

    /// The first or last field of every row but the header. These hold no quotes and commas.
    static func lastFields(_ name: String, column: Column) throws -> [String] {
        String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return (column == .first ? fields.first : fields.last).map(String.init)
        }
    }

    static let words = "language,word,meaning,value,source\n"
    static let offices = "code,name_en,holder,institution,source\n"
    static let names = "table,code,language,name,kind,country,source\n"
    static let ordinals = "language,role,value,text,source\n"
    static let sessions = "body,session,first_day,last_day,status,source\n"

    @Test(arguments: [
        ("offices", "", 1, "empty"), ("offices", "code,name,holder,institution,source\n", 1, "write name_en"),
        ("offices", "code,name_en\n", 1, "write 5"), ("offices", offices + "a,A\n", 2, "write 5"),
        ("offices", offices + "a,A,yes,,s,t\n", 2, "write 5"), ("offices", offices + "a,A,yes,,s", 2, "line feed"),
        ("offices", offices + "a,A,yes,,s\r\n", 2, "carriage return"),
        ("offices", offices + "a,A \"b\",yes,,s\n", 2, "double"),
        ("offices", offices + "a,\"A\"b,yes,,s\n", 2, "double"),
        ("offices", offices + "a,\"A,yes,,s\n", 3, "does not end"),
        ("offices", offices + "a,A,yes,,s\n\n", 3, "write 5"),
        ("offices", offices + "a,A,yes,,\n", 2, "source is empty"),
        ("offices", offices + "a,A,yes,,s\na,B,yes,,s\n", 3, "earlier line"),
        ("offices", "\u{FEFF}" + offices, 1, "write code"),
        ("sessions", sessions + "UNGA,1,2021-02-30,,checked,s\n", 2, "write 01 to 28"),
        ("sessions", sessions + "UNGA,0,2021-02-20,,checked,s\n", 2, "from 1 on"),
        ("sessions", sessions + "UNGA,1,2021-02-20,2021-02-19,checked,s\n", 2, "before the first day"),
        ("sessions", sessions + "UNGA,1,2021-02-20,,sure,s\n", 2, "write checked"),
        ("sessions", sessions + "UNSC,1,2021-02-20,,checked,s\n", 2, "no sessions of its own"),
        ("sessions", sessions + "UNGA-C3,1,2021-02-20,,checked,s\n", 2, "no sessions of its own"),
        ("sessions", sessions + "UNGA,2,2021-02-20,,checked,s\nUNGA,1,2020-02-20,,checked,s\n", 3, "sort the rows"),
        ("languages", "code,name_en,source\nde,German,s\naa,Afar,s\n", 3, "sort the rows"),
        ("languages", "code,name_en,source\nDE,German,s\n", 2, "small letters"),
        ("calendar-words", words + "en,May,month,13,s\n", 2, "no value \"13\""),
        ("calendar-words", words + "en,May,moon,5,s\n", 2, "no meaning moon"),
        ("calendar-words", words + "en,,month,5,s\n", 2, "word is empty"),
        ("calendar-words", words + "en,May,month,5,s\nen,May,month,5,s\n", 3, "earlier line"),
        ("rights", "code,name,url,redistribution,source\nX,X,,maybe,s\n", 2, "yes, no or unknown"),
        ("names", names + "bodies,UNGG,en,Assembly,short,,s\n", 2, "no code UNGG"),
        ("names", names + "places,SWE,en,Stockholm,short,,s\n", 2, "write bodies, countries"),
        ("names", names + "bodies,UNGA,en,Assembly,long,,s\n", 2, "write full, short"),
        ("names", names + "bodies,UNGA,en,(a(b|c)),short,,s\n", 2, "no brackets in brackets"),
        ("names", names + "bodies,UNGA,en,a|b,short,,s\n", 2, "alternatives"),
        ("names", names + "bodies,UNGA,en,(a|b,short,,s\n", 2, "alternatives"),
        ("names", names + "bodies,UNGA,en,,short,,s\n", 2, "alternatives"),
        ("names", names + "bodies,UNGA,,Assembly,short,,s\n", 2, "language"),
        ("names", names + "bodies,UNGA,en,Assembly,short,,\n", 2, "source"),
        ("places", "country,language,name,source\nZZA,en,A,s\nDKN,en,B,s\n", 3, "no country DKN"),
        ("ordinals", ordinals + "en,half,1,first,s\n", 2, "write whole"),
        ("ordinals", ordinals + "en,whole,101,first,s\n", 2, "from 1 to 100"),
        ("ordinals", ordinals + "en,digits,,th,s\n", 2, "write #"),
        ("ordinals", ordinals + "zh,around,,第届,s\n", 2, "write ~"),
        ("ordinals", ordinals + "en,whole,1,first,s\nfr,whole,1,un,s\nen,whole,2,second,s\n", 4, "together"),
        ("session-words", "language,role,text,source\nen,thing,session,s\n", 2, "write agenda"),
    ])
    func refusesFaultyFiles(name: String, text: String, line: Int, cure: String) {
        do {
            _ = try Self.tables([name: text])
            Issue.record("the file was accepted")
        } catch let error as AuthorityTableError {
            #expect(error.file == name + ".csv")
            #expect(error.line == line)
            #expect(error.message.contains(cure), "\(error.message)")
        } catch {
            Issue.record(error)
        }
    }

    @Test func refusesBytesThatAreNotUTF8() throws {
        let faulty = Array(Self.offices.utf8) + [0x61, 0x2C, 0xE9, 0x2C, 0x73, 0x0A]
        #expect(throws: AuthorityTableError.self) {
            try AuthorityTables(files: ["offices.csv": faulty])
        }
    }

    @Test func readsQuotedFields() throws {
        let tables = try Self.tables(["offices": Self.offices + "a,\"A, \"\"B\"\"\nC\",yes,,s\n", "names": Self.names])
        #expect(tables.office("a")?.name == "A, \"B\"\nC")
    }
}
