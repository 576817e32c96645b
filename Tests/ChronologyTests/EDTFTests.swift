import Chronology
import TestSupport
import Testing

/// A date and what it means; `-` stands for no bound.
struct EDTFExample: CustomTestStringConvertible, Sendable {
    let text: String
    let level: Int
    let earliest: String
    let latest: String

    init(_ text: String, _ level: Int, _ earliest: String, _ latest: String) {
        self.text = text
        self.level = level
        self.earliest = earliest
        self.latest = latest
    }

    var testDescription: String { text }
}

@Suite("EDTF")
struct EDTFTests {
    static let level0: [EDTFExample] = [
        .init("1985-04-12", 0, "1985-04-12", "1985-04-12"),
        .init("1985-04", 0, "1985-04-01", "1985-04-30"),
        .init("1985", 0, "1985-01-01", "1985-12-31"),
        .init("0000", 0, "0000-01-01", "0000-12-31"),
        .init("2020-02", 0, "2020-02-01", "2020-02-29"),
        .init("2020-02-29", 0, "2020-02-29", "2020-02-29"),
        .init("1985-04-12T23:20:30", 0, "1985-04-12", "1985-04-12"),
        .init("1985-04-12T23:20:30Z", 0, "1985-04-12", "1985-04-12"),
        .init("1985-04-12T23:20:30-04", 0, "1985-04-12", "1985-04-12"),
        .init("1985-04-12T23:20:30+04:30", 0, "1985-04-12", "1985-04-12"),
        .init("1985-04-12T00:00:00-00:00", 0, "1985-04-12", "1985-04-12"),
        .init("1964/2008", 0, "1964-01-01", "2008-12-31"),
        .init("2004-06/2006-08", 0, "2004-06-01", "2006-08-31"),
        .init("2004-02-01/2005-02-08", 0, "2004-02-01", "2005-02-08"),
        .init("2004-02-01/2005-02", 0, "2004-02-01", "2005-02-28"),
        .init("2004-02-01/2005", 0, "2004-02-01", "2005-12-31"),
        .init("2005/2006-02", 0, "2005-01-01", "2006-02-28"),
        .init("2005/2005", 0, "2005-01-01", "2005-12-31"),
    ]

    static let level1: [EDTFExample] = [
        .init("Y170000002", 1, "+170000002-01-01", "+170000002-12-31"),
        .init("Y-170000002", 1, "-170000002-01-01", "-170000002-12-31"),
        .init("2001-21", 1, "2001-03-01", "2001-12-31"),
        .init("2001-22", 1, "2000-12-01", "2002-03-31"),
        .init("2001-23", 1, "2001-03-01", "2001-12-31"),
        .init("2001-24", 1, "2000-12-01", "2002-03-31"),
        .init("1984?", 1, "-", "-"),
        .init("2004-06~", 1, "-", "-"),
        .init("2004-06-11%", 1, "-", "-"),
        .init("201X", 1, "2010-01-01", "2019-12-31"),
        .init("20XX", 1, "2000-01-01", "2099-12-31"),
        .init("2004-XX", 1, "2004-01-01", "2004-12-31"),
        .init("1985-04-XX", 1, "1985-04-01", "1985-04-30"),
        .init("1985-XX-XX", 1, "1985-01-01", "1985-12-31"),
        .init("1985-04-12/..", 1, "1985-04-12", "-"),
        .init("1985-04/..", 1, "1985-04-01", "-"),
        .init("1985/..", 1, "1985-01-01", "-"),
        .init("../1985-04-12", 1, "-", "1985-04-12"),
        .init("../1985-04", 1, "-", "1985-04-30"),
        .init("../1985", 1, "-", "1985-12-31"),
        .init("1985-04-12/", 1, "1985-04-12", "-"),
        .init("1985-04/", 1, "1985-04-01", "-"),
        .init("1985/", 1, "1985-01-01", "-"),
        .init("/1985-04-12", 1, "-", "1985-04-12"),
        .init("/1985-04", 1, "-", "1985-04-30"),
        .init("/1985", 1, "-", "1985-12-31"),
        .init("1984~/2004-06", 1, "-", "2004-06-30"),
        .init("1984/2004-06~", 1, "1984-01-01", "-"),
        .init("1984~/2004~", 1, "-", "-"),
        .init("1984?/2004%", 1, "-", "-"),
        .init("-1985", 1, "-1985-01-01", "-1985-12-31"),
    ]

