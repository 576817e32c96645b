/// What was counted in a line, or in several together.
struct LanguageTally {
    /// Letters by script, at the index of its raw value; those of Han, kana and Hangul weigh as much as they say.
    var letters = [Int](repeating: 0, count: WritingSystem.all.count)
    /// Words of scripts whose languages are told apart by words.
    var words = 0
    /// Points of each language of the table: its words, and letters that few others have.
    var points: [Int]

    init(languages: Int) {
        points = Array(repeating: 0, count: languages)
    }

    /// The script of the most letters; `nil` where there are none. Japanese is all of Han with some kana.
    var script: WritingSystem? {
        let han = letters[WritingSystem.han.rawValue]
        let kana = letters[WritingSystem.kana.rawValue]
        var best = 0
        for script in letters.indices where letters[script] > letters[best] { best = script }
        // Two in a hundred are enough: Chinese has kana in names at most.
        if kana > 0, kana * 50 >= han, han + kana >= letters[best] { return .kana }
        return letters[best] > 0 ? WritingSystem.all[best] : nil
    }

    /// All letters.
    var total: Int { letters.reduce(0, +) }

    mutating func add(_ other: LanguageTally) {
        for index in letters.indices { letters[index] += other.letters[index] }
        for index in points.indices { points[index] += other.points[index] }
        words += other.words
    }

    mutating func reset() {
        for index in letters.indices { letters[index] = 0 }
        for index in points.indices { points[index] = 0 }
        words = 0
    }
}

/// A script, as far as languages are told apart by it.
enum WritingSystem: Int, CaseIterable {
    case other, latin, cyrillic, arabic, devanagari, ethiopic, han, kana, hangul, greek, hebrew, armenian, georgian,
        thai,
        lao, khmer, burmese, tibetan, bengali, gurmukhi, gujarati, oriya, tamil, telugu, kannada, malayalam, sinhala,
        thaana

    static let all = allCases

    /// The language of a script that is that of one language, or nearly so.
    var soleLanguage: String? {
        switch self {
        case .other, .latin, .cyrillic, .arabic, .devanagari, .ethiopic, .han: nil
        case .kana: "ja"
        case .hangul: "ko"
        case .greek: "el"
        case .hebrew: "he"
        case .armenian: "hy"
        case .georgian: "ka"
        case .thai: "th"
        case .lao: "lo"
        case .khmer: "km"
        case .burmese: "my"
        case .tibetan: "bo"
        case .bengali: "bn"
        case .gurmukhi: "pa"
        case .gujarati: "gu"
        case .oriya: "or"
        case .tamil: "ta"
        case .telugu: "te"
        case .kannada: "kn"
        case .malayalam: "ml"
        case .sinhala: "si"
        case .thaana: "dv"
        }
    }

    /// How many letters of an alphabet one of a script stands for, by raw value.
    static let weights = all.map(\.weight)

    private var weight: Int {
        switch self {
        case .han, .kana: 3
        case .hangul: 2
        default: 1
        }
    }

    /// The script of a letter or mark; `nil` for what is neither, or unknown. Blocks, not properties: a guess at a
    /// language needs no more.
    static func of(_ value: UInt32) -> WritingSystem? {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x300...0x36F, 0x1E00...0x1EFF: .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F: .cyrillic
        case 0x531...0x588: .armenian
        case 0x591...0x5F4: .hebrew
        case 0x610...0x61A, 0x620...0x669, 0x66E...0x6D3, 0x6D5...0x6FF, 0x750...0x77F, 0xFB50...0xFDFB,
            0xFE70...0xFEFC:
            .arabic
        case 0x780...0x7B1: .thaana
        case 0x900...0x963, 0x971...0x97F: .devanagari
        case 0x980...0x9FE: .bengali
        case 0xA00...0xA7F: .gurmukhi
        case 0xA80...0xAFF: .gujarati
        case 0xB00...0xB7F: .oriya
        case 0xB80...0xBFF: .tamil
        case 0xC00...0xC7F: .telugu
        case 0xC80...0xCFF: .kannada
        case 0xD00...0xD7F: .malayalam
        case 0xD80...0xDF3: .sinhala
        case 0xE01...0xE4E: .thai
        case 0xE81...0xEDF: .lao
        case 0xF00...0xFBC: .tibetan
        case 0x1000...0x109F: .burmese
        case 0x10A0...0x10FF, 0x1C90...0x1CBF, 0x2D00...0x2D2D: .georgian
        case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: .hangul
        case 0x1200...0x135A: .ethiopic
        case 0x1780...0x17D3: .khmer
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x31F0...0x31FF: .kana
        case 0x3400...0x9FFF, 0xF900...0xFAD9, 0x20000...0x3FFFF: .han
        default: nil
        }
    }
}
