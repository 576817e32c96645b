import Authorities
import TestSupport
import Testing

/// A symbol and what it says.
struct SymbolExample: CustomTestStringConvertible, Sendable {
    let text: String
    var normalised: String
    var body: String?
    var session: Int?
    var year: Int?
    var type: String?
    var number: Int?

    init(
        _ text: String, as normalised: String? = nil, body: String?, session: Int? = nil, year: Int? = nil,
        type: String? = nil, number: Int? = nil
    ) {
        self.text = text
        self.normalised = normalised ?? text
        self.body = body
        self.session = session
        self.year = year
        self.type = type
        self.number = number
    }

    var testDescription: String { text }
}

@Suite("Document symbols")
struct DocumentSymbolTests {
    static let examples: [SymbolExample] = [
        .init("A/69/1", body: "UNGA", session: 69, number: 1),
        .init("A/C.3/76/L.28", body: "UNGA-C3", session: 76, type: "L", number: 28),
        .init("A/C.3/76/L.28/Rev.1", body: "UNGA-C3", session: 76, type: "L", number: 28),
        .init("A/C.3/76/SR.46", body: "UNGA-C3", session: 76, type: "SR", number: 46),
        .init("A/C.3/L.75", body: "UNGA-C3", type: "L", number: 75),
        .init("A/C.1/31/PV.12", body: "UNGA-C1", session: 31, type: "PV", number: 12),
        .init("A/RES/76/177", body: "UNGA", session: 76, type: "RES", number: 177),
        .init("A / RES / 76 / 177", as: "A/RES/76/177", body: "UNGA", session: 76, type: "RES", number: 177),
        .init("A/RES/48/263 A", as: "A/RES/48/263A", body: "UNGA", session: 48, type: "RES", number: 263),
        .init("A/RES/39/72A-G", body: "UNGA", session: 39, type: "RES", number: 72),
        .init("A/RES/491 (V)", as: "A/RES/491(V)", body: "UNGA", session: 5, type: "RES", number: 491),
        .init("A/RES/3379(XXX)", body: "UNGA", session: 30, type: "RES", number: 3379),
        .init("A/RES/3201 (S-VI)", as: "A/RES/3201(S-VI)", body: "UNGA-S", session: 6, type: "RES", number: 3201),
        .init("A/RES/1000 (ES-I)", as: "A/RES/1000(ES-I)", body: "UNGA-ES", session: 1, type: "RES", number: 1000),
        .init("A/RES/ES-11/1", body: "UNGA-ES", session: 11, type: "RES", number: 1),
        .init("A/RES/S-32/1", body: "UNGA-S", session: 32, type: "RES", number: 1),
        .init("A/ES-11/L.1", body: "UNGA-ES", session: 11, type: "L", number: 1),
        .init("A/ES-10/1000", body: "UNGA-ES", session: 10, number: 1000),
        .init("A/S-32/2/Add.1", body: "UNGA-S", session: 32, number: 2),
        .init("A/S-10/AC.1/37", body: nil, number: 37),
        .init("A/DEC/76/401", body: "UNGA", session: 76, type: "DEC", number: 401),
        .init("A/76/PV.54", body: "UNGA", session: 76, type: "PV", number: 54),
        .init("A/PV.123", body: "UNGA", type: "PV", number: 123),
        .init("A/76/L.1", body: "UNGA", session: 76, type: "L", number: 1),
        .init("A/INF/71/1", body: "UNGA", session: 71, type: "INF", number: 1),
        .init("A/BUR/76/1", body: "UNGA-BUR", session: 76, number: 1),
        .init("A/SPC/44/L.3", body: "UNGA-SPC", session: 44, type: "L", number: 3),
        .init("A/520/Rev.18", body: "UNGA", number: 520),
        .init("A/64/Add.1", body: "UNGA", number: 64),
        .init("A/76/6 (Sect. 1)", as: "A/76/6(Sect.1)", body: "UNGA", session: 76, number: 6),
        .init("A/62/17 (Part One)", as: "A/62/17(Part One)", body: "UNGA", session: 62, number: 17),
        .init("A/HRC/55/L.21", body: "UNHRC", session: 55, type: "L", number: 21),
        .init("A/HRC/RES/55/21", body: "UNHRC", session: 55, type: "RES", number: 21),
        .init("A/HRC/55/2", body: "UNHRC", session: 55, number: 2),
        .init("A/HRC/1/L.3/Rev.1", body: "UNHRC", session: 1, type: "L", number: 3),
        .init("A/HRC/22/NGO/163", body: "UNHRC", session: 22, type: "NGO", number: 163),
        .init("A/HRC/S-28/1", body: "UNHRC-S", session: 28, number: 1),
        .init("A/HRC/RES/S-16/1", body: "UNHRC-S", session: 16, type: "RES", number: 1),
        .init("A/HRC/WG.6/33/PRK/1", body: nil, number: 33),
        .init("A/HRC/WGAD/2019/5", body: nil, year: 2019, number: 5),
        .init("A/CONF.151/26", body: nil, number: 26),
        .init("A/CONF.151/26 (Vol. I)", as: "A/CONF.151/26(Vol.I)", body: nil, number: 26),
        .init("A/AC.109/2016/L.2", body: nil, year: 2016, type: "L", number: 2),
        .init("A/CN.4/722", body: "ILC", number: 722),
        .init("S/2014/849", body: "UNSC", year: 2014, number: 849),
        .init("S/1234", body: "UNSC", number: 1234),
        .init("S/1995", body: "UNSC", number: 1995),
        .init("S/RES/1440 (2002)", as: "S/RES/1440(2002)", body: "UNSC", year: 2002, type: "RES", number: 1440),
        .init("S/RES/1718(2006)", body: "UNSC", year: 2006, type: "RES", number: 1718),
        .init("S/PV.6201", body: "UNSC", type: "PV", number: 6201),
        .init(
            "S/PV.6201 (Resumption 1)", as: "S/PV.6201(Resumption1)", body: "UNSC", type: "PV", number: 6201),
        .init("S/PRST/2012/13", body: "UNSC", year: 2012, type: "PRST", number: 13),
        .init("S/AC.49/2013/1", body: nil, year: 2013, number: 1),
        .init("E/2021/99", body: "ECOSOC", year: 2021, number: 99),
        .init("E/RES/2021/5", body: "ECOSOC", year: 2021, type: "RES", number: 5),
        .init("E/RES/1235 (XLII)", as: "E/RES/1235(XLII)", body: "ECOSOC", type: "RES", number: 1235),
        .init("E/CN.4/2005/34", body: "CHR", year: 2005, number: 34),
        .init("E/CN.4/Sub.2/1987/WP.4/Add.1", body: nil, year: 1987, type: "WP", number: 4),
        .init("E/CN.6/2019/3", body: "CSW", year: 2019, number: 3),
        .init("E/C.12/PRK/CO/2", body: "CESCR", type: "CO", number: 2),
        .init("CRC/C/PRK/CO/5", body: "CRC", type: "CO", number: 5),
        .init("CEDAW/C/PRK/2-4", body: "CEDAW"),
        .init("ST/SGB/2019/8", body: "UN-SECRETARIAT", year: 2019, type: "SGB", number: 8),
        .init("ST/LEG/SER.A/1", body: "UN-SECRETARIAT", number: 1),
        .init("T/RES/2 (I)", as: "T/RES/2(I)", body: "UNTC", session: 1, type: "RES", number: 2),
        .init("CD/2119", body: "CD", number: 2119),
        .init("CD/PV.1590", body: "CD", type: "PV", number: 1590),
        .init("GC(65)/RES/13", body: "IAEA-GC", session: 65, type: "RES", number: 13),
        .init("GOV/2021/40", body: "IAEA-BOG", year: 2021, number: 40),
        .init("INFCIRC/403", body: nil, number: 403),
        .init("WHA74.7", body: "WHA", session: 74, number: 7),
        .init("FCCC/CP/2015/10/Add.1", body: "COP-UNFCCC", year: 2015, number: 10),
        .init("UNEP/EA.5/Res.14", body: nil, type: "Res", number: 14),
        .init("TD/B/C.1/IRON ORE/15", body: nil, number: 15),
        .init("A/76/123*", as: "A/76/123", body: "UNGA", session: 76, number: 123),
        .init(" A/76/123\u{A0}", as: "A/76/123", body: "UNGA", session: 76, number: 123),
        .init("A/76/" + String(repeating: "9", count: 30), body: "UNGA", number: 76),
    ]