    static let level2: [EDTFExample] = [
        .init("Y-17E7", 2, "-170000000-01-01", "-170000000-12-31"),
        .init("1950S2", 2, "1900-01-01", "1999-12-31"),
        .init("0950S3", 2, "0950-01-01", "0959-12-31"),
        .init("Y171010000S3", 2, "+171000000-01-01", "+171999999-12-31"),
        .init("Y3388E2S3", 2, "+338000-01-01", "+338999-12-31"),
        .init("Y-17101S2", 2, "-17999-01-01", "-17000-12-31"),
        .init("2001-25", 2, "2001-03-01", "2001-06-30"),
        .init("2001-28", 2, "2000-12-01", "2002-03-31"),
        .init("2001-29", 2, "2001-09-01", "2001-12-31"),
        .init("2001-33", 2, "2001-01-01", "2001-03-31"),
        .init("2001-34", 2, "2001-04-01", "2001-06-30"),
        .init("2001-36", 2, "2001-10-01", "2001-12-31"),
        .init("2001-38", 2, "2001-05-01", "2001-08-31"),
        .init("2001-40", 2, "2001-01-01", "2001-06-30"),
        .init("2001-41", 2, "2001-07-01", "2001-12-31"),
        .init("2001-34?", 2, "-", "-"),
        .init("2001-?34", 2, "2000-12-01", "2002-03-31"),
        .init("200X-34", 2, "2000-04-01", "2009-06-30"),
        .init("2001-33/2001-34", 2, "2001-01-01", "2001-06-30"),
        .init("[1667,1668,1670..1672]", 2, "1667-01-01", "1672-12-31"),
        .init("[..1760-12-03]", 2, "-", "1760-12-03"),
        .init("[1760-12..]", 2, "1760-12-01", "-"),
        .init("[1760-01,1760-02,1760-12..]", 2, "1760-01-01", "-"),
        .init("[1667,1760-12]", 2, "1667-01-01", "1760-12-31"),
        .init("[1760-12,1667]", 2, "1667-01-01", "1760-12-31"),
        .init("[..1984]", 2, "-", "1984-12-31"),
        .init("[1984?]", 2, "-", "-"),
        .init("{1667,1668,1670..1672}", 2, "1667-01-01", "1672-12-31"),
        .init("{1960,1961-12}", 2, "1960-01-01", "1961-12-31"),
        .init("{..1984}", 2, "-", "1984-12-31"),
        .init("2004-06~-11", 2, "-", "-"),
        .init("2004?-06-11", 2, "-", "-"),
        .init("?2004-06-~11", 2, "-", "-"),
        .init("2004-%06-11", 2, "2004-01-11", "2004-12-11"),
        .init("2004-06-~11", 2, "2004-06-01", "2004-06-30"),
        .init("2004?-06~-11%", 2, "-", "-"),
        .init("156X-12-25", 2, "1560-12-25", "1569-12-25"),
        .init("15XX-12-25", 2, "1500-12-25", "1599-12-25"),
        .init("XXXX-12-XX", 2, "-", "-"),
        .init("XXXX-11-17", 2, "-", "-"),
        .init("XXXX", 2, "-", "-"),
        .init("1XXX-XX", 2, "1000-01-01", "1999-12-31"),
        .init("1XXX-12", 2, "1000-12-01", "1999-12-31"),
        .init("1984-1X", 2, "1984-10-01", "1984-12-31"),
        .init("1984-X2", 2, "1984-02-01", "1984-12-31"),
        .init("1984-1X-31", 2, "1984-10-31", "1984-12-31"),
        .init("1984-04-3X", 2, "1984-04-30", "1984-04-30"),
        .init("201X-02-29", 2, "2012-02-29", "2016-02-29"),
        .init("X9X3", 2, "0903-01-01", "9993-12-31"),
        .init("-19XX", 2, "-1999-01-01", "-1900-12-31"),
        .init("2004-06-~01/2004-06-~20", 2, "2004-06-01", "2004-06-30"),
        .init("2004-06-XX/2004-07-03", 2, "2004-06-01", "2004-07-03"),
    ]

    @Test(arguments: level0 + level1 + level2)
    func acceptsWithLevelAndBounds(example: EDTFExample) throws {
        let date = try EDTF(parsing: example.text)
        // `-19XX` is of level 1 by the position of its X and its sign.
        #expect(date.level == (example.text == "-19XX" ? 1 : example.level))
        #expect(date.earliestDay?.description ?? "-" == example.earliest)
        #expect(date.latestDay?.description ?? "-" == example.latest)
    }

    @Test(arguments: level0 + level1 + level2)
    func printsWhatItParsed(example: EDTFExample) throws {
        let date = try EDTF(parsing: example.text)
        #expect(date.description == example.text)
        #expect(try EDTF(parsing: date.description) == date)
    }

