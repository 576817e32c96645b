import Authorities
import Diagnostics
import Evidence
import JSONText
import Schema

/// The issuer is not another than the one that the capture names.
struct IssuerContradicted: RecordRule {
    static let description = RuleDescription(
        id: "issuer/contradicted", severity: .error,
        summary: "The country, the office and the person of the issuer are those that the capture names.",
        rationale: """
            Whoever carries a statement, and whoever it is about, is easily taken for its issuer. Where the words that name \
            the issuer in the capture name another country, another office or another person, and not the declared one, \
            the record is wrong; so it is where the institution's own name says another country, or is that of a body of \
            the United Nations where an office of a state speaks. What the reader had to guess contradicts nothing.
            """,
        triggering: [
            .init(
                #"{"issuer": {"name": "Ministry of Foreign Affairs of Norway", "country": "SWE"}}"#,
                capture: SampleCapture.page(by: "A spokesperson for the Ministry of Foreign Affairs"))
        ],
        nonTriggering: [
            .init(
                #"{"issuer": {"office": "ministry"}}"#,
                capture: SampleCapture.page())
        ])

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        if context.fields[.issuer] == nil { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let capture = record.capture else { return }
        let issuer = IssuerWords(record, tables)
        if let country = issuer.country, let name = issuer.name {
            let own = issuer.countriesOfName
            if !own.isEmpty, !own.contains(country.string) {
                report(country, said: quote(own[0].unicodeScalars), by: "the name \(quote(name))", &findings)
                return
            }
        }
        guard let read = capture.statement?.issuer else { return }
        let names = capture.reading.names(in: read)
        let words = read.spans.first.map { capture.reading.quoted($0) } ?? ""
        if let country = issuer.country, let other = read.country, other != country.string,
            // A country that the words themselves name: an office may only be usual in one.
            names.contains(where: { $0.thing == .countries && $0.code == other }),
            !IssuerWords.has(.countries, country.string, names)
        {
            report(country, said: words, by: "the capture", &findings)
        }
        if let office = issuer.office, let other = read.office, other != office.string,
            names.contains(where: { $0.thing == .offices && $0.code == other }),
            !IssuerWords.has(.offices, office.string, capture.namesAtHead)
        {
            report(office, said: words, by: "the capture", &findings)
        }
        if let name = issuer.name, let office = read.office, let country = read.country, issuer.bodyAlone != nil,
            names.contains(where: { $0.thing == .offices && $0.code == office }),
            IssuerWords.has(.countries, country, capture.reading.names)
        {
            report(name, said: words, by: "the capture", &findings)
        }
        if let person = issuer.person, let other = read.person, issuer.isOtherPerson(than: other) {
            let words = IssuerWords.words(of: person.string, shortest: 2)
            // A name that the page has whole may be read wrongly rather than declared wrongly.
            if words.count > 1, capture.reading.folded.mostTogether(of: words) == words.count { return }
            report(person, said: quote(other.unicodeScalars), by: "the capture", &findings)
        }
    }

    private func report(_ node: JSONNode, said: String, by source: String, _ findings: inout RecordFindings) {
        findings.report(
            Self.description, at: node, "\(quote(node)) is declared, and \(source) says \(said)",
            help: "correct the issuer, or name the right capture")
    }
}
