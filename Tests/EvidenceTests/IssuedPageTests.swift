import Evidence
import Foundation
import TestSupport
import Testing

/// Who issues a statement, by the places of a page that say so: pages of a few lines, in the languages of the tables.
@Suite struct IssuedPageTests {
    /// A line of `Tests/Fixtures/issued-pages.jsonl`. What a line leaves out is not looked at; what is null has to be.
    struct Page: Decodable, Sendable, CustomTestStringConvertible {
        /// What is tried.
        var why: String
        var page: String
        var issuer: [String: String?]

        var testDescription: String { why }
    }

    static let pages: [Page] = {
        let file = ProjectFolder.root.appending(path: "Tests/Fixtures/issued-pages.jsonl")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Page.self, from: Data($0.utf8)) }
    }()

    @Test func everyLineIsRead() throws {
        let file = ProjectFolder.root.appending(path: "Tests/Fixtures/issued-pages.jsonl")
        #expect(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").count == Self.pages.count)
    }

    @Test(arguments: pages)
    func theIssuerIsWhoSpeaks(page: Page) throws {
        let draft = try #require(StatementReader().read(try CaptureReader.read(Array(page.page.utf8))).first)
        #expect(draft.isStatement, "\(draft.refusal ?? "")")
        let issuer = [
            "name": draft.issuer?.name, "office": draft.issuer?.office, "person": draft.issuer?.person,
            "country": draft.issuer?.country,
        ]
        for (field, value) in page.issuer { #expect(issuer[field] == value, "\(field)") }
    }
}