    @Test(arguments: [
        ("", 0, "empty"), ("2021-02-30", 8, "write 01 to 28"), ("2021-02-29?", 8, "write 01 to 28"),
        ("2021-11-31", 8, "write 01 to 30"), ("190X-02-30", 8, "no day 30"), ("1984-XX-3X", nil, ""),
        ("XXXX-02-30", 8, "no day 30"), ("1900-02-29", 8, "write 01 to 28"), ("2021-00", 5, "01 to 12"),
        ("2021-13", 5, "01 to 12"), ("2021-20", 5, "01 to 12"), ("2021-42", 5, "01 to 12"),
        ("2021-11-00", 8, "01 to 30"),
        ("2021-1-21", 5, "write a 0 before it"), ("2021-11-1", 8, "write a 0 before it"),
        ("2021-", 5, "leave out the hyphen"),
        ("2021-011", 7, "two digits"), ("19/03/2023", 0, "the year first"), ("19.03.2023", 0, "the year first"),
        ("21-11-2021", 0, "the year first"), ("2021/11/21", 5, "the year first"), ("20211121", 0, "write YYYY-MM-DD"),
        ("12021", 0, "begins with Y"), ("2021-11-21 ", 10, "no spaces"), (" 2021-11-21", 0, "year of four digits"),
        ("2021-11-21T09:30", 16, "hh:mm:ss"), ("2021-11-21T09:30:00.5Z", 19, "leave the fraction out"),
        ("2021-11-21T24:00:00", 11, "00 to 23"), ("2021-11-21T23:59:60Z", 17, "00 to 59"),
        ("2021-11T09:30:00", 7, "complete day"),
        ("2021-11-XXT09:30:00", 10, "complete day"), ("2021-11-21?T09:30:00", 11, "complete day"),
        ("2021-11-21t09:30:00", 10, "capitals"), ("2021-11-21T09:30:00/2022", 19, "cannot stand here"),
        ("2021/2022-01-01T09:30:00", 15, "leave the time out"), ("201x", 0, "four digits"),
        ("2021-xx", 5, "capitals"), ("1984??", 5, "one mark"), ("1984?~", 5, "one mark"),
        ("circa 1984", 0, "four digits"),
        ("2021-21-03", 7, "no days"), ("-0000", 0, "0000"), ("Y1985", 1, "write 1985"), ("Y-44", 2, "write -0044"),
        ("Y017000", 1, "leave it out"), ("Y17E", 4, "digits follow E"), ("Y17E07", 4, "leave it out"),
        ("Y17E99", 4, "at most 12 digits"), ("Y9999999999999", 1, "at most 12 digits"),
        ("Y17000-01", 6, "stands alone"),
        ("1950S0", 5, "write 1 to 4"), ("1950S5", 5, "write 1 to 4"), ("1950S", 5, "write 1 to 4"),
        ("195XS2", 4, "either X or S"), ("1950S2-01", 6, "stands alone"), ("2008/1964", 5, "write 1964/2008"),
        ("/", 0, "names no date"), ("../..", 0, "names no date"), ("../", 0, "names no date"), ("..", 2, "../1985"),
        ("1984/1985/1986", 9, "one /"), ("[]", 1, "empty"), ("[1984", 5, "write ]"), ("{1984", 5, "write }"),
        ("[1984}", 5, "cannot stand"), ("[1984,]", 6, "four digits"), ("[1984, 1985]", 6, "four digits"),
        ("[1984..,1985]", 7, "put it last"), ("[1984,..1985]", 8, "put it first"),
        ("[1985..1984]", 7, "write 1984..1985"),
        ("[1984/1985]", 5, "cannot stand"), ("[..]", 3, "four digits"), ("1984-11-21\u{0}", 10, "plain ASCII"),
        ("１９８４", 0, "four digits"), ("[[1984]]", 1, "four digits"),
    ])
    func refusesWithPlaceAndCure(text: String, offset: Int?, cure: String) {
        do {
            let date = try EDTF(parsing: text)
            #expect(offset == nil, "\(date) was accepted")
        } catch {
            #expect(error.offset == offset, "\(error.message)")
            #expect(error.message.contains(cure), "\(error.message)")
        }
    }

    @Test func refusesLongTexts() {
        let text = "[" + String(repeating: "1984,", count: 2_000) + "1984]"
        #expect(throws: EDTFSyntaxError.self) { try EDTF(parsing: text) }
    }