    @Test(arguments: examples)
    func tellsTheParts(example: SymbolExample) throws {
        let symbol = try DocumentSymbol(parsing: example.text)
        #expect(symbol.description == example.normalised)
        #expect(symbol.body == example.body)
        #expect(symbol.session == example.session)
        #expect(symbol.year == example.year)
        #expect(symbol.type == example.type)
        #expect(symbol.number == example.number)
    }

    @Test(arguments: examples)
    func normalisedTextParsesToTheSame(example: SymbolExample) throws {
        let symbol = try DocumentSymbol(parsing: example.text)
        #expect(try DocumentSymbol(parsing: symbol.description) == symbol)
    }

    @Test(arguments: examples)
    func namesOnlyBodiesOfTheTable(example: SymbolExample) throws {
        guard let code = try DocumentSymbol(parsing: example.text).body else { return }
        let body = try #require(AuthorityTables.builtIn.body(code))
        let prefix = try #require(body.symbolPrefix)
        #expect(example.normalised.hasPrefix(prefix.prefix(1)))
    }

    @Test func readsModifiersInOrder() throws {
        let symbol = try DocumentSymbol(parsing: "A/C.3/76/L.28/Rev.1/Add.2/Corr.3")
        #expect(symbol.modifiers.map(\.kind) == [.revision, .addendum, .corrigendum])
        #expect(symbol.modifiers.map(\.number) == [1, 2, 3])
        #expect(try DocumentSymbol(parsing: "A/HRC/55/2/Summary").modifiers.map(\.kind) == [.summary])
    }

