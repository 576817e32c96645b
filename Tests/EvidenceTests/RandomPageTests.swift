import Evidence
import TestSupport
import Testing

/// Pages put together at random from what pages are made of: read or refused, never a trap, and every quote in the page.
@Suite struct RandomPageTests {
    private static let fragments = [
        "Statement by the Ministry of Foreign Affairs of Kenya", "Tuesday,", "15 May 2022", "Nairobi, 15", "May 2022.",
        "–",
        "The Government has taken note of the events and regrets that its proposals were not heard.", "Home",
        "About us",
        "Published on", "5/6/2021", "He said:", "Q:", "Foreign Minister", "Kari Strand", "(KCNA)", "--", "*", "# ",
        "> ", "- ",
        "---", "title: Speech of 5 May 2020", "date: 2020-05-05",
        "Letter dated 5 May 2020 from the Permanent Representative",
        "addressed to the President of the Security Council", "外交部发言人林伟", "2020年5月", "5日", "主持例行记者会",
        "Check against delivery",
        "MINISTRE DES AFFAIRES ETRANGERES", "DE LA REPUBLIQUE", "New York, le", "24 septembre 2024", "S/2020/1", "79\"",
        "SESSION",
        "on the 17th", "Сегодня", "5 мая", "2020 г.", "وزارة الخارجية", "외교부", "대변인", "(Signed)", ",", ";", ":", "“",
        "</p>",
    ]
    private static let joints = [" ", "\n", "\n\n", "", "\t", "\r\n"]

    @Test(arguments: 0..<400)
    func aPageOfFragmentsIsRead(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var text = ""
        for _ in 0..<Int.random(in: 1...40, using: &generator) {
            text += Self.fragments.randomElement(using: &generator) ?? ""
            text += Self.joints.randomElement(using: &generator) ?? ""
        }
        let page = try CaptureReader.read(Array(text.utf8))
        for draft in StatementReader().read(page) {
            let claims = [draft.dateIssued?.spans, draft.title?.spans, draft.issuer?.spans, draft.published?.spans]
            for span in claims.compactMap({ $0 }).joined() {
                #expect(span.lowerBound >= 0 && span.upperBound <= page.text.count, "seed \(seed): \(text)")
            }
        }
    }
}
