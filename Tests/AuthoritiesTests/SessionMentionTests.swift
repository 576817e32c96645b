import Authorities
import Testing

@Suite("Sessions in text")
struct SessionMentionTests {
    @Test(arguments: [
        ("at the 76th session of the United Nations General Assembly", ["UNGA 76"]),
        ("during its Sixty-Ninth Session", ["- 69"]), ("Eightieth session\nAgenda item 5", ["- 80"]),
        ("the Third Committee of the 74th UN General Assembly", ["UNGA-C3 74"]),
        ("the Third Committee of the United Nations General Assembly, at its seventy-first session", ["UNGA-C3 71"]),
        ("at the 76th session of the Third Committee", ["UNGA-C3 76"]),
        ("the 55th Session of the UN Human Rights Council", ["UNHRC 55"]), ("the HRC’s 49th session", ["UNHRC 49"]),
        ("UNGA76 opened; UNGA 77 and HRC-55 follow", ["UNGA 76", "UNGA 77", "UNHRC 55"]),
        ("the 75th and 76th sessions of the General Assembly", ["UNGA 75", "UNGA 76"]),
        ("the eleventh emergency special session of the General Assembly", ["UNGA-ES 11 special"]),
        ("the 32nd special session of the UN General Assembly", ["UNGA-S 32 special"]),
        ("the 36th special session of the Human Rights Council", ["UNHRC-S 36 special"]),
        ("the 77th World Health Assembly", ["WHA 77"]),
        ("the 41st session of the UNESCO General Conference", ["UNESCO-GC 41"]),
        ("the resumed 78th session of the Assembly", ["- 78"]), ("the 76th regular session in New York", ["- 76"]),
        ("the one hundredth session", ["- 100"]),
        ("The Human Rights Council adopted at its 48th session a text", ["UNHRC 48"]),
        ("The Third Committee adopted it at the seventy-sixth session of the Assembly", ["UNGA-C3 76"]),
        ("The Council met. At its 48th session", ["- 48"]),
        // Headings of printed documents, and what is read wrongly from their pictures.
        ("THE GENERAL ASSEMBLY, AT ITS 79TH SESSION", ["UNGA 79"]),
        ("STATEMENT TO THE\nGENERAL ASSEMBLY\nSEVENTY-NINTH SESSION", ["UNGA 79"]),
        ("Seventy-Ninth (79th) Session of the General Assembly", ["UNGA 79"]),
        ("THE 79™ SESSION OF THE UNITED NATIONS GENERAL ASSEMBLY", ["UNGA 79"]),
        ("the 79\" Session of the General Assembly", ["UNGA 79"]),
    ])
    func english(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: [
        "APG's 26th general assembly was held", "the 26th general assembly held in the United Arab Emirates",
        "APG’s 26th General Assembly", "the 26th General Assembly of the Group", "the 406th meeting",
        "its 406th plenary meeting",
        "the 13th session of the Supreme People's Assembly", "the 8000th session of the Security Council",
        "the first General Assembly resolution", "the 80th anniversary of the United Nations",
        "the 76th day, session closed",
        "HRC 55/21, UNGA 2021", "12 sessions of talks", "26th session of the Asia/Pacific Group",
        "The General Assembly of the Organization of American States, at its 51st session",
        "the 12th session of the General Assembly of IRENA", "OAS General Assembly, at its 51st session",
        "at the 15th session of the General Assembly of the World Tourism Organization",
        "OAS GENERAL ASSEMBLY, AT ITS 51ST SESSION", "the \"Group of 77\" session",
        "Asamblea General de la OEA, en su 51 período ordinario de sesiones",

        "13-я сессия Верховного народного собрания", "최고인민회의 제14기 제13차회의", "第406次会议", "76. Sitzung des Rates",
        "13e session de l'Organisation mondiale", "13. Tagung der Obersten Volksversammlung",
    ])
    func whatIsNoSession(text: String) {
        #expect(MentionText(text).sessionList == [])
    }