    @Test func tellsSpecialSessionsApart() throws {
        #expect(try DocumentSymbol(parsing: "A/ES-11/L.1").sessionKind == .emergencySpecial)
        #expect(try DocumentSymbol(parsing: "A/ES-11/L.1").specialSession == 11)
        #expect(try DocumentSymbol(parsing: "A/S-32/1").sessionKind == .special)
        #expect(try DocumentSymbol(parsing: "A/HRC/S-28/1").specialSession == 28)
        #expect(try DocumentSymbol(parsing: "A/76/1").specialSession == nil)
    }

    @Test(arguments: ["A/71/843-S/2017/192", "A/71/843–S/2017/192", "A/71/843 — S/2017/192", "A/71/843*-S/2017/192"])
    func splitsJointDocuments(text: String) throws {
        let symbol = try DocumentSymbol(parsing: text)
        #expect(symbol.description == "A/71/843-S/2017/192")
        #expect(symbol.body == "UNGA")
        #expect(symbol.session == 71)
        let other = try #require(symbol.others.first)
        #expect(symbol.others.count == 1)
        #expect(other.body == "UNSC")
        #expect(other.year == 2017)
        #expect(other.number == 192)
        #expect(symbol.all.map(\.text) == ["A/71/843", "S/2017/192"])
    }

    @Test func aHyphenInASessionIsNoJointDocument() throws {
        #expect(try DocumentSymbol(parsing: "A/ES-11/L.1").others.isEmpty)
        #expect(try DocumentSymbol(parsing: "A/S-32/1").others.isEmpty)
    }

    @Test(arguments: [
        ("", 0), ("   ", 0), ("A", 1), ("406", 0), ("N/A", 3), ("A/RES", 5), ("a/res/76/177", 0), ("and/or", 0),
        ("24/7", 0),
        ("A//76", 2), ("A/76/", 5), ("/76/1", 0), ("http://undocs.org/A/76/1", 4), ("A/76/177 of 2021", 9),
        ("A/76/177?", 8), ("A/RES/491(V", 9), ("A/RES/491 V)", 11), ("A/RES/491()", 9), ("A/RES/491((V))", 10),
        ("A/RES/4(9/1)", 9), ("A/76*/1", 4), ("A/76/1-S/", 9), ("A\u{0}/76/1", 1), ("Ａ/76/1", 0), ("Res/76/1", 0),
        (String(repeating: "A/1", count: 100), 200),
    ])
    func refusesWhatIsNoSymbol(text: String, offset: Int) {
        do {
            let symbol = try DocumentSymbol(parsing: text)
            Issue.record("\(symbol) was accepted")
        } catch {
            #expect(error.offset == offset, "\(error.message)")
            #expect(!error.message.isEmpty)
        }
    }

    @Test func neverFailsOnChangedTexts() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("AESC0179/.-()* LRevIXV\u{2013}é")
        for _ in 0..<20_000 {
            var text = Array(Self.examples[Int.random(in: 0..<Self.examples.count, using: &generator)].text)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0...text.count, using: &generator)
                text.insert(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)], at: place)
            }
            let string = String(text)
            switch Result(catching: { () throws(SymbolSyntaxError) in try DocumentSymbol(parsing: string) }) {
            case .success(let symbol):
                let again = try? DocumentSymbol(parsing: symbol.description)
                #expect(again?.description == symbol.description, "seed \(seed), \(string)")
            case .failure(let error):
                #expect(0...string.utf8.count ~= error.offset, "seed \(seed), \(string)")
            }
        }
    }
}
