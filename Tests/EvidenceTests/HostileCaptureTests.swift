import Evidence
import TestSupport
import Testing

/// Captures that were made to break a reader: each is read or refused, in time that grows with its length.
@Suite struct HostileCaptureTests {
    private static func bytes(_ text: String, times count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * count)
        for _ in 0..<count { bytes += text.utf8 }
        return bytes
    }

    @Test(
        arguments: [
            [], [0], [UInt8](repeating: 0, count: 4096), [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF, 0x00],
            [UInt8](repeating: 0xFF, count: 4096), Array("---\n".utf8), Array("---".utf8), Array("#".utf8),
            Array("# \n\n> \n- \n".utf8), Array("<".utf8), Array("<html".utf8), Array("<html><script>".utf8),
            Array("<html><script>var a = \"<p>Statement of 3 May 2021</p>\";".utf8), Array("<p></p>".utf8),
            Array("Statement dated 99 Foo 20211\u{0}\n".utf8), Array("A/".utf8), Array("(".utf8), Array("|".utf8),
            Array("1 May 2020".utf8), Array("\r\r\r\n\n".utf8), Array("。。。".utf8),
        ] as [[UInt8]])
    func littleInputHoldsNoStatement(bytes: [UInt8]) throws {
        let page = try CaptureReader.read(bytes)
        let drafts = StatementReader().read(page)
        #expect(drafts.allSatisfy { !$0.isStatement && $0.refusal?.isEmpty == false })
    }

    @Test func whatIsTooLongIsRefused() {
        let bytes = [UInt8](repeating: 0x61, count: CaptureReader.maximumBytes + 1)
        #expect(throws: CaptureReadingError.tooLong(bytes: bytes.count)) { try CaptureReader.read(bytes) }
    }

    @Test(arguments: [false, true])
    func utf16IsRead(isBigEndian: Bool) throws {
        let text = "Déclaration du ministère"
        var bytes: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        for unit in text.utf16 {
            let pair = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
            bytes += isBigEndian ? pair : pair.reversed()
        }
        #expect(try CaptureReader.read(bytes).text == Array(text.utf8))
    }

    @Test func undecodableBytesAreCounted() throws {
        let page = try CaptureReader.read(Array("caf".utf8) + [0xE9] + Array(" noir ".utf8) + [0xFF])
        #expect(page.loss.bytes == 2 && page.loss.firstLine == 1)
        #expect(page.string(0..<page.text.count).contains("\u{FFFD}"))
    }

    /// Repeated input of which each part gives the tables something to find.
    private static let parts = [
        "a", "a\n", "20.01.2021 ", "A/76/1 ", "statement on 20 May 2021 ", "statement on 20 May 2021\n",
        "letter dated 3 May 2021 from the Permanent Representative of Cuba\n", "Source: ", "Foreign Ministry of Cuba ",
        "released the following ", "Third Committee of the 76th session of the General Assembly on 3 May. ",
        "resolution 76/177 of the Security Council, ", "undocs.org/A/76/1 ", "# Statement\n", "> quoted. \n", "(", "--",
        "\u{2014}", "。", "第76届联合国大会第三委员会", "외무성 대변인 ", "Mr. ", "2021-01-01\n\n", "<div>", "&amp;", "|",
        "Annex\n", "More From\n", "\u{FFFD}", "\u{0301}", "e\u{301}\u{302}", "on about regarding ", "from the ",
        "Pyongyang, March 12 (KCNA) -- ", "The Ministry of Foreign Affairs of Cuba said so on 3 May 2021.\n",
        "Statement by Minister A of Cuba in Havana on 5 May 2020. ", "a](",
        "[a](x \"Statement by Cuba, Havana, 5 May 2020\") ",
    ]

    @Test(arguments: parts)
    func timeGrowsWithLength(part: String) throws {
        let ratio = try growth { count in
            let bytes = Self.bytes(part, times: count / 3)
            _ = StatementReader().read(try CaptureReader.read(bytes))
        }
        #expect(ratio < linearGrowth, "\(part)")
    }

    @Test(
        arguments: [
            ("<div>", "<div>statement ", 5_000), ("<b>", "<b><i>", 5_000), ("<html>", "<script>", 5_000),
            ("<html>", "<!--", 5_000), ("<html>", "&lol;&#x41;&#99999999;", 5_000), ("<html>", "<a href=x>", 5_000),
            ("<html>", "<blockquote>", 5_000), ("<html>", "<meta name=date content=2021-05-03>", 3_000),
            ("<html>", "<time datetime=2021-05-03>", 3_000), ("<html>", "<title>x", 5_000),
        ])
    func hostilePagesAreRead(start: String, part: String, count: Int) throws {
        let clock = ContinuousClock()
        let bytes = Array(start.utf8) + Self.bytes(part, times: count)
        let elapsed = try clock.measure { _ = StatementReader().read(try CaptureReader.read(bytes)) }
        // Generous: a build for debugging on a busy machine.
        #expect(elapsed < .seconds(60))
    }

    @Test func entitiesOfAPageAreNotExpanded() throws {
        let page = """
            <?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
            <html><body><p>&c;&c;&c;&x;</p></body></html>
            """
        let read = try CaptureReader.read(Array(page.utf8))
        #expect(read.text.count < 2 * page.utf8.count)
        #expect(!read.string(0..<read.text.count).contains("root:"))
    }

    @Test func frontMatterThatNeverEndsIsText() throws {
        let bytes = Self.bytes("---\n", times: 1) + Self.bytes("date: 2021-05-03\n", times: 10_000)
        let page = try CaptureReader.read(bytes)
        #expect(page.fields.isEmpty)
        #expect(StatementReader().read(page).allSatisfy { $0.dateIssued == nil })
    }

    /// Random bytes and random mixtures of the parts above neither crash nor give spans outside of the page.
    @Test(arguments: 0..<60)
    func randomInputIsRead(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...80, using: &generator) {
            if Int.random(in: 0..<8, using: &generator) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &generator))
            } else {
                bytes += (Self.parts.randomElement(using: &generator) ?? "").utf8
            }
        }
        let page = try CaptureReader.read(bytes)
        for draft in StatementReader().read(page) {
            let spans =
                draft.text + (draft.dateIssued?.spans ?? []) + (draft.issuer?.spans ?? []) + (draft.title?.spans ?? [])
                + draft.sessions.map(\.span) + draft.references.map(\.span)
            #expect(spans.allSatisfy { $0.upperBound <= page.text.count }, "seed \(seed)")
        }
    }
}