    @Test(arguments: [
        ("2021-11-17", "2021-11-18", true), ("2021-11-17", "2021-11-17", false), ("2021-10", "2021-11-01", true),
        ("2021-11", "2021-11-30", false), ("2021-11-17?", "2022-01-01", false), ("2021-11-?17", "2022-01-01", true),
        ("../2020", "2021", true), ("2020/..", "2030", false), ("XXXX-11-17", "2021", false),
        ("2020", "2021?", false), ("[2019,2020]", "2021", true),
    ])
    func comparesOnlyForCertain(earlier: String, later: String, isBefore: Bool) throws {
        let (first, second) = (try EDTF(parsing: earlier), try EDTF(parsing: later))
        #expect(first.isCertainlyBefore(second) == isBefore)
        #expect(second.isCertainlyAfter(first) == isBefore)
        #expect(!second.isCertainlyBefore(first))
        if let day = second.earliestDay { #expect(first.isCertainlyBefore(day) == isBefore) }
    }

    @Test(arguments: [
        ("2021-11-17", "2021-11-17", true), ("2021-11-17", "2021-11-18", false), ("XXXX-11-17", "1999-11-17", true),
        ("XXXX-11-17", "1999-11-18", false), ("156X-12-25", "1563-12-25", true), ("156X-12-25", "1573-12-25", false),
        ("X9X3", "1903-01-01", true), ("X9X3", "1904-01-01", false), ("2021?", "1950-01-01", true),
        ("2021-11-?17", "2021-11-02", true), ("2021-11-?17", "2021-12-17", false), ("2021-?11-17", "2021-03-17", true),
        ("2001-28", "2002-02-01", true), ("2001-28", "2001-06-01", false), ("2001-34", "2001-05-01", true),
        ("2001-34", "2001-07-01", false), ("XXXX-34", "1987-05-05", true), ("XXXX-34", "1987-07-05", false),
        ("1964/2008", "2000-01-01", true), ("1964/2008", "2009-01-01", false), ("1964/", "2009-01-01", true),
        ("[1667,1670..1672]", "1668-01-01", false), ("[1667,1670..1672]", "1671-01-01", true),
        ("{..1984}", "1900-01-01", true), ("1950S2", "1912-01-01", true), ("1950S2", "2000-01-01", false),
        ("2021-11-17T23:00:00-05", "2021-11-17", true), ("2021-11-17T23:00:00-05", "2021-11-18", false),
        ("-19XX", "2021-11-17", false),
    ])
    func saysWhichDaysCanBeMeant(text: String, day: String, isPossible: Bool) throws {
        #expect(try EDTF(parsing: text).couldContain(try CalendarDay(parsing: day)) == isPossible)
    }

    @Test(arguments: [
        ("2021-11-17", true), ("2021-11-17T09:30:00Z", true), ("2021-11-17?", false), ("2021-11-?17", false),
        ("2021-11", false), ("2021-11-XX", false), ("2021-11-17/2021-11-17", false), ("[2021-11-17]", false),
    ])
    func knowsAnExactDay(text: String, isExact: Bool) throws {
        #expect(try EDTF(parsing: text).isExactDay == isExact)
    }

    @Test func takesQualifiedDatesAtTheirWordForStatedBounds() throws {
        #expect(try EDTF(parsing: "2021-11?").statedBounds.earliest?.description == "2021-11-01")
        #expect(try EDTF(parsing: "2021-11?").statedBounds.latest?.description == "2021-11-30")
        #expect(try EDTF(parsing: "1984~/2004~").statedBounds.latest?.description == "2004-12-31")
    }

    @Test func aDayGivesTheSameValueAsItsText() throws {
        let day = try CalendarDay(parsing: "2021-11-21")
        #expect(EDTF(day) == (try EDTF(parsing: "2021-11-21")))
        #expect(EDTF(try #require(CalendarDay(year: 10_000, month: 1, day: 1))) == nil)
    }

    @Test func neverFailsOnChangedTexts() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let texts = (Self.level0 + Self.level1 + Self.level2).map { Array($0.text.utf8) }
        let alphabet = Array("0123456789-/.XYES?~%[]{},TZ:+ \u{0}é".utf8)
        for _ in 0..<20_000 {
            var bytes = texts[Int.random(in: 0..<texts.count, using: &generator)]
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0...bytes.count, using: &generator)
                let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                if place < bytes.count, Bool.random(using: &generator) {
                    bytes[place] = byte
                } else {
                    bytes.insert(byte, at: place)
                }
            }
            bytes.withUnsafeBytes { text in
                switch Result(catching: { () throws(EDTFSyntaxError) in try EDTF(parsing: text) }) {
                case .success(let date):
                    #expect(Array(date.description.utf8) == bytes, "seed \(seed)")
                    guard let first = date.earliestDay, let last = date.latestDay else { return }
                    #expect(first <= last, "seed \(seed), \(date)")
                    if case .date = date.form {
                        #expect(date.couldContain(first) && date.couldContain(last), "seed \(seed), \(date)")
                    }
                case .failure(let error):
                    #expect(0...bytes.count ~= error.offset && !error.message.isEmpty, "seed \(seed)")
                }
            }
        }
    }
}
