import Corpus
import Diagnostics
import Foundation
import TestSupport
import Testing
import Validation

@Suite struct ReprintTests {
    private let statement: [String]
    private let furniture: [String]
    private let other: [String]

    init() {
        var prose = Prose(1)
        statement = prose.words(200)
        furniture = prose.words(60)
        other = prose.words(300)
    }

    @Test func aReprintWithinAPageIsFound() async throws {
        let found = try await corpusFindings([
            record("xav-page", furniture[..<20] + statement + furniture[20...], date: "2021-11-23"),
            record("xav-other", other), record("xav-statement", statement),
        ])
        #expect(found.map(\.rule) == ["corpus/reprint"])
        let finding = try #require(found.first)
        #expect(finding.kind == .gap)
        #expect(finding.record == "xav-page")
        #expect(finding.pointer == "/text")
        #expect(finding.location.line == 1)
        #expect(
            finding.message
                == "the text repeats that of the record `xav-statement`: 100% of the other stands in it, words 21 to 220 of 260"
        )
        #expect(finding.related.map(\.record) == ["xav-statement"])
        #expect(finding.related.map(\.location.line) == [3])
    }

    @Test func caseAccentsAndPunctuationDoNotHideAReprint() async throws {
        let copy = statement.enumerated().map { $0 % 9 == 0 ? $1.uppercased() + "," : $1.replacing("su", with: "sú") }
        let found = try await corpusFindings([
            record("xav-a", statement), record("xav-b", copy, publisher: "Another"),
        ])
        #expect(found.map(\.rule) == ["corpus/reprint"])
        #expect(found.first?.record == "xav-b")
    }

    @Test func anExcerptPointsToTheLongerText() async throws {
        let found = try await corpusFindings([
            record("xav-part", Array(other[100..<160])), record("xav-whole", other),
        ])
        #expect(found.map(\.rule) == ["corpus/excerpt"])
        #expect(found.first?.record == "xav-part")
        #expect(
            found.first?.message
                == "the text is part of that of the record `xav-whole`: 100% of it stands there, words 101 to 160 of 300"
        )
    }

    @Test func aRevisionIsOfTheSameIssuer() async throws {
        let revised = Array(statement[..<130]) + furniture
        let found = try await corpusFindings([
            record("xav-a", statement), record("xav-b", revised, date: "2021-11-29"),
        ])
        #expect(found.map(\.rule) == ["corpus/revision"])
        #expect(found.first?.severity == .note)
        #expect(found.first?.record == "xav-b")
        let foreign = try await corpusFindings([
            record("xav-a", statement), record("xav-b", revised, date: "2021-11-29", issuer: "Permanent Mission"),
        ])
        #expect(foreign.isEmpty)
    }

    @Test(arguments: [("2022-11-20", "corpus/revision"), ("2021-12-20", "corpus/reprint")] as [(String, RuleID)])
    func anAnnualTextIssuedAgainIsARevision(date: String, rule: RuleID) async throws {
        var again = statement
        again[40] = "drapol"
        let found = try await corpusFindings([record("xav-b", again, date: date), record("xav-a", statement)])
        #expect(found.map(\.rule) == [rule])
        #expect(found.first?.record == "xav-b")
    }

    @Test func sharedFormulasAreNoReprint() async throws {
        var prose = Prose(3)
        let formula = prose.words(40)
        let lines = (0..<30).map { record("xav-\($0)", prose.words(80) + formula + prose.words(60)) }
        #expect(try await corpusFindings(lines).isEmpty)
    }

    @Test func whatStandsInVeryManyTextsIsNotComparedBy() async throws {
        var prose = Prose(4)
        let page = prose.words(150)
        let lines = (0..<80).map { record("xav-\($0)", page + prose.words(20), issuer: "Office \($0)") }
        #expect(try await corpusFindings(lines).isEmpty)
    }

    @Test func textsThatAreTheSameByteForByteAreLeftToSameText() async throws {
        let found = try await corpusFindings([
            record("xav-a", statement), record("xav-b", statement, date: "2021-11-22"),
        ])
        #expect(found.map(\.rule) == ["corpus/same-text"])
        let related = try await corpusFindings([
            record("xav-a", statement),
            record("xav-b", statement, date: "2021-11-22", relations: #"[{"type": "is_part_of", "symbol": "A/76/1"}]"#),
        ])
        #expect(related.map(\.rule) == ["corpus/same-text"])
    }

    @Test(
        arguments: [
            (#"[{"type": "reprint_of", "record": "xav-a"}]"#, []),
            (#"[{"type": "excerpt_of", "url": "https://example.org/whole"}]"#, []),
            (#"[{"type": "transmits", "record": "xav-a"}]"#, []),
            (#"[{"type": "transmits", "symbol": "A/76/1"}]"#, ["corpus/reprint"]),
            (#"[{"type": "translation_of", "record": "xav-a"}]"#, ["corpus/contradicted-relation"]),
        ] as [(String, [RuleID])])
    func declaredRelationsSpeakForThemselves(relations: String, rules: [RuleID]) async throws {
        let found = try await corpusFindings([
            record("xav-a", statement),
            record("xav-b", statement + furniture[..<10], date: "2021-11-23", relations: relations),
        ])
        #expect(found.map(\.rule) == rules)
        for finding in found where finding.rule == "corpus/contradicted-relation" {
            #expect(finding.pointer == "/relations/0")
            #expect(finding.kind == .violation)
        }
    }

    /// Copies of the target that come before it, or after, do not hide that a relation to it cannot be.
    @Test(arguments: [[0, 1, 2], [1, 0, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]])
    func aDeclaredRelationIsComparedWithItsTarget(order: [Int]) async throws {
        let lines = [
            record("xav-copy", statement, relations: #"[{"type": "reprint_of", "record": "xav-a"}]"#),
            record("xav-a", statement),
            record("xav-b", statement + ["neven"], relations: #"[{"type": "translation_of", "record": "xav-a"}]"#),
        ]
        let found = try await corpusFindings(order.map { lines[$0] })
        #expect(found.map(\.rule) == ["corpus/contradicted-relation"])
        #expect(found.first?.record == "xav-b")
        // The same words, with a copy that is the first.
        let equal = try await corpusFindings(
            order.map {
                $0 == 2
                    ? record("xav-b", statement, relations: #"[{"type": "translation_of", "record": "xav-a"}]"#)
                    : lines[$0]
            })
        #expect(equal.map(\.rule).contains("corpus/contradicted-relation"))
    }

    @Test func equalTextsWithARelationToAThirdAreFound() async throws {
        let short = ["The", "Ministry", "has", "no", "comment."]
        for text in [short, statement] {
            let found = try await corpusFindings([
                record("xav-a", text),
                record("xav-b", text, relations: #"[{"type": "is_part_of", "record": "xav-c"}]"#),
                record("xav-c", furniture),
            ])
            #expect(found.map(\.rule) == ["corpus/same-text"])
            #expect(found.first?.record == "xav-b")
            let related = try await corpusFindings([
                record("xav-a", text),
                record("xav-b", text, relations: #"[{"type": "is_part_of", "record": "xav-a"}]"#),
            ])
            #expect(related.isEmpty)
        }
    }

    @Test func aLongerTextIsNoExcerptOfAShorterOne() async throws {
        let found = try await corpusFindings([
            record("xav-a", Array(statement[..<90])),
            record("xav-b", statement, relations: #"[{"type": "excerpt_of", "record": "xav-a"}]"#),
        ])
        #expect(found.map(\.rule) == ["corpus/contradicted-relation"])
        #expect(found.first?.record == "xav-b")
    }

    @Test func theOtherMayDeclareTheRelation() async throws {
        let found = try await corpusFindings([
            record("xav-a", statement, relations: #"[{"type": "is_part_of", "record": "xav-b"}]"#),
            record("xav-b", statement + furniture, date: "2021-11-23"),
        ])
        #expect(found.isEmpty)
    }

    @Test func aPageMayHoldSeveralStatements() async throws {
        let found = try await corpusFindings([
            record("xav-a", statement), record("xav-b", Array(other[..<120])),
            record("xav-page", Array(other[..<120]) + statement, date: "2022-01-02", issuer: "Mirnara Digest"),
        ])
        #expect(found.map(\.rule) == ["corpus/reprint", "corpus/reprint"])
        #expect(found.map { $0.related.first?.record } == ["xav-a", "xav-b"])
        #expect(found.map { $0.fix != nil } == [true, false])
    }

    @Test func charactersOfScriptsWithoutSpacesAreWords() async throws {
        var generator = SeededGenerator(seed: 9)
        let text = String(
            String.UnicodeScalarView(
                (0..<120).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0x4E00...0x9000, using: &generator)) }))
        let found = try await corpusFindings([
            record("xav-a", [text]), record("xav-b", ["页首", text, "页尾"], publisher: "Another"),
        ])
        #expect(found.map(\.rule) == ["corpus/reprint"])
        #expect(
            found.first?.message
                == "the text repeats that of the record `xav-a`: 100% of the other stands in it, characters 3 to 122 of 124"
        )
    }

    @Test func aWithdrawnRecordIsNotCompared() async throws {
        let withdrawn = record("xav-a", statement).dropLast() + #", "status": "withdrawn"}"#
        #expect(
            try await corpusFindings([String(withdrawn), record("xav-b", statement + furniture)]).isEmpty)
    }

    // MARK: Order, memory, limits

    /// A corpus with every kind of finding, each record on a day of its own.
    private func mixedCorpus() -> [String] {
        var prose = Prose(7)
        var lines: [String] = []
        for group in 0..<25 {
            func date(_ day: Int) -> String { "20\(10 + day)-01-\(String(group + 101).suffix(2))" }
            let text = prose.words(90 + group)
            lines += [
                record("xav-\(group)-a", text, date: date(0)),
                record("xav-\(group)-b", prose.words(30) + text + prose.words(9), date: date(1), issuer: "Digest"),
                record("xav-\(group)-c", Array(text[20..<60]), date: date(2)),
                record("xav-\(group)-d", Array(text[..<70]) + prose.words(25), date: date(3)),
                record("xav-\(group)-e", prose.words(40), date: date(4)),
            ]
        }
        return lines
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func theOrderOfTheInputDoesNotMatter(seed: UInt64) async throws {
        func facts(_ findings: [Diagnostic]) -> Set<[String]> {
            Set(findings.map { [$0.rule.rawValue, $0.record ?? "", $0.message, $0.related.first?.record ?? ""] })
        }
        let lines = mixedCorpus()
        let expected = try await corpusFindings(lines)
        #expect(Set(expected.map(\.rule)) == ["corpus/reprint", "corpus/excerpt", "corpus/revision"])
        #expect(expected.count == 75)
        var generator = SeededGenerator(seed: seed)
        let shuffled = try await corpusFindings(lines.shuffled(using: &generator), jobs: 3)
        #expect(facts(shuffled) == facts(expected), "seed \(seed)")
        #expect(shuffled.map(\.location.line) == shuffled.map(\.location.line).sorted())
    }

    @Test(arguments: [1, 100, 5_000])
    func findingsDoNotDependOnTheMemoryBudget(budget: Int) async throws {
        let lines = mixedCorpus()
        #expect(try await corpusFindings(lines, memoryBudget: budget) == corpusFindings(lines))
    }

    @Test func manyCopiesPointToTheFirst() async throws {
        let copies = (0..<3_000).map { index in
            record("xav-\(index)", statement + (index % 2 == 0 ? ["."] : ["!"]), publisher: "Publisher \(index)")
        }
        let found = try await corpusFindings(copies, jobs: 2)
        #expect(found.count == 2_998 + 1)
        #expect(found.filter { $0.rule == "corpus/same-text" }.count == 2_998)
        #expect(found.filter { $0.rule == "corpus/reprint" }.allSatisfy { $0.related.first?.record == "xav-0" })
    }

    @Test(arguments: [
        "", "word", String(repeating: "word ", count: 400_000), String(repeating: "a b ", count: 100_000),
    ])
    func oddTextsAreHarmless(text: String) async throws {
        let lines = (0..<4).map { record("xav-\($0)", [text, String(repeating: ".", count: $0)]) }
        let found = try await corpusFindings(lines)
        let isCompared = text.count > 100
        #expect(found.map(\.rule) == (isCompared ? Array(repeating: "corpus/reprint", count: 3) : []))
    }

    // MARK: An existing corpus

    @Test func recordsAreHeldAgainstAnExistingCorpus() async throws {
        let existing = [
            record("xav-a", statement), record("xav-b", other), record("xav-b", other), "not a record",
            record("xav-late", furniture + other[..<5] + furniture, date: "2023-01-01", issuer: "Digest"),
        ]
        let found = try await validate(
            [
                record("xav-a", Array(furniture[..<9])),
                record("xav-copy", statement + furniture[..<20], date: "2021-11-30"),
                record("xav-same", other, relations: #"[{"type": "transmits", "record": "xav-a"}]"#),
                record("xav-first", furniture),
            ], jobs: 2, levels: [.corpus], existing: existing)
        #expect(found.outcome.summary.records == 4)
        let findings = found.diagnostics.filter { $0.rule.group == "corpus" }
        #expect(
            findings.map { [$0.rule.rawValue, $0.record ?? "", $0.related.first?.location.file ?? ""] } == [
                ["corpus/duplicate-id", "xav-a", "existing.jsonl"], ["corpus/reprint", "xav-copy", "existing.jsonl"],
                ["corpus/same-text", "xav-same", "existing.jsonl"], ["corpus/reprint", "xav-first", "existing.jsonl"],
            ])
        #expect(findings.allSatisfy { $0.location.file == "records.jsonl" })
        #expect(
            findings[1].message
                == "the text repeats that of the record `xav-a` in `existing.jsonl`: 100% of the other stands in it, words 1 to 200 of 220"
        )
        #expect(findings[3].message.hasPrefix("the record `xav-late` in `existing.jsonl` repeats this one: 100%"))
        #expect(findings[3].fix == nil)
    }

    @Test func anExistingTextThatIsRepeatedIsFoundOnce() async throws {
        let found = try await validate(
            [record("xav-b", statement)], levels: [.corpus], existing: [record("xav-a", statement)])
        #expect(found.rules.filter { $0.hasPrefix("corpus/") } == ["corpus/same-text"])
        #expect(found.diagnostics.last?.related.map(\.location.file) == ["existing.jsonl"])
    }

    // MARK: Fixes

    /// A fix gives a record that declares the relation, and then nothing is found.
    @Test(arguments: [
        nil, "[]", "null", "[ ]", #"[{"type": "transmits", "symbol": "A/76/1"}]"#,
        "[\n  {\"type\": \"transmits\", \"symbol\": \"A/76/1\"}\n]",
    ])
    func aFixWritesTheRelation(relations: String?) async throws {
        let original = record("xav-a", statement)
        let page = record(
            "xav-b", statement + furniture, date: "2021-11-23", relations: relations?.replacing("\n", with: " "))
        let text = original + "\n" + page
        let fix = try #require(try await corpusFindings([original, page]).first?.fix)
        let bytes = Array(text.utf8)
        let fixed =
            String(decoding: bytes[..<fix.byteRange.lowerBound], as: UTF8.self) + fix.replacement
            + String(decoding: bytes[fix.byteRange.upperBound...], as: UTF8.self)
        let lines = fixed.split(separator: "\n").map(String.init)
        #expect(try await corpusFindings(lines).isEmpty)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data((lines.last ?? "").utf8)) as? [String: Any])
        let declared = try #require(object["relations"] as? [[String: String]])
        #expect(declared.last == ["type": "reprint_of", "record": "xav-a"])
    }

    /// Two notes verbales with one formula, and longer texts of which more than some words are others.
    @Test func whatPeopleMustJudgeHasNoFix() async throws {
        var prose = Prose(5)
        let formula = prose.words(70)
        let notes = (0..<2).map {
            record("xav-\($0)", Array(formula[..<30]) + prose.words(9) + formula[30...], date: "202\($0)-03-01")
        }
        let found = try await corpusFindings(notes)
        #expect(found.map(\.rule) == ["corpus/revision"])
        #expect(found.first?.fix == nil)

        var changed = statement
        for index in stride(from: 5, to: 200, by: 25) { changed[index] = "drapolka" }
        let foreign = try await corpusFindings([
            record("xav-a", statement), record("xav-b", changed, date: "2021-11-30", publisher: "B", issuer: "Other"),
        ])
        #expect(foreign.map(\.rule) == ["corpus/reprint"])
        #expect(foreign.first?.fix == nil)

        // A long page that holds a passage is not as a whole a reprint of it.
        let page = try await corpusFindings([
            record("xav-a", Array(statement[..<80])), record("xav-page", other + statement, date: "2021-11-30"),
        ])
        #expect(page.map(\.rule) == ["corpus/reprint"])
        #expect(page.first?.fix == nil)

        let revised = try await corpusFindings([
            record("xav-a", statement),
            record("xav-b", Array(statement[..<180]) + furniture[..<25], date: "2022-11-20"),
        ])
        #expect(revised.map(\.rule) == ["corpus/revision"])
        #expect(revised.first?.fix != nil)
    }

    @Test func aPageThatWasCollectedTwiceHasNoFix() async throws {
        let found = try await corpusFindings([record("xav-a", statement), record("xav-b", statement + ["neven"])])
        #expect(found.map(\.rule) == ["corpus/reprint"])
        #expect(found.first?.fix == nil)
        #expect(found.first?.help == "remove one of the two, or relate it to the record `xav-a` by `reprint_of`")
    }
}
