import Authorities
import Evidence
import Foundation
import TestSupport
import Testing

@Suite struct LanguageReaderTests {
    static let sentences: [(tag: String, text: String)] = [
        (
            "en",
            "The ministry said that it had taken note of the report and that all of its questions would be answered."
        ),
        (
            "fr",
            "Le ministère a pris note du rapport et il répondra dans les jours qui viennent à toutes les questions."
        ),
        ("es", "El ministerio ha tomado nota del informe y responderá en los próximos días a todas las preguntas."),
        ("pt", "O ministério tomou nota do relatório e não vai responder às perguntas que foram feitas pelos jornais."),
        (
            "it",
            "Il ministero ha preso atto della relazione e nei prossimi giorni risponderà a tutte le domande che sono poste."
        ),
        (
            "ca",
            "El ministeri ha pres nota de l'informe i respondrà amb els altres departaments a totes les preguntes del dia."
        ),
        (
            "de",
            "Das Ministerium hat den Bericht zur Kenntnis genommen und wird in den nächsten Tagen auf alle Fragen antworten."
        ),
        (
            "nl",
            "Het ministerie heeft kennis genomen van het verslag en zal in de komende dagen op alle vragen ook antwoord geven."
        ),
        (
            "sv",
            "Departementet har tagit del av rapporten och kommer under de närmaste dagarna att svara på alla frågor från dem."
        ),
        (
            "da",
            "Ministeriet har ikke modtaget nogen af rapporterne, og det vil efter mødet også blive nævnt, hvad der blev sagt."
        ),
        (
            "no",
            "Departementet har ikke mottatt noen av rapportene, og det vil etter møtet også bli nevnt hva som ble sagt."
        ),
        (
            "is",
            "Ráðuneytið hefur ekki svarað því sem kom fram og það er ekki ljóst hvað verður gert við þær spurningar."
        ),
        (
            "fi",
            "Ministeriö ei ole vielä vastannut kysymyksiin, mutta se on luvannut että kaikki ne otetaan huomioon tämän jälkeen."
        ),
        (
            "et",
            "Ministeerium ei ole veel vastanud, kuid see on lubanud et kõik küsimused ja vastused on nende arvates olulised."
        ),
        (
            "lv",
            "Ministrija vēl nav atbildējusi uz jautājumiem, bet tā ir solījusi, ka visi tie tiks izskatīti pēc sanāksmes."
        ),
        (
            "lt",
            "Ministerija dar nėra atsakiusi į klausimus, bet ji pažadėjo, kad visi jie bus apsvarstyti ir kaip tai bus padaryta."
        ),
        (
            "pl",
            "Ministerstwo nie odpowiedziało jeszcze na pytania, które zostały zadane, ale zapewniło, że odpowie na nie do końca tygodnia."
        ),
        (
            "cs",
            "Ministerstvo ještě neodpovědělo na otázky, které byly položeny, ale řeklo, že je to jen otázka času a že odpoví."
        ),
        (
            "sk",
            "Ministerstvo ešte neodpovedalo na otázky, ktoré boli položené, ale povedalo, že je to len otázka času a že odpovie pre všetkých."
        ),
        (
            "sl",
            "Ministrstvo še ni odgovorilo na vprašanja, ki so bila postavljena, vendar pa je reklo, da bo to storilo ter da se mudi."
        ),
        (
            "hr",
            "Ministarstvo još nije odgovorilo na pitanja koja su postavljena, ali je reklo da će to učiniti i što se može očekivati."
        ),
        (
            "hu",
            "A minisztérium még nem válaszolt a kérdésekre, de azt mondta, hogy ez csak idő kérdése, és minden kérdésre felel majd."
        ),
        (
            "ro",
            "Ministerul nu a răspuns încă la întrebările care au fost puse, dar a spus că va face acest lucru după ședință și prin presă."
        ),
        (
            "sq",
            "Ministria nuk është përgjigjur ende për pyetjet që janë bërë, por ka thënë se do të përgjigjet më vonë me shkrim."
        ),
        (
            "tr",
            "Bakanlık henüz sorulara yanıt vermedi, ancak bu konuda çok kısa bir süre içinde açıklama yapılacağı için beklenmesi gerektiği ve daha sonra olacağı bildirildi."
        ),
        (
            "az",
            "Nazirlik hələ suallara cavab verməyib, lakin bu barədə tezliklə və daha ətraflı məlumat veriləcəyi bildirilib, çünki onlar üçün vacibdir."
        ),
        (
            "id",
            "Kementerian belum menjawab pertanyaan yang diajukan, tetapi mengatakan bahwa mereka akan memberikan jawaban untuk semua dalam waktu dekat."
        ),
        (
            "vi",
            "Bộ này chưa trả lời các câu hỏi đã được đưa ra, nhưng cho biết sẽ trả lời trong những ngày tới và không có gì thay đổi."
        ),
        (
            "sw",
            "Wizara haijajibu maswali hayo, lakini imesema kuwa itatoa majibu kwa watu wote katika siku za karibuni na si baadaye."
        ),
        (
            "tl",
            "Hindi pa sumasagot ang kagawaran sa mga tanong, ngunit sinabi nito na may sagot na darating para sa lahat ng mga tao."
        ),
        (
            "af",
            "Die ministerie het nog nie op die vrae geantwoord nie, maar hy sê dat dit ook vir almal gedoen sal word."
        ),
        (
            "ru",
            "Министерство пока не ответило на вопросы, которые были заданы, но сообщило, что это будет сделано до конца недели."
        ),
        (
            "uk",
            "Міністерство ще не відповіло на запитання, які були поставлені, але повідомило, що це буде зроблено до кінця тижня."
        ),
        (
            "be",
            "Міністэрства пакуль не адказала на пытанні, якія былі зададзены, але паведаміла, што гэта будзе зроблена да канца тыдня."
        ),
        (
            "bg",
            "Министерството все още не е отговорило на въпросите, които бяха зададени, но съобщи, че това ще бъде направено от него."
        ),
        (
            "mk",
            "Министерството сè уште не одговори на прашањата, но соопшти дека тоа ќе биде сторено и дека ќе се најде време со сите."
        ),
        (
            "sr",
            "Министарство још није одговорило на питања која су постављена, али је саопштило да ће то бити учињено до краја недеље."
        ),
        ("kk", "Министрлік әлі жауап берген жоқ, бірақ бұл туралы және осы мәселе бойынша жауап болады деп айтты."),
        (
            "tg",
            "Вазорат ҳанӯз ба саволҳо ҷавоб надодааст, вале гуфт, ки ин барои ҳама дар рӯзҳои наздик карда мешавад ва онҳо интизоранд."
        ),
        ("mn", "Яам асуултад хариулаагүй байгаа бөгөөд энэ тухай удахгүй мэдээлэл өгөх болно гэж мэдэгдсэн байна."),
        (
            "ar",
            "لم ترد الوزارة بعد على الأسئلة التي طرحت، لكنها قالت إن ذلك سيتم في الأيام المقبلة وإن الجميع على علم بما كان."
        ),
        (
            "fa",
            "وزارتخانه هنوز به پرسش‌هایی که مطرح شده است پاسخ نداده، اما گفته است که این کار را تا پایان هفته برای همه انجام می‌دهد."
        ),
        ("ur", "وزارت نے ابھی تک ان سوالات کا جواب نہیں دیا ہے جو پوچھے گئے تھے، لیکن کہا ہے کہ یہ جلد کیا جائے گا۔"),
        ("ps", "وزارت لا تر اوسه پورې هغو پوښتنو ته ځواب نه دی ورکړی چې شوي دي، خو ویلي يې دي چې دا به ژر وکړي."),
        (
            "ckb",
            "وەزارەت هێشتا وەڵامی ئەو پرسیارانەی نەداوەتەوە کە لە لایەن ڕۆژنامەوانانەوە کراون، بەڵام وتی کە بۆ هەموو کەسێک دەکات."
        ),
        ("hi", "मंत्रालय ने अभी तक उन प्रश्नों का उत्तर नहीं दिया है जो पूछे गए थे, लेकिन कहा है कि यह जल्द होगा।"),
        ("ne", "मन्त्रालयले अझै ती प्रश्नको जवाफ दिएको छैन, तर यो हुने छ भने पनि सबै कुरा गर्न समय लाग्ने भएको छ र यस बारे थियो।"),
        ("mr", "मंत्रालयाने अद्याप त्या प्रश्नांची उत्तरे दिली नाही, पण ते लवकरच केले आहे आणि असे होता की यांनी सांगितले."),
        ("am", "ሚኒስቴሩ እስካሁን ላይ ለጥያቄዎቹ መልስ አልሰጠም ነገር ግን ይህ ወደ ፊት እንደ ሆነ እና ነው ብሏል።"),
        ("zh-Hans", "外交部发言人表示,中方已经注意到有关报告,将在适当时候对这些问题作出回应。"),
        ("zh-Hant", "外交部發言人表示,我方已經注意到有關報告,將在適當時候對這些問題作出回應。"),
        ("ja", "外務省の報道官は、報告書に留意しており、しかるべき時期に回答すると述べた。"),
        ("ko", "외무성 대변인은 보고서에 류의하고 있으며 모든 질문에 대답할 것이라고 말하였다."),
        ("el", "Το υπουργείο δεν έχει απαντήσει ακόμη στα ερωτήματα που τέθηκαν."),
        ("he", "המשרד טרם השיב על השאלות שנשאלו, אך מסר כי יעשה זאת."),
        ("hy", "Նախարարությունը դեռ չի պատասխանել տրված հարցերին։"),
        ("ka", "სამინისტროს ჯერ არ უპასუხია დასმულ კითხვებზე."),
        ("th", "กระทรวงยังไม่ได้ตอบคำถามที่ถูกถาม แต่กล่าวว่าจะตอบในเร็ว ๆ นี้"),
        ("km", "ក្រសួងមិនទាន់បានឆ្លើយសំណួរដែលបានសួរនៅឡើយទេ។"), ("my", "ဝန်ကြီးဌာနက မေးခွန်းများကို မဖြေရသေးပါ။"),
        ("lo", "ກະຊວງຍັງບໍ່ໄດ້ຕອບຄຳຖາມທີ່ຖືກຖາມ."), ("bn", "মন্ত্রণালয় এখনও প্রশ্নগুলির উত্তর দেয়নি।"),
        ("ta", "அமைச்சகம் இன்னும் கேள்விகளுக்கு பதிலளிக்கவில்லை."), ("si", "අමාත්‍යාංශය තවමත් ප්‍රශ්නවලට පිළිතුරු දී නැත."),
    ]