    @Test(arguments: [
        ("la soixante-seizième session de l'Assemblée générale", ["UNGA 76"]), ("76e session", ["- 76"]),
        ("la 76ème session", ["- 76"]), ("79ËME SESSION DE L’ASSEMBLÉE GÉNÉRALE", ["UNGA 79"]),
        ("SOIXANTE-DIX-NEUVIEME SESSION DE L'ASSEMBLEE GENERALE", ["UNGA 79"]),
        ("76ᵉ session de l’Assemblée générale des Nations Unies", ["UNGA 76"]),
        ("sa quatre-vingtième session", ["- 80"]),
        ("l’Assemblée générale, à sa soixante et onzième session", ["UNGA 71"]),
        ("quatre-vingt-deuxième session", ["- 82"]), ("Conseil des droits de l’homme, 55e session", ["UNHRC 55"]),
        ("la Troisième Commission de la 76e session de l’Assemblée générale", ["UNGA-C3 76"]),
        ("la onzième session extraordinaire d’urgence de l’Assemblée générale", ["UNGA-ES 11 special"]),
        ("quarante-neuvième session du Conseil des droits de l’homme", ["UNHRC 49"]),
    ])
    func french(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: [
        ("septuagésimo sexto período de sesiones de la Asamblea General", ["UNGA 76"]),
        ("el 76º período de sesiones", ["- 76"]), ("76.º período de sesiones de la Asamblea General", ["UNGA 76"]),
        ("quincuagésimo quinto período de sesiones del Consejo de Derechos Humanos", ["UNHRC 55"]),
        ("Tercera Comisión del 76º período de sesiones", ["UNGA-C3 76"]),
        ("la Asamblea General, en su octogésimo período de sesiones", ["UNGA 80"]),
        ("décimo período extraordinario de sesiones de emergencia de la Asamblea General", ["UNGA-ES 10 special"]),
        ("trigésimo segundo período extraordinario de sesiones de la Asamblea General", ["UNGA-S 32 special"]),
        ("su sexagésimo noveno período de sesiones", ["- 69"]), ("75ª sesión de la Asamblea General", ["UNGA 75"]),
    ])
    func spanish(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: [
        ("76ª sessão da Assembleia Geral das Nações Unidas", ["UNGA 76"]), ("septuagésima sexta sessão", ["- 76"]),
        ("a Terceira Comissão da 76ª sessão da Assembleia Geral", ["UNGA-C3 76"]),
        ("55ª sessão do Conselho de Direitos Humanos", ["UNHRC 55"]),
    ])
    func portuguese(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: [
        ("76-я сессия Генеральной Ассамблеи ООН", ["UNGA 76"]), ("на 76-й сессии ГА ООН", ["UNGA 76"]),
        ("семьдесят шестая сессия", ["- 76"]), ("в ходе семьдесят шестой сессии Генассамблеи", ["UNGA 76"]),
        ("восьмидесятую сессию Генеральной Ассамблеи", ["UNGA 80"]),
        ("Третий комитет 76-й сессии Генассамблеи ООН", ["UNGA-C3 76"]),
        ("Третьего комитета Генеральной Ассамблеи ООН на её 74-й сессии", ["UNGA-C3 74"]),
        ("55-я сессия Совета ООН по правам человека", ["UNHRC 55"]),
        ("75-й и 76-й сессий Генеральной Ассамблеи", ["UNGA 75", "UNGA 76"]),
        ("11-я чрезвычайная специальная сессия ГА ООН", ["UNGA-ES 11 special"]), ("к 79-й юбилейной сессии", ["- 79"]),
    ])
    func russian(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: [
        ("第七十六届会议", ["- 76"]), ("第76届联合国大会", ["UNGA 76"]), ("在第78届联合国大会第三委员会上", ["UNGA-C3 78"]),
        ("联合国大会第七十六届会议期间", ["UNGA 76"]), ("人权理事会第55届会议", ["UNHRC 55"]), ("第80届联大", ["UNGA 80"]),
        ("联大三委第八十届会议", ["UNGA-C3 80"]), ("联合国大会第十一届紧急特别会议", ["UNGA-ES 11 special"]),
        ("第五十五屆會議", ["- 55"]), ("第一百届会议", ["- 100"]), ("第七十七届世界卫生大会", ["WHA 77"]),
    ])
    func chinese(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: [
        ("الدورة السادسة والسبعين للجمعية العامة للأمم المتحدة", ["UNGA 76"]),
        ("في الدورة الـ76 للجمعية العامة", ["UNGA 76"]),
        ("الدورة 76 للجمعية العامة", ["UNGA 76"]), ("الدورة الثمانون", ["- 80"]),
        ("خلال دورتها التاسعة والستين", ["- 69"]),
        ("الدورة الخامسة والخمسون لمجلس حقوق الإنسان", ["UNHRC 55"]),
        ("اللجنة الثالثة للدورة السادسة والسبعين للجمعية العامة", ["UNGA-C3 76"]),
        ("الدورة الاستثنائية الطارئة الحادية عشرة للجمعية العامة", ["UNGA-ES 11 special"]),
        ("الدورة الـ٧٦", ["- 76"]), ("الدورة العادية الحادية والسبعون", ["- 71"]),
    ])
    func arabic(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: [
        ("제76차 유엔총회", ["UNGA 76"]), ("유엔총회 제76차회의에서", ["UNGA 76"]), ("유엔총회 제78차회의 3위원회", ["UNGA-C3 78"]),
        ("제76차 유엔총회 제3위원회", ["UNGA-C3 76"]), ("유엔인권리사회 제55차회의", ["UNHRC 55"]), ("제76차유엔총회", ["UNGA 76"]),
        ("유엔 인권이사회 제55차 정기회의", ["UNHRC 55"]), ("제80차 회기", ["- 80"]), ("76차 유엔총회", ["UNGA 76"]),
        ("제칠십육차 유엔총회", ["UNGA 76"]),
    ])
    func korean(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: [
        ("第76回国連総会", ["UNGA 76"]), ("国連総会第76会期", ["UNGA 76"]), ("第76回国連総会第3委員会", ["UNGA-C3 76"]),
        ("第55回人権理事会", ["UNHRC 55"]), ("第七十六回国連総会", ["UNGA 76"]),
    ])
    func japanese(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: [
        ("76. Sitzungsperiode der Generalversammlung", ["UNGA 76"]), ("auf der sechsundsiebzigsten Tagung", ["- 76"]),
        ("76. Generalversammlung der Vereinten Nationen", ["UNGA 76"]),
        ("die 55. Tagung des Menschenrechtsrats", ["UNHRC 55"]),
        ("Dritter Ausschuss der 76. UN-Generalversammlung", ["UNGA-C3 76"]),
    ])
    func german(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: [
        ("80:e sessionen av FN:s generalförsamling", ["UNGA 80"]),
        ("FN:s generalförsamlings åttionde session", ["UNGA 80"]),
        ("den sjuttiosjätte sessionen", ["- 76"]), ("FN:s råd för mänskliga rättigheters 55:e session", ["UNHRC 55"]),
        ("tredje utskottet vid den 76:e sessionen", ["UNGA-C3 76"]),
    ])
    func swedish(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test(arguments: 1...99)
    func readsEveryNumberInWords(number: Int) {
        let units = [
            "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            "eleventh", "twelfth",
            "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
        ]
        let tens = ["", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"]
        let word =
            if number < 20 { units[number] } else if number % 10 == 0 {
                tens[number / 10] + "ieth"
            } else { tens[number / 10] + "y-" + units[number % 10] }
        #expect(MentionText("the \(word) session").sessionList == ["- \(number)"])
        let digits = Array("〇一二三四五六七八九").map(String.init)
        let ten = number / 10 == 0 ? "" : (number / 10 == 1 ? "" : digits[number / 10]) + "十"
        let chinese = ten + (number % 10 == 0 ? "" : digits[number % 10])
        #expect(MentionText("第\(chinese)届会议").sessionList == ["- \(number)"])
    }

    /// In letters the items of the agenda stand between the body and its session.
    @Test(arguments: [
        (
            "a document of the General Assembly, under agenda items 5, 12 (a) and 132 of the seventy-eighth session",
            "UNGA 78"
        ),
        ("document de l'Assemblée générale, au titre du point 34 de l'ordre du jour de la 78e session", "UNGA 78"),
        ("the Assembly’s records name item 5 of the seventy-eighth session", "- 78"),
    ])
    func agendaItems(text: String, expected: String) {
        #expect(MentionText(text).sessionList == [expected])
    }

    /// What begins like a body that the reader knows may be another.
    @Test(arguments: [
        ("the twenty-seventh session of the Conference of the Parties", []),
        ("the 27th session of the Council of Europe", []), ("the 27th session of the Conference", ["- 27"]),
        ("the 27th session of the Council in Geneva", ["- 27"]),
    ])
    func bodiesOfAnotherName(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }

    @Test func saysWhereNumberAndBodyStand() throws {
        let text = MentionText("At the 76th session of the UN General Assembly, …")
        let session = try #require(text.sessions.first)
        #expect(text.text(session.span) == "76th session")
        #expect(session.bodySpan.map(text.text) == "UN General Assembly")
    }

    @Test(arguments: [
        (
            "la Troisième Commission de l’Assemblée générale des Nations Unies, à sa soixante-seizième session",
            ["UNGA-C3 76"]
        ),
        ("En el 78 período de sesiones de la Asamblea General", ["UNGA 78"]),
        ("79 PERIODO DE SESIONES DE LA ASAMBLEA GENERAL\n\nDEBATE GENERAL", ["UNGA 79"]),
        ("اعتمدته اللجنة الثالثة للجمعية العامة للأمم المتحدة في دورتها الثامنة والسبعين", ["UNGA-C3 78"]),
        ("Der Dritte Ausschuss der Generalversammlung hat auf seiner 76. Tagung", ["UNGA-C3 76"]),
        ("Генеральная Ассамблея\nСемьдесят вторая сессия\nПункт 99 повестки дня", ["UNGA 72"]),
    ])
    func theBodyMayStandBefore(text: String, expected: [String]) {
        #expect(MentionText(text).sessionList == expected)
    }
}
