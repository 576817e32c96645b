import Evidence
import Foundation
import TestSupport
import Testing

/// What is read from captures as ministries, missions, agencies, aggregators and blogs publish them.
@Suite struct StatementReaderTests {
    @Test func everyCaptureHasItsLine() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: ExpectedDraft.folder.path())
        #expect(Set(files).subtracting(["expected.jsonl"]) == Set(ExpectedDraft.all.map(\.file)))
        #expect(ExpectedDraft.all.count >= 60)
    }

    @Test(arguments: ExpectedDraft.all)
    func draftsSayWhatThePageSays(expected: ExpectedDraft) throws {
        let bytes = try Data(contentsOf: ExpectedDraft.folder.appending(path: expected.file))
        let page = try CaptureReader.read(Array(bytes))
        let drafts = StatementReader().read(page)
        #expect(drafts.count == expected.statements.count)
        for (draft, expected) in zip(drafts, expected.statements) { compare(draft, expected, page) }
    }

    private func compare(_ draft: StatementDraft, _ expected: ExpectedDraft.Statement, _ page: CapturePage) {
        #expect(draft.isStatement == expected.statement, "\(draft.refusal ?? "")")
        guard expected.statement else { return }
        func check(_ name: String, _ value: String?, _ wanted: String?) {
            if wanted != nil || expected.null?.contains(name) ?? false {
                #expect(value == wanted, "\(name)")
            }
        }
        check("date", draft.dateIssued?.value, expected.date)
        check("how", draft.dateIssued?.grounds.rawValue, expected.how)
        check("published", draft.published?.value, expected.published)
        check("country", draft.issuer?.country, expected.country)
        check("office", draft.issuer?.office, expected.office)
        check("person", draft.issuer?.person, expected.person)
        check("name", draft.issuer?.name, expected.name)
        check("kind", draft.kind?.value, expected.kind)
        check("language", draft.language?.value, expected.language)
        check("title", draft.title?.value, expected.title)
        let sessions = draft.sessions.compactMap { session in session.number.map { "\(session.body)/\($0)" } }
        #expect(sessions.sorted() == expected.sessions.sorted())
        let symbols = (draft.symbol.map { [$0.value] } ?? []) + draft.references.compactMap(\.symbol)
        #expect(symbols.sorted() == expected.symbols.sorted())
        let text = draft.text.map(page.quote).joined(separator: " ")
        if let first = expected.first { #expect(text.hasPrefix(first), "begins: \(text.prefix(80))") }
        if let last = expected.last { #expect(text.hasSuffix(last), "ends: \(text.suffix(80))") }
        for words in expected.absent ?? [] { #expect(!text.contains(words), "\(words)") }
    }

    /// A field that is null says why; every quote is in the page.
    @Test(arguments: ExpectedDraft.all)
    func whatIsNullHasItsReason(expected: ExpectedDraft) throws {
        let bytes = try Data(contentsOf: ExpectedDraft.folder.appending(path: expected.file))
        let page = try CaptureReader.read(Array(bytes))
        for draft in StatementReader().read(page) {
            let gaps = draft.gaps.map(\.pointer)
            #expect(draft.gaps.allSatisfy { !$0.reason.isEmpty })
            guard draft.isStatement else {
                #expect(gaps == [""])
                continue
            }
            #expect((draft.dateIssued == nil) == gaps.contains("/date_issued"))
            #expect((draft.issuer == nil) == gaps.contains("/issuer"))
            let spans =
                (draft.dateIssued?.spans ?? []) + (draft.issuer?.spans ?? []) + draft.sessions.map(\.span) + draft.text
            #expect(spans.allSatisfy { !$0.isEmpty && $0.upperBound <= page.text.count })
        }
    }

    @Test func readingIsDeterministic() throws {
        for expected in ExpectedDraft.all.prefix(24) {
            let page = try CaptureReader.read(
                Array(try Data(contentsOf: ExpectedDraft.folder.appending(path: expected.file))))
            let (first, second) = (StatementReader().read(page), StatementReader().read(page))
            #expect(first.map { "\($0)" } == second.map { "\($0)" })
        }
    }
}