    private let reader = LanguageReader.builtIn

    @Test(arguments: sentences)
    func readsASentence(tag: String, text: String) {
        #expect(reader.read(text)?.main?.tag == tag, "\(String(describing: reader.read(text)))")
        #expect(reader.read(text.uppercased())?.main?.tag == tag, "in capitals")
        #expect(reader.knows(tag))
    }

    @Test(arguments: [
        "", " ", "\n\n", "12345", "Paris", "Antananarivo, 21.11.2021", "😀", "OK!", "MFA RU", "Резолюция", "…",
        "\u{301}",
        "مهم",
    ])
    func saysNothingOfWhatIsTooShort(text: String) {
        #expect(reader.read(text) == nil)
    }

    @Test func aTextInTwoLanguagesGivesBoth() throws {
        let english = String(repeating: Self.sentences[0].text + "\n", count: 4)
        let russian = String(repeating: (Self.sentences.first { $0.tag == "ru" }?.text ?? "") + "\n", count: 3)
        let reading = try #require(reader.read(russian + "\n" + english))
        #expect(reading.languages.map(\.tag) == ["ru", "en"])
        #expect(reading.languages.map(\.share).reduce(0, +) > 0.95)
        #expect(reader.read(english + "\n" + russian)?.languages.map(\.tag) == ["en", "ru"])
        // A few words of another language at the top do not make it the main one.
        #expect(reader.read(Self.sentences[0].text + "\n" + russian)?.languages.map(\.tag) == ["ru", "en"])
    }

