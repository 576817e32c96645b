/// Names of persons as texts write them.
enum PersonName {
    /// Words in small letters that stand within names.
    private static let particles: Set<String> = [
        "al", "bin", "ibn", "de", "da", "del", "della", "der", "di", "dos", "la", "le", "van", "von", "ul", "el",
    ]
    /// What stands before names and is no part of them.
    private static let honorifics: Set<String> = [
        "The", "the", "Honourable", "Honorable", "Hon", "H.E", "S.E", "S.E.M", "Mr", "Mrs", "Ms", "Dr", "Sir", "Dame",
        "His",
        "Her", "Excellency", "M", "Mme", "Sr", "Sra", "Prof", "Shri", "Smt", "Senator", "Rt", "Herr", "Frau", "Don",
        "Doña", "Excmo", "Excma", "Exmo", "Exma", "D", "Señor", "Señora", "Monsieur", "Madame", "Senhor", "Senhora",
    ]
    /// What follows a Chinese name in a title or sentence: no part of it.
    private static let chineseEnds = [
        "就", "主", "在", "答", "表", "：", ":", "发", "發", "對", "对", "举", "舉", "介", "说", "說", "回", "于", "於", "关", "關",
        "宣", "已", "将", "將", "近", "昨", "今", "强调", "強調", "应询", "出席", "会见", "會見", "指出", "接受", "重申", "阐述", "谴责", "驳", "敦促",
        "呼吁", "称", "稱", "陆军", "海军", "空军", "大校", "上校", "少将", "先生", "女士",
    ]

    /// What stands behind a Chinese name as its title.
    private static let chineseTitles = ["大使", "部长", "部長", "参赞", "公使", "先生", "女士", "同志"]

    /// What says that a name follows, in small letters: "by H.E. Mr. …".
    private static let openings: Set<String> = [
        "by", "par", "por", "pelo", "pela", "von", "av", "da",
    ]
    /// The same where a form of address follows: "del Excmo. Sr. …", not "del Consejo".
    private static let articles: Set<String> = ["del", "du", "do"]
    /// Small words before whoever speaks: "Statement by President …", "discorso del presidente …".
    private static let beforeSpeakers: Set<String> = [
        "by", "from", "du", "de", "del", "von", "av", "do", "da", "di", "från", "des", "der",
    ]

    /// Whether a word stands before whoever speaks.
    static func isBeforeSpeaker(_ word: String) -> Bool { beforeSpeakers.contains(word) }

    /// Words that are no names, in capitals either: "ISSUED BY THE MINISTRY".
    private static let noNames: Set<String> = [
        "by", "the", "of", "for", "on", "at", "to", "and", "from", "par", "por",
    ]
    /// More of them, which are none in capitals, though "Ante" may be somebody.
    private static let noNamesInCapitals: Set<String> = [
        "in", "en", "em", "au", "aux", "dans", "lors", "sur", "sobre", "con", "ante",
    ]

    /// Whether a text begins with a form of address: "H.E. Mr. …", "S.E.M. …".
    static func beginsWithHonorific(_ text: some StringProtocol) -> Bool {
        text.split(separator: " ").first.map { isHonorific(String($0)) && $0.lowercased() != "the" } ?? false
    }

    /// Whether a text begins with the initials of a person: "W. R. SURNAME", "Г.В.Иванов".
    static func beginsWithInitials(_ text: some StringProtocol) -> Bool {
        guard let first = text.first, first.isUppercase, text.dropFirst().first == "." else { return false }
        return true
    }

