import Evidence
import Testing

/// What is read of a page before anything is made of it: its characters, what of it is shown, where its statement stands.
@Suite struct PageReadingTests {
    private static func text(_ html: String) throws -> String {
        let page = try CaptureReader.read(Array(html.utf8))
        return page.string(0..<page.text.count)
    }

    @Test(arguments: [
        "<meta charset=\"windows-1252\">", "<meta charset=\"iso-8859-1\">", "<meta charset=\"koi8-r\">",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-15\">", "",
    ])
    func bytesAreDecodedOnce(meta: String) throws {
        let page = "<html><head>\(meta)<title>Déclaration</title></head><body><p>« l’été à Žilina »</p></body></html>"
        let text = try Self.text(page)
        #expect(text.contains("Déclaration") && text.contains("« l’été à Žilina »"))
    }

    @Test func aPageInWindows1252IsReadAsThat() throws {
        let start = "<html><head><meta charset=windows-1252></head><body><p>D"
        let page = try CaptureReader.read(Array(start.utf8) + [0xE9] + Array("claration ".utf8) + [0x80])
        #expect(page.string(0..<page.text.count).contains("Déclaration €"))
    }

    @Test(arguments: [
        "<p hidden>7 July 2007</p>", "<p style=\"display:none\">7 July 2007</p>",
        "<div style='color: red; DISPLAY : none !important'>7 <p>July 2007</div>",
        "<span style=\"visibility:hidden\">7 July 2007</span>", "<div hidden=until-found><p>7 July 2007<p></div>",
        "<template>7 July 2007</template>",
    ])
    func whatThePageHidesIsNotRead(hidden: String) throws {
        let text = try Self.text("<html><body><p>Before.</p>\(hidden)<p>Behind.</p></body></html>")
        #expect(text.contains("Before.") && text.contains("Behind.") && !text.contains("2007"))
    }

    @Test(arguments: [
        "<p aria-hidden=\"true\">7 July 2007</p>", "<p style=\"display:block\">7 July 2007</p>",
        "<p class=hidden>7 July 2007</p>",
    ])
    func whatIsSeenIsRead(shown: String) throws {
        #expect(try Self.text("<html><body>\(shown)</body></html>").contains("7 July 2007"))
    }

    /// A short block that is marked as decoration gives no date; what stands behind a notice, marked as a whole, does.
    @Test func decorationIsThePagesOwn() throws {
        let statement = "<h1>\(Self.head)</h1><p>12 March 2021</p><p>\(Self.long)</p><p>\(Self.long)</p>"
        for page in [
            statement + "<div aria-hidden=true>8 August 2008</div>", "<div aria-hidden=true>\(statement)</div>",
        ] {
            let read = try CaptureReader.read(Array("<html><body>\(page)</body></html>".utf8))
            #expect(StatementReader().read(read).map(\.dateIssued?.value) == ["2021-03-12"])
        }
    }

    /// A page may hide its frame until a script has run: all of it would be lost.
    @Test func theFrameIsNeverHidden() throws {
        #expect(try Self.text("<html><body style=\"display:none\"><p>Shown.</p></body></html>").contains("Shown."))
    }

    // MARK: What is no text

    @Test func whatIsEmptyOrNoTextIsToldAsSuch() throws {
        let empty = StatementReader().read(try CaptureReader.read([]))
        #expect(empty.map(\.refusal) == ["it is empty"])
        let bytes = (0..<9_000).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ $0 / 7) }
        let binary = StatementReader().read(try CaptureReader.read(bytes))
        #expect(binary.allSatisfy { $0.refusal?.hasPrefix("it is no text") ?? false })
    }

    @Test func undecodableBytesAreAToDo() throws {
        var bytes = Array(
            "Statement by the Foreign Ministry of Norway\n\nOslo, 3 May 2021\n\nNorway regrets the caf".utf8)
        bytes +=
            [0xE9]
            + Array(
                " affair and asks all those concerned to talk to each other again, as they did last year. It stays open to that.\n"
                    .utf8)
        let page = try CaptureReader.read(bytes)
        #expect(page.loss.bytes == 1 && page.loss.firstLine == 5 && page.isText)
        let draft = try #require(StatementReader().read(page).first)
        let gap = try #require(draft.gaps.first { $0.pointer == "/source/capture" })
        #expect(gap.reason.contains("1 byte") && gap.reason.contains("line 5"))
    }

    // MARK: Boundaries

    private static let head = "Statement by the Spokesperson of the Ministry of Foreign Affairs of Norway"
    private static let long =
        "The Government of Norway has taken note of the text and regrets that its authors consulted nobody. It remains open."

    private static func draft(_ lines: [String]) throws -> (text: String, title: String?) {
        let page = try CaptureReader.read(Array(lines.joined(separator: "\n\n").utf8))
        let draft = try #require(StatementReader().read(page).first)
        return (draft.text.map(page.quote).joined(separator: " "), draft.title?.value)
    }

    @Test(arguments: ["\(head)", "# \(head)"])
    func aShortFirstSentenceIsTextAndNoTitle(title: String) throws {
        let draft = try Self.draft([title, "Oslo, 18 November 2021", "We condemn the attack.", Self.long])
        #expect(draft.text.hasPrefix("We condemn the attack.") && draft.title == Self.head)
    }

    @Test func salutationAndThanksAreText() throws {
        let draft = try Self.draft([
            Self.head, "Oslo, 18 November 2021", "Mr. President,", "Excellencies,", Self.long, "I thank you.",
            "(Signed) Kari Nordmann", "Spokesperson",
        ])
        #expect(draft.text.hasPrefix("Mr. President, Excellencies, The Government"))
        #expect(draft.text.hasSuffix("I thank you.") && draft.title == Self.head)
    }

    @Test func aShortLastSentenceAndAListAreText() throws {
        let last = try Self.draft([Self.head, "Oslo, 18 November 2021", Self.long, "Enough."])
        #expect(last.text.hasSuffix("Enough."))
        let list = try Self.draft([
            Self.head, "Oslo, 3 May 2021", Self.long, "We ask for these:", "- an end", "- talks",
        ])
        #expect(list.text.hasSuffix("We ask for these: - an end - talks"))
    }

    @Test func aSentenceMayEndWithAnAbbreviation() throws {
        let draft = try Self.draft([
            Self.head, "Oslo, 3 May 2021", Self.long,
            "We call on them all to settle this in accordance with the rules of law and the Charter of the UN.",
        ])
        #expect(draft.text.hasSuffix("Charter of the UN."))
    }

    // MARK: Titles

    @Test(arguments: [
        // The line that the page's own title begins with.
        [
            "\(head) - Portal", "Ministry of Foreign Affairs", "Policies and Activities", head,
            "Source of this: the press",
        ],
        // The page's own title, where nothing but a menu stands above the text.
        ["\(head) | Ministry", "Policies and Activities", "Countries and Regions", "Services for the Public"],
        // No office or person alone.
        [head, "OFFICE OF THE SPOKESPERSON"], [head, "Home | News | Spokesperson | Consular"],
    ])
    func theTitleIsWhatSaysWhatThePageIs(lines: [String]) throws {
        #expect(try Self.draft(lines + ["18 November 2021", Self.long, Self.long]).title == Self.head)
    }

    @Test func aTitleIsNoPartOfAnotherOne() throws {
        let draft = try Self.draft(["Point de presse - Déclaration de la porte-parole", Self.long, Self.long])
        #expect(draft.title == "Point de presse - Déclaration de la porte-parole")
    }
}
