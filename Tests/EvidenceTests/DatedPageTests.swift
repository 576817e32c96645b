import Evidence
import Foundation
import TestSupport
import Testing

/// How officials date statements, and what else the dates of a page may say: pages of a title, a date and a text, in the
/// languages of the tables.
@Suite struct DatedPageTests {
    /// A line of `Tests/Fixtures/dated-pages.jsonl`.
    struct Page: Decodable, Sendable, CustomTestStringConvertible {
        var language: String
        /// What is tried, in the page's language.
        var why: String
        /// The page, but for the text of the statement, for which `{B}` stands.
        var page: String
        /// The day of issue in EDTF; none where the page says none.
        var date: String?
        /// Whether the page holds a statement.
        var statement: Bool

        var testDescription: String { "\(language): \(why)" }
    }

    /// The texts of the statements by language, of which each page has one.
    private struct Texts: Decodable {
        var texts: [String: String]
    }

    private static let lines: [Data] = {
        let file = ProjectFolder.root.appending(path: "Tests/Fixtures/dated-pages.jsonl")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map { Data($0.utf8) }
    }()

    static let texts = lines.first.flatMap { try? JSONDecoder().decode(Texts.self, from: $0).texts } ?? [:]
    static let pages = lines.dropFirst().compactMap { try? JSONDecoder().decode(Page.self, from: $0) }

    @Test func everyLineIsRead() {
        #expect(Self.pages.count == Self.lines.count - 1)
        #expect(Set(Self.pages.map(\.language)) == Set(Self.texts.keys))
    }

    @Test(arguments: pages)
    func aDateIsThatOfTheStatementOrNone(page: Page) throws {
        let text = page.page.replacing("{B}", with: Self.texts[page.language] ?? "")
        let capture = try CaptureReader.read(Array(text.utf8))
        let draft = try #require(StatementReader().read(capture).first)
        #expect(draft.isStatement == page.statement, "\(draft.refusal ?? "")")
        guard page.statement else { return }
        #expect(draft.dateIssued?.value == page.date)
        #expect(draft.language?.value.prefix(2) == page.language.prefix(2))
        for span in draft.dateIssued?.spans ?? [] { #expect(!capture.quote(span).isEmpty) }
    }
}