    /// The name that a text begins with: two to four words with capitals, or two to four Han characters.
    static func leading(in text: some StringProtocol) -> String? {
        if let first = text.unicodeScalars.first, first.isIdeographic { return leadingHan(in: text) }
        if let name = korean(text) { return name }
        var words: [String] = []
        var named = text.split(separator: " ", maxSplits: 9).prefix(9)
        while let first = named.first {
            let next = named.dropFirst().first.map { isHonorific(String($0)) } ?? false
            guard
                isHonorific(String(first)) || openings.contains(first.lowercased())
                    || next && articles.contains(first.lowercased())
            else { break }
            named.removeFirst()
        }
        for word in named.prefix(6) {
            let bare = word.drop { "*_\"“".contains($0) }.prefix { $0.isLetter || "-’'.".contains($0) }
            guard isPart(String(bare), after: words) else { break }
            // "Lin Wei’s remarks": the name ends here.
            if let mark = bare.lastIndex(where: { "’'".contains($0) }), bare[mark...].dropFirst() == "s" {
                words.append(String(bare[..<mark]))
                break
            }
            words.append(String(bare.last == "." && bare.count > 3 ? bare.dropLast() : bare))
            // What ends with a mark ends the name.
            if bare.endIndex < word.endIndex { break }
        }
        while let last = words.last, particles.contains(last) { words.removeLast() }
        if words.count == 1, hasInitials(words[0]) { return words[0] }
        return 2...5 ~= words.count ? words.joined(separator: " ") : nil
    }

    /// "Г.В.Иванов": initials and a surname in one word.
    private static func hasInitials(_ word: String) -> Bool {
        let parts = word.split(separator: ".")
        return parts.count >= 2 && parts.dropLast().allSatisfy { $0.count == 1 } && parts[parts.count - 1].count >= 3
    }

    private static func isHonorific(_ word: String) -> Bool {
        let bare = word.hasSuffix(".") ? String(word.dropLast()) : word
        // A title in capitals has them there, too.
        return honorifics.contains(bare) || bare.count > 1 && honorifics.contains(bare.withOneCapital)
    }

    private static func isPart(_ word: String, after words: [String]) -> Bool {
        guard let first = word.first else { return false }
        // In a line of capitals they have them, too.
        let isInCapitals = word.count > 1 && word.allSatisfy(\.isUppercase)
        if particles.contains(isInCapitals ? word.lowercased() : word) { return !words.isEmpty }
        if noNames.contains(word.lowercased()) || isInCapitals && noNamesInCapitals.contains(word.lowercased()) {
            return false
        }
        if let hyphen = word.firstIndex(of: "-"), particles.contains(String(word[..<hyphen])) { return !words.isEmpty }
        return first.isUppercase
    }

    /// The commonest family names of Koreans, which stand before one or two syllables.
    private static let koreanSurnames = Set(
        "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예봉리림렴")

    /// The name of three syllables that a text in Hangul begins with, where a space or nothing follows it.
    static func korean(_ text: some StringProtocol) -> String? {
        let word = text.prefix { !$0.isWhitespace }
        guard word.count == 3, let first = word.first, koreanSurnames.contains(first),
            word.unicodeScalars.allSatisfy({ 0xAC00...0xD7A3 ~= $0.value })
        else { return nil }
        return String(word)
    }

    /// A text that is two to five Han characters and nothing else.
    static func han(_ text: some StringProtocol) -> String? {
        2...5 ~= text.count && text.unicodeScalars.allSatisfy { $0.properties.isUnifiedIdeograph } ? String(text) : nil
    }

    private static func leadingHan(in text: some StringProtocol) -> String? {
        // A full name has two to four characters; a longer run is the sentence.
        let run = text.prefix { $0.unicodeScalars.allSatisfy(\.isIdeographic) || "：:".contains($0) }
        let end = run.indices.prefix(5).first { index in chineseEnds.contains { run[index...].hasPrefix($0) } }
        guard let name = end.map({ run[..<$0] }), 2...4 ~= name.count else { return nil }
        let title = chineseTitles.first { name.hasSuffix($0) && name.count - $0.count >= 2 }
        return String(name.dropLast(title?.count ?? 0))
    }
}

extension StringProtocol {
    /// With a capital at the start alone: "MINISTRY" becomes "Ministry".
    var withOneCapital: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
