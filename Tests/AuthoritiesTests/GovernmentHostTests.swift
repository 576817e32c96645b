import Authorities
import Testing

@Suite struct GovernmentHostTests {
    @Test(arguments: [
        ("www.mfa.gov.ge", "GEO"), ("mofa.go.jp", "JPN"), ("WWW.GOB.MX", "MEX"), ("fco.gov.uk", "GBR"),
        ("www.state.gov", "USA"), ("www.mid.ru", "RUS"), ("regeringen.se", "SWE"),
    ])
    func aGovernmentsHostNamesItsCountry(host: String, country: String) {
        #expect(AuthorityTables.builtIn.country(ofGovernmentHost: host) == country)
    }

    @Test(arguments: [
        "example.com", "gov.example.com", "www.go.com", "um.edu.my", "gov", "", ".", "v2.0", "mfa.gov.zz",
    ])
    func otherHostsNameNone(host: String) {
        #expect(AuthorityTables.builtIn.country(ofGovernmentHost: host) == nil)
    }

    @Test func aLabelStandsOnce() throws {
        #expect(throws: AuthorityTableError.self) {
            try AuthorityFilesTests.tables(["government-hosts": "label,country,source\ngov,,usage\ngov,,usage\n"])
        }
    }
}
