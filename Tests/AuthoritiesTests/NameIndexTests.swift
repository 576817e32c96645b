import Authorities
import TestSupport
import Testing

@Suite("Names in text")
struct NameIndexTests {
    @Test(arguments: [
        ("the Third Committee of the General Assembly met", ["UNGA-C3: Third Committee of the General Assembly"]),
        ("UNGA, the UNSC and the HRC", ["UNGA: UNGA", "UNSC: UNSC", "UNHRC: HRC"]),
        ("the UN Security Council’s members", ["UNSC: UN Security Council"]),
        ("联合国大会第三委员会和安理会", ["UNGA-C3: 联合国大会第三委员会", "UNSC: 安理会"]),
        ("联大通过决议", ["UNGA: 联大"]),
        ("решение Генеральной Ассамблеи ООН", ["UNGA: Генеральной Ассамблеи ООН"]),
        ("в Совете Безопасности ООН и в СБ ООН", ["UNSC: Совете Безопасности ООН", "UNSC: СБ ООН"]),
        ("ГА ООН; Третьего комитета", ["UNGA: ГА ООН", "UNGA-C3: Третьего комитета"]),
        (
            "à l’Assemblée générale des Nations Unies et au Conseil de sécurité",
            ["UNGA: Assemblée générale des Nations Unies", "UNSC: Conseil de sécurité"]
        ),
        ("la Asamblea General de las Naciones Unidas", ["UNGA: Asamblea General de las Naciones Unidas"]),
        ("na Assembleia Geral das Nações Unidas", ["UNGA: Assembleia Geral das Nações Unidas"]),
        ("der Generalversammlung der Vereinten Nationen", ["UNGA: Generalversammlung der Vereinten Nationen"]),
        ("des Sicherheitsrats und des Menschenrechtsrates", ["UNSC: Sicherheitsrats", "UNHRC: Menschenrechtsrates"]),
        (
            "i FN:s generalförsamling och FN:s säkerhetsråd",
            ["UNGA: FN:s generalförsamling", "UNSC: FN:s säkerhetsråd"]
        ),
        ("بيان أمام مجلس الأمن الدولي", ["UNSC: مجلس الأمن الدولي"]),
        ("قدمت للجمعية العامة", ["UNGA: للجمعية العامة"]),
        ("وبمجلس الأمن", ["UNSC: مجلس الأمن"]),
        ("유엔총회와 유엔안전보장이사회에서", ["UNGA: 유엔총회", "UNSC: 유엔안전보장이사회"]),
        ("유엔인권리사회, 유엔인권이사회, 유엔 총회", ["UNHRC: 유엔인권리사회", "UNHRC: 유엔인권이사회", "UNGA: 유엔 총회"]),
        ("国連総会と安保理", ["UNGA: 国連総会", "UNSC: 安保理"]),
        ("the general assembly of the shareholders", []),
        // Capitals without their accents, in words of capitals alone.
        ("L'ASSEMBLEE GENERALE DES NATIONS UNIES", ["UNGA: ASSEMBLEE GENERALE DES NATIONS UNIES"]),
        ("au CONSEIL DE SECURITE", ["UNSC: CONSEIL DE SECURITE"]), ("le Conseil de securite", []),
    ])
    func findsBodies(text: String, expected: [String]) {
        #expect(MentionText(text).names(.bodies) == expected)
    }

    @Test(arguments: [
        ("China's and China’s view", ["CHN: China", "CHN: China"]),
        ("The U.S. and the US asked us", ["USA: U.S.", "USA: US"]),
        ("the DPRK, the ROK and the Syrian Arab Republic", ["PRK: DPRK", "KOR: ROK", "SYR: Syrian Arab Republic"]),
        ("Democratic People’s\n  Republic of Korea", ["PRK: Democratic People’s\n  Republic of Korea"]),
        (
            "Pakistan, not Stan; Guinea-Bissau, Equatorial Guinea",
            ["PAK: Pakistan", "GNB: Guinea-Bissau", "GNQ: Equatorial Guinea"]
        ),
        ("the Swedish and Norwegian ministers", ["SWE: Swedish", "NOR: Norwegian"]),
        ("Российской Федерации и России", ["RUS: Российской Федерации", "RUS: России"]),
        ("российского и шведская", ["RUS: российского", "SWE: шведская"]),
        ("中方注意到发展中国家的关切", ["CHN: 中方"]),
        ("俄罗斯联邦与朝鲜", ["RUS: 俄罗斯联邦", "PRK: 朝鲜"]),
        ("조선민주주의인민공화국과 로씨야의", ["PRK: 조선민주주의인민공화국", "RUS: 로씨야"]),
        ("Schwedens Regierung, schwedische", ["SWE: Schwedens", "SWE: schwedische"]),
        ("Sveriges, svenska", ["SWE: Sveriges", "SWE: svenska"]),
        ("République arabe syrienne, l’Italie", ["SYR: République arabe syrienne", "ITA: Italie"]),
        ("República Popular Democrática de Corea", ["PRK: República Popular Democrática de Corea"]),
        ("a República Federativa do Brasil", ["BRA: República Federativa do Brasil"]),
        ("سورية وروسيا والسويد", ["SYR: سورية", "RUS: روسيا", "SWE: السويد"]),
        ("日本とスウェーデン、マリアさん", ["JPN: 日本", "SWE: スウェーデン"]),
        ("جمهوری اسلامی ایران", ["IRN: جمهوری اسلامی ایران"]),
        ("made of china, roast turkey, in the South China Sea and New Mexico", []),
    ])
    func findsCountries(text: String, expected: [String]) {
        #expect(MentionText(text).names(.countries) == expected)
    }

