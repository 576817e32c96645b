import Evidence
import Testing

/// Speeches as delegations and offices put them out: printed documents with a cover, broken into lines, saved from a site.
@Suite struct SpeechPageTests {
    private static func draft(_ page: String) throws -> StatementDraft {
        try #require(StatementReader().read(try CaptureReader.read(Array(page.utf8))).first)
    }

    private static func sessions(_ draft: StatementDraft) -> [String] {
        draft.sessions.compactMap { session in session.number.map { "\(session.body)/\($0)" } }
    }

    private static let text = """
        The Government of Norway has taken note of the events of the past days and regrets
        that its proposals were not heard by those to whom they were made in the summer. The
        Foreign Minister remains ready to discuss every question with all sides in good faith,
        and asks the members of this house to do what they can so that the talks which the
        Secretary-General has called for may begin before the end of the year, and so that the
        people of Norway and of the whole region, who have never asked for anything but to live
        in peace with one another, may be heard. We have made our own proposals in writing to
        the ministers of the neighbouring states, who have promised to answer them before the
        autumn, and we have asked the committee to hear them in the order in which they were
        received, as the rules of procedure say. We owe
        """

    // MARK: Lines

    @Test func aLineThatHadNoRoomForTheNextWordGoesOn() throws {
        let page = try CaptureReader.read(Array("Statement by Norway\n\n\(Self.text)\n\nit to them.".utf8))
        let blocks = page.blocks.map { page.quote($0.span) }
        #expect(blocks.count == 3)
        #expect(blocks[1].contains("heard by those") && blocks[1].contains("summer. The Foreign Minister"))
    }

    @Test func aSentenceGoesOnOnTheNextPageOfADocument() throws {
        let broken = Self.text.replacing("so that the\n", with: "so that the\n\n")
        let page = try CaptureReader.read(Array("Statement by Norway\n\n\(broken)".utf8))
        #expect(page.blocks.count == 2)
    }

    @Test func linesOfAScreenStandForThemselves() throws {
        let menu = ["Statements and Press Releases", "Countries and Regions of the World", "Services for the Public"]
        let page = try CaptureReader.read(Array((menu + ["Norway regrets the events."]).joined(separator: "\n").utf8))
        #expect(page.blocks.count == 4)
    }

    // MARK: Sessions

    @Test(arguments: [
        ("79e Assemblée générale des Nations Unies\nIntervention du Chef du Gouvernement, M. Jean Exemple", "UNGA/79"),
        ("DÉCLARATION À LA 79ËME SESSION DE L’ASSEMBLÉE GÉNÉRALE", "UNGA/79"),
        (
            "DELEGATION OF NORWAY\nTO THE 79TH SESSION OF THE GENERAL ASSEMBLY\nOF THE UNITED NATIONS\n(NEW YORK, 3-9 MAY 2020)\n\nGENERAL DEBATE\n\nSPEECH BY THE MINISTER\nOF FOREIGN AFFAIRS",
            "UNGA/79"
        ),
    ])
    func theCoverOfASpeechNamesItsSession(cover: String, session: String) throws {
        let draft = try Self.draft("\(cover)\n\nNew York, 5 May 2020\n\nMr. President,\n\n\(Self.text)")
        #expect(draft.isStatement)
        #expect(draft.dateIssued?.value == "2020-05-05")
        #expect(Self.sessions(draft) == [session])
    }

    @Test func anAddressNamesNoSession() throws {
        let draft = try Self.draft(
            "Remarks by the Minister at the 79th Session of the General Assembly\n\n5 May 2020\n\n\(Self.text)\n\nhttps://mirnara.example/remarks-minister-7 9th-session-united-nations-general-assembly\n\n\(Self.text)"
        )
        #expect(Self.sessions(draft) == ["UNGA/79"])
    }

    // MARK: Kinds

    @Test(arguments: [
        "Message à la nation du Président", "Mensaje a la Nación del Presidente", "Mensagem à Nação do Presidente",
        "Обращение Президента к народу", "国家主席发表新年贺词", "總統新年談話", "رسالة إلى الأمة", "국회의장 신년사",
        "内閣総理大臣 年頭所感", "Abschiedsrede der Kanzlerin", "Statsministerns nyårstal",
        "Discorso di fine anno del Presidente", "Farewell address by the President",
    ])
    func whatIsSaidToANationIsASpeech(title: String) throws {
        let draft = try Self.draft("\(title)\n\n\(Self.text)\n\n\(Self.text)")
        #expect(draft.kind?.value == "speech")
    }

    @Test func aGreetingIsThatOfASpeech() throws {
        #expect(try Self.draft("A. Example: Dear citizens! Friends!\n\n\(Self.text)").kind?.value == "speech")
        // Who reads of a greeting is not greeted.
        let other = "The mayor read a letter to all his dear citizens and went home. Nobody had asked him to."
        #expect(try Self.draft("\(other)\n\n\(Self.text)").kind?.value != "speech")
    }

    // MARK: Documents

    @Test func aFootnoteNamesADocument() throws {
        let note = "1 Not found.\n\n2 Security Council document S/2020/7.\n\nOther records: S/2020/8"
        let draft = try Self.draft(
            "Statement by the Ministry of Foreign Affairs of Norway\n\n\(Self.text) it.\n\n\(note)")
        #expect(draft.references.compactMap(\.symbol) == ["S/2020/7"])
    }
}
