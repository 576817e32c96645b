import Authorities
import Chronology
import Foundation
import TestSupport
import Testing

@Suite("Authority tables")
struct AuthorityTablesTests {
    let tables = AuthorityTables.builtIn

    @Test func thirdCommitteeUsesTheAssemblysSessions() throws {
        guard case .known(let session) = tables.session(body: "UNGA-C3", number: 74) else {
            Issue.record("no session 74")
            return
        }
        #expect(session.body == "UNGA")
        #expect(session.firstDay == (try CalendarDay(parsing: "2019-09-17")))
        #expect(session.status == .checked)
    }

    @Test func anAssemblySessionEndsOnTheDayBeforeTheNext() throws {
        guard case .known(let session) = tables.session(body: "UNGA", number: 77),
            case .known(let next) = tables.session(body: "UNGA", number: 78)
        else {
            Issue.record("no sessions 77 and 78")
            return
        }
        #expect(session.lastDay == next.firstDay.adding(days: -1))
        #expect(session.lastDayStatus == next.status)
    }

    @Test func theLastAssemblySessionOfTheTableHasNoEnd() {
        guard case .outOfTable(let range?) = tables.session(body: "UNGA", number: 999),
            case .known(let session) = tables.session(body: "UNGA", number: range.upperBound)
        else {
            Issue.record("no range")
            return
        }
        #expect(session.lastDay == nil)
    }

    @Test func saysWhyThereIsNoSession() {
        #expect(tables.session(body: "UNGG", number: 1) == .unknownBody)
        #expect(tables.session(body: "UNSC", number: 76) == .notNumbered)
        #expect(tables.session(body: "UNHRC", number: 0) == .beforeFirst(1))
        #expect(tables.session(body: "UNHRC", number: 61) == .outOfTable(1...60))
        #expect(tables.session(body: "UNGA-C3", number: 1) == .outOfTable(58...80))
        #expect(tables.session(body: "WHA", number: 74) == .outOfTable(nil))
    }

    @Test(arguments: [
        ("UNGA-C3", "2021-11-17", 76), ("UNGA", "2022-09-12", 76), ("UNGA", "2022-09-13", 77),
        ("UNHRC", "2024-04-04", 55),
        ("UNHRC", "2024-05-01", nil), ("UNSC", "2024-05-01", nil), ("UNGG", "2024-05-01", nil),
    ])
    func findsTheSessionOfADay(body: String, day: String, number: Int?) throws {
        #expect(tables.session(body: body, on: try CalendarDay(parsing: day))?.number == number)
    }

    @Test(arguments: [
        ("1946-10-23", 1), ("2021-11-17", 76), ("2019-12-31", 74), ("2021-09-30", nil), ("1945-12-31", nil),
        ("1964-11-30", nil), ("1964-12-01", 19),
    ])
    func countsAssemblySessionsInAutumn(day: String, session: Int?) throws {
        #expect(AuthorityTables.assemblySession(on: try CalendarDay(parsing: day)) == session)
    }

    @Test func looksUpCountries() {
        guard case .known(let country) = tables.country("PRK") else {
            Issue.record("no PRK")
            return
        }
        #expect(country.alpha2 == "KP")
        #expect(country.numeric == "408")
        #expect(country.names["fr"]?.isEmpty == false)
        for code in ["AAA", "AAZ", "QMA", "QZZ", "XKX", "ZZZ"] { #expect(tables.country(code) == .userAssigned) }
        for code in ["DKN", "ZFA", "prk", "PR", "517.0", "", "QLZ", "ABA"] { #expect(tables.country(code) == .unknown) }
    }

    @Test func looksUpLanguages() {
        #expect(tables.language("ko") == .known("Korean"))
        #expect(tables.language("EN") == .known("English"))
        #expect(tables.language("yue") == .known("Yue Chinese"))
        #expect(tables.language("qaa") == .privateUse)
        #expect(tables.language("qtz") == .privateUse)
        for subtag in ["xx", "qua1", "", "k", "kore", "eng", "zz"] { #expect(tables.language(subtag) == .unknown) }
    }

    @Test func looksUpOfficesAndRights() {
        #expect(tables.office("permanent_mission") != nil)
        #expect(tables.office("boss") == nil)
        #expect(tables.rights("CC-BY-4.0")?.redistribution == .yes)
        #expect(tables.rights("InC")?.redistribution == .no)
        #expect(tables.rights("https://rightsstatements.org/vocab/InC/1.0/")?.code == "InC")
        #expect(tables.rights("http://rightsstatements.org/vocab/InC/1.0")?.code == "InC")
        #expect(tables.rights("unknown")?.redistribution == .unknown)
        #expect(tables.rights("") == nil)
    }

    @Test(arguments: [
        ("DKN", AuthorityTable.countries, "DNK"), ("ZFA", .countries, "ZAF"), ("prk", .countries, "PRK"),
        ("UNGA-C33", .bodies, "UNGA-C3"), ("UNHCR", .bodies, "UNHRC"), ("spokeperson", .offices, "spokesperson"),
        ("CC-BY-40", .rights, "CC-BY-4.0"),
    ])
    func suggestsTheLikeliestCode(code: String, table: AuthorityTable, nearest: String) {
        #expect(tables.nearest(to: code, in: table).first == nearest)
        #expect(!tables.contains(code, in: table))
        #expect(tables.contains(nearest, in: table))
    }

    @Test func suggestsNothingFarAway() {
        #expect(tables.nearest(to: "Parliament of Utopia", in: .offices).isEmpty)
        #expect(tables.nearest(to: String(repeating: "A", count: 100_000), in: .bodies).isEmpty)
    }

    @Test(.enabled("needs the folder shared beside the project") { ProjectFolder.hasShared("facts/un-sessions.json") })
    func sessionsAgreeWithTheFacts() throws {
        let data = try Data(contentsOf: ProjectFolder.shared.appending(path: "facts/un-sessions.json"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let facts = try decoder.decode(SessionFacts.self, from: data)
        for fact in facts.unga {
            guard case .known(let session) = tables.session(body: "UNGA", number: fact.session) else {
                Issue.record("no session \(fact.session) of the Assembly")
                continue
            }
            #expect(session.firstDay.description == fact.opened)
        }
        for fact in facts.unhrc {
            guard case .known(let session) = tables.session(body: "UNHRC", number: fact.session) else {
                Issue.record("no session \(fact.session) of the Council")
                continue
            }
            #expect(session.firstDay.description == fact.firstDay)
            // Where the fact is from memory, a source may have corrected it.
            let isCorrected = fact.source.contains("recall") && session.status == .checked
            #expect(session.lastDay?.description == fact.lastDay || isCorrected, "session \(fact.session)")
        }
        #expect(facts.unga.count + facts.unhrc.count == 83)
    }

    struct SessionFacts: Decodable {
        struct Assembly: Decodable {
            let session: Int
            let opened: String
        }
        struct Council: Decodable {
            let session: Int
            let firstDay: String
            let lastDay: String
            let source: String
        }
        let unga: [Assembly]
        let unhrc: [Council]
    }
}