    @Test(arguments: [
        ("A spokesperson for the Ministry of Foreign Affairs", ["spokesperson", "ministry"]),
        (
            "the Deputy Permanent Representative and Chargé d’affaires a.i.",
            ["deputy_permanent_representative", "charge_d_affaires"]
        ),
        ("the vice-minister and the Minister for Foreign Affairs", ["vice_minister", "minister"]),
        ("le porte-parole du ministère des Affaires étrangères", ["spokesperson", "ministry"]),
        ("la portavoz del Ministerio de Asuntos Exteriores", ["spokesperson", "ministry"]),
        ("o porta-voz do Ministério das Relações Exteriores", ["spokesperson", "ministry"]),
        ("официального представителя МИД", ["spokesperson"]),
        ("Министерства иностранных дел; постоянного представителя", ["ministry", "permanent_representative"]),
        ("外交部发言人和外长", ["spokesperson", "minister"]),
        ("الناطق باسم وزارة الخارجية", ["spokesperson", "ministry"]),
        ("외무성 대변인", ["ministry", "spokesperson"]),
        ("外務省の報道官", ["ministry", "spokesperson"]),
        ("der Sprecher des Auswärtigen Amts", ["spokesperson", "ministry"]),
        ("Utrikesdepartementets talesperson", ["ministry", "spokesperson"]),
    ])
    func findsOffices(text: String, expected: [String]) {
        #expect(MentionText(text).names.filter { $0.thing == .offices }.map(\.code) == expected)
    }

    @Test func saysWhoseOfficeItCanOnlyBe() {
        #expect(MentionText("das Auswärtige Amt").names.first?.country == "DEU")
        #expect(MentionText("das Außenministerium").names.first?.country == nil)
    }

    @Test(arguments: [
        ("Pyongyang, November 21", ["PRK: Pyongyang"]), ("in Москве и Женеве", ["RUS: Москве", ": Женеве"]),
        ("New York and Vienna", [": New York", "AUT: Vienna"]), ("北京，日内瓦", ["CHN: 北京", ": 日内瓦"]),
        ("평양 4월 5일", ["PRK: 평양"]), ("Den Haag, The Hague", [": Den Haag", ": Hague"]),
    ])
    func findsPlaces(text: String, expected: [String]) {
        #expect(MentionText(text).names(.places) == expected)
    }

    @Test func givesTheLanguagesAndTheKind() throws {
        let name = try #require(MentionText("Syrien").names.first)
        #expect(name.languages.contains("de") && name.languages.contains("sv"))
        #expect(name.kind == .short)
        #expect(MentionText("General Assembly").names.first?.kind == .generic)
        #expect(MentionText("UNGA").names.first?.kind == .abbreviation)
    }

    @Test(arguments: [
        "General Assembly", "General\u{A0}Assembly", "General \n\t Assembly", "GENERAL ASSEMBLY",
        "Gen\u{AD}eral Assembly",
    ])
    func ignoresHowItIsSet(text: String) {
        let found = MentionText(text)
        #expect(found.names.map(\.code) == ["UNGA"])
        #expect(found.names.first?.span == 0..<found.bytes.count)
    }

    @Test func spansAreInOrderAndDoNotOverlap() {
        var generator = SeededGenerator(seed: 20)
        let words = [
            "UN", "General", "Assembly", "Security", "Council", "the", "of", "China", "’s", "第三委员会", "联合国", "大会", "ООН",
            "Совет", "Безопасности", "ال", "جمعية", "العامة", "유엔", "총회", "\n", "\u{0}", "Republic", "Korea", "76", "-",
            "\u{301}",
        ]
        for round in 0..<300 {
            let text = (0..<30).map { _ in
                (words.randomElement(using: &generator) ?? "") + (Bool.random(using: &generator) ? " " : "")
            }.joined()
            let found = MentionText(text)
            var end = 0
            var last = 0..<0
            for name in found.names {
                #expect(name.span == last || name.span.lowerBound >= end, "seed 20, round \(round): \(text)")
                #expect(name.span.upperBound <= found.bytes.count && !name.span.isEmpty)
                (end, last) = (name.span.upperBound, name.span)
            }
            // A search finds the same whatever it found before.
            #expect(found.names == MentionText(text).names)
        }
    }

    @Test(arguments: [
        ("이란 정부는 규탄하였다", ["IRN: 이란 정부"]), ("인도 총리와 회담", ["IND: 인도 총리"]), ("니제르와 차드의 대표", ["NER: 니제르", "TCD: 차드"]),
        ("인도주의적 수단과 오만한 행위", []), ("가나다순으로 말리는 것이란", []), ("리차드 장관", []),
    ])
    func koreanNamesThatMeanOtherThings(text: String, expected: [String]) {
        #expect(MentionText(text).names(.countries) == expected)
    }
}