    @Test func ofALongTextTheEndsAreRead() {
        let french = Self.sentences[1].text
        let long = french + "\n" + String(repeating: "lorem ipsum 1234 ", count: 100_000) + "\n" + french
        #expect(reader.read(long)?.main?.tag == "fr")
    }

    @Test(arguments: [
        ("en", "en-GB", true), ("en", "EN", true), ("en", "fr", false), ("no", "nb", true), ("zh-Hans", "zh", true),
        ("zh-Hans", "zh-CN", true), ("zh-Hans", "zh-Hant", false), ("zh", "zh-Hant", true), ("zh-Hant", "yue", true),
        ("hr", "sr-Latn", true), ("sr", "sr-Cyrl-RS", true), ("fa", "prs", true), ("ru", "", false),
    ])
    func tagsAreComparedByTheirPrimarySubtag(tag: String, declared: String, isCovered: Bool) {
        #expect(reader.covers(LanguageGuess(tag: tag, share: 1), declared: declared) == isCovered)
    }

    @Test func anyBytesOfUTF8AreRead() {
        var generator = SeededGenerator(seed: 77)
        for _ in 0..<400 {
            let scalars = (0..<Int.random(in: 0...200, using: &generator)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator))
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            let shares = reader.read(String(text))?.languages.map(\.share) ?? []
            #expect(shares.allSatisfy { 0...1 ~= $0 })
            #expect(shares.reduce(0, +) <= 1.000_001)
        }
    }
}

/// Pages as they were captured, furniture and all.
@Suite(.enabled(if: ProjectFolder.hasShared("corpus/captures"), "the real captures are not on this machine"))
struct CapturedLanguageTests {
    private struct Label: Decodable {
        var file: String
        var language: String
        var languages: [String]
    }

    @Test func theMainLanguageIsThatOfTheStatement() throws {
        let folder = ProjectFolder.shared.appending(path: "corpus/captures")
        let lines = try String(contentsOf: folder.appending(path: "labels.jsonl"), encoding: .utf8).split(
            separator: "\n")
        #expect(lines.count == 25)
        for line in lines {
            let label = try JSONDecoder().decode(Label.self, from: Data(line.utf8))
            let text = try String(contentsOf: folder.appending(path: label.file), encoding: .utf8)
            let reading = LanguageReader.builtIn.read(text)
            // One of them is a heading of five words, of which one is frequent, and in several languages.
            if reading == nil, text.utf8.count < 100 { continue }
            #expect(reading?.main?.tag == label.language, "\(label.file): \(String(describing: reading))")
        }
    }
}
