import Codecs
import Corpus
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Validation

/// What rules about captures do beyond their examples: their fixes, and what they say of captures that cannot be read.
@Suite struct CaptureRuleTests {
    static let capture = """
        Press statement

        A spokesperson for the Ministry of Foreign Affairs of Avaria issued the following press statement on 21 November 2021:

        A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.

        The Third Committee adopted it at the 76th session of the UN General Assembly.

        Published on 22 November 2021
        """

    /// What is found of a rule in the base record with a patch, and the record with its fix.
    private func fixed(_ rule: String, _ patch: String, capture: String? = capture) async throws -> String? {
        let bytes = capture.map { Array($0.utf8) }
        let line = try BaseRecord.patched(patch, digest: bytes.map { SHA256Hasher.digest(of: $0).hexadecimal })
        let found = try await validate([line], captures: bytes.map { ["2021-11-21.txt": Data($0)] } ?? [:])
        guard let fix = found.diagnostics.first(where: { $0.rule.rawValue == rule })?.fix else { return nil }
        var text = Array(line.utf8)
        text.replaceSubrange(fix.byteRange, with: Array(fix.replacement.utf8))
        return String(decoding: text, as: UTF8.self)
    }

    @Test func theDayOfIssueIsFilledIn() async throws {
        let fixed = try await fixed("date/undeclared", #"{"date_issued": null, "evidence": {"/date_issued": null}}"#)
        #expect(fixed?.contains(#""date_issued":"2021-11-21""#) == true)
    }

    @Test func aMissingQuoteIsTakenFromTheCapture() async throws {
        let fixed = try await fixed("provenance/missing-evidence", #"{"evidence": {"/date_issued": null}}"#)
        let record = try #require(
            try JSONSerialization.jsonObject(with: Data((fixed ?? "null").utf8)) as? [String: Any])
        let quotes = (record["evidence"] as? [String: Any])?["/date_issued"] as? [String]
        #expect(quotes?.count == 1)
        #expect(quotes?.first.map { Self.capture.contains($0) && $0.contains("21 November 2021") } == true)
    }

    @Test(arguments: [#""evidence": null"#, #""evidence": {}"#])
    func theMemberForQuotesIsMadeWhereThereIsNone(member: String) async throws {
        let patch =
            "{\(member.replacing("{}", with: #"{"/issuer": null, "/date_issued": null, "/sessions/0": null}"#))}"
        let fixed = try await fixed("provenance/missing-evidence", patch)
        let record = try #require(
            try JSONSerialization.jsonObject(with: Data((fixed ?? "null").utf8)) as? [String: Any])
        #expect((record["evidence"] as? [String: Any])?.count == 1)
    }

    @Test func quotesForADerivedDateSaySo() async throws {
        let page = Self.capture.replacing("21 November 2021:", with: "November 21:")
        let fixed = try await fixed(
            "provenance/missing-evidence", #"{"evidence": {"/date_issued": null}}"#, capture: page)
        let record = try #require(
            try JSONSerialization.jsonObject(with: Data((fixed ?? "null").utf8)) as? [String: Any])
        let evidence = (record["evidence"] as? [String: Any])?["/date_issued"] as? [String: Any]
        #expect(evidence?["how"] as? String == "derived")
        #expect((evidence?["quotes"] as? [String])?.contains { $0.contains("November 21") } == true)
    }

    @Test func theOnlySignOfAMachineTranslationStays() async throws {
        let text = #""text": "The Ministry answered the resolution. -0-\n\n(Translated with DeepL)""#
        #expect(try await fixed("text/furniture", "{\(text)}", capture: nil) == nil)
        let declared =
            #", "provenance": [{"activity": "issued", "agent": "A", "date": "2021-11-21"}, {"activity": "translated", "agent": "B", "date": "2021-11-22", "method": "machine"}]"#
        #expect(try await fixed("text/furniture", "{\(text)\(declared)}", capture: nil) != nil)
    }

    /// What is wrong with one value is said once, by the rule that says most.
    @Test(
        arguments: [
            (#"{"date_issued": "2021-11-12"}"#, ["date/contradicted"]),
            (#"{"issuer": {"person": "Odile Farvaque"}}"#, ["issuer/unsupported"]),
            (#"{"sessions": [{"body": "UNGA-C3", "session": 75, "relation": "mentions"}]}"#, ["session/contradicted"]),
            (
                #"{"text": "A spokesperson for the Mini\u200bstry of Foreign Affairs answered the resolution of November 17.\nThe Third Committee adopted it at the 76th session of the UN General Assembly."}"#,
                ["text/invisible-character"]
            ),
            (
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs wouldnâ€™t answer the resolution of November 17.\nThe Third Committee adopted it at the 76th session of the UN General Assembly."}"#,
                ["text/mojibake"]
            ),
        ] as [(String, [RuleID])])
    func oneFaultIsOneFinding(patch: String, rules: [RuleID]) async throws {
        var page = Self.capture.replacing("21 November 2021:", with: "November 21:")
        if rules == ["text/mojibake"] { page = page.replacing("Affairs answered", with: "Affairs wouldn’t answer") }
        let bytes = Array(page.utf8)
        let line = try BaseRecord.patched(patch, digest: SHA256Hasher.digest(of: bytes).hexadecimal)
        let found = try await validate([line], levels: [.evidence], captures: ["2021-11-21.txt": Data(bytes)])
        #expect(found.diagnostics.filter { $0.kind == .violation }.map(\.rule) == rules)
    }

    @Test(arguments: [("captures", "it is a folder"), ("../2021.txt", "leads out"), ("/x/2021.txt", "from the root")])
    func whyACaptureIsMissingIsSaid(path: String, reason: String) async throws {
        let line = try BaseRecord.patched(#"{"source": {"capture": "\#(path == "captures" ? "inner" : path)"}}"#)
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "captures/inner"), withIntermediateDirectories: true)
        let file = folder.appending(path: "a.jsonl")
        try Data(line.utf8).write(to: file)
        let found = try await validate(
            [try #require(RecordFile(displayPath: "a.jsonl", path: file.path()))], levels: [.evidence],
            captures: try CaptureStore(folder: folder.appending(path: "captures").path()))
        let message = found.diagnostics.first { $0.rule == "evidence/capture-missing" }?.message
        #expect(message?.contains(reason) == true, "\(message ?? "")")
    }

    @Test func aYearAloneAgreesWithADayWithoutOne() async throws {
        let bytes = Array(Self.capture.replacing("21 November 2021:", with: "November 21:").utf8)
        let line = try BaseRecord.patched(
            #"{"date_issued": "2021"}"#, digest: SHA256Hasher.digest(of: bytes).hexadecimal)
        let found = try await validate([line], levels: [.evidence], captures: ["2021-11-21.txt": Data(bytes)])
        #expect(!found.rules.contains("evidence/quote-unsupported"))
    }

    @Test func aQuoteIsNotOfferedForAnotherValue() async throws {
        let fixed = try await fixed(
            "provenance/missing-evidence", #"{"date_issued": "2021-11-20", "evidence": {"/date_issued": null}}"#)
        #expect(fixed == nil)
    }

    @Test func furnitureIsTrimmed() async throws {
        let fixed = try await fixed(
            "text/furniture", #"{"text": "The Ministry answered the resolution.\n\nShare this article\nPrint"}"#,
            capture: nil)
        #expect(fixed?.contains(#""text":"The Ministry answered the resolution.""#) == true)
    }

    @Test func theWrongOneOfTwoYearsIsCorrected() async throws {
        let fixed = try await fixed("date/juche", #"{"title": "Of November 21, Juche 110 (2020)"}"#, capture: nil)
        #expect(fixed?.contains(#""title":"Of November 21, Juche 110 (2021)""#) == true)
        // Where it is the Juche year, or both are wrong, nobody can tell by rule.
        #expect(try await self.fixed("date/juche", #"{"title": "Juche 109 (2021)"}"#, capture: nil) == nil)
    }

    @Test func aCaptureThatIsTooLongIsNotPassedInSilence() async throws {
        let capture = Data(count: (32 << 20) + 1)
        let digest = SHA256Hasher.digest(of: Array(capture)).hexadecimal
        let found = try await validate(
            [try BaseRecord.patched("{}", digest: digest)], captures: ["2021-11-21.txt": capture])
        #expect(found.rules == ["evidence/capture-unread"])
    }

    @Test func recordsMayShareACapture() async throws {
        let bytes = Array(Self.capture.utf8)
        let digest = SHA256Hasher.digest(of: bytes).hexadecimal
        let patches = (0..<6).map {
            #"{"id": "r\#($0)", "title": "\#($0)", "source": {"url": "https://example.org/\#($0)"}, "text": null, "evidence": {"/issuer": ["A spokesman"], "/date_issued": ["21 November 2021"]}}"#
        }
        let found = try await validate(
            try patches.map { try BaseRecord.patched($0, digest: digest) }, levels: [.evidence],
            captures: ["2021-11-21.txt": Data(bytes)])
        #expect(found.rules == [String](repeating: "evidence/quote-missing", count: 6))
    }

    @Test(arguments: [
        ("a b", " a\u{A0}\n\u{3000}b "), ("\u{E9}t\u{E9}", "e\u{301}t\u{E9}"), ("", " \r\n\t"),
    ])
    func textsAreComparedComposedAndCollapsed(_ expected: String, _ text: String) {
        #expect(Array(expected.utf8) == ComparableText(text).bytes)
    }

    @Test func searchIsExactAndLinear() {
        var generator = SeededGenerator(seed: 17)
        for _ in 0..<500 {
            func word(_ count: Int) -> String {
                String((0..<count).map { _ in "aab".randomElement(using: &generator) ?? "a" })
            }
            let (text, part) = (word(40), word(Int.random(in: 1...6, using: &generator)))
            let place = ComparableText(text).firstIndex(of: ComparableText(part))
            #expect((place != nil) == text.contains(part), "\(part) in \(text)")
            if let place { #expect(text.dropFirst(place).hasPrefix(part)) }
        }
        let long = ComparableText(String(repeating: "a", count: 1 << 20))
        #expect(!long.contains(ComparableText(String(repeating: "a", count: 1 << 19) + "b")))
    }
}
