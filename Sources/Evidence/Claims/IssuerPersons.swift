import Authorities
import Chronology

// The person whose office a phrase names.

extension IssuerPhraseReader {
    /// The name of the person beside an office: before it and a comma, or behind it.
    func person(beside office: NameMention) -> String? {
        let languages = Set(office.languages + [String(facts.language?.prefix(2) ?? "")])
        var person = writtenPerson(beside: office)
        // The title of a link may be in another script than the page, which has its own way to write the name.
        if person.map(isOfOtherScript) ?? false { person = nil }
        return languages.isDisjoint(with: Self.genitiveLanguages) ? person : person.map(withoutGenitive)
    }

    private func isOfOtherScript(_ name: String) -> Bool {
        guard let text = facts.boundaries.body.first.map({ facts.page.string(facts.head(of: $0)) }) else {
            return false
        }
        let isLatin: (Character) -> Bool = { $0.isLetter && $0.unicodeScalars.allSatisfy { $0.value < 0x250 } }
        return name.first(where: \.isLetter).map(isLatin) == false
            && text.count(where: isLatin) * 2 > text.count(where: \.isLetter)
    }

    /// A name as it stands elsewhere on the page, or before the words for what somebody issues, without the mark of the
    /// genitive: "Anna Bergs tal", "Rede Anna Bergs".
    private func withoutGenitive(_ name: String) -> String {
        guard name.hasSuffix("s"), name.utf8.count >= 6 else { return name }
        let bare = String(name.dropLast())
        let text = facts.page.text
        let isWritten = text.ranges(of: Array(bare.utf8)).contains { place in
            text[place.upperBound...].first.map { $0 < 0x80 && !$0.isASCIILetterOrDigit } ?? true
        }
        let isOwner = text.ranges(of: Array(name.utf8)).contains { place in
            facts.cues(.kind, in: place.upperBound..<min(text.count, place.upperBound + 32)).contains {
                $0.span.lowerBound - place.upperBound <= 1
            }
        }
        return isWritten || isOwner ? bare : name
    }

    /// The languages that mark the genitive of a name with an s alone.
    static let genitiveLanguages: Set = ["sv", "da", "no", "nb", "de", "nl"]

    private func writtenPerson(beside office: NameMention) -> String? {
        // A name ends where a name of the tables begins: "… EVATT Australian Foreign Minister".
        let end = min(office.span.lowerBound, names.first { $0.thing == .countries }?.span.lowerBound ?? .max)
        let before = facts.page.string(phrase.span.lowerBound..<max(phrase.span.lowerBound, end))
        let after = facts.page.string(office.span.upperBound..<max(office.span.upperBound, afterLimit(office)))
        if isHolder(office), let name = PersonName.leading(in: after.dropLeadingMarks), !isNoPerson(name) {
            return name
        }
        if isHolder(office), let name = personBehindInstitution(of: office) ?? surname(behind: office, in: after) {
            return name
        }
        if isHolder(office), let name = nameBeforeOffice(before) { return name }
        // A line with nothing else: "外務大臣　山田太郎".
        if isHolder(office), phrase.form == .signature, let name = PersonName.han(after.dropLeadingMarks) {
            return name
        }
        if let name = PersonName.leading(in: before[...]), !isNoPerson(name), !isPlaceOfDateline(name, before),
            // In capitals "HARBOUR POLICY, CABINET DECISION" may be no name.
            phrase.form == .signature
                || before.contains(name + ",") && (isHolder(office) || name != name.uppercased())
        {
            return name
        }
        // "… of the ministry, Name Surname".
        let tail = facts.page.string(office.span.upperBound..<max(office.span.upperBound, phrase.span.upperBound))
        if let comma = tail.lastIndex(of: ","), phrase.form != .sender,
            let name = PersonName.leading(in: tail[tail.index(after: comma)...].dropLeadingMarks), !isNoPerson(name),
            tail[tail.index(after: comma)...].utf8.count - name.utf8.count <= 3
        {
            return name
        }
        return nil
    }

    /// Whether a date follows a name and a comma: an agency's line begins with a place.
    private func isPlaceOfDateline(_ name: String, _ text: String) -> Bool {
        guard text.hasPrefix(name) else { return false }
        let end = phrase.span.lowerBound + name.utf8.count
        return !facts.dates(in: end..<end + 4).isEmpty
    }

    /// "Spokesperson of the Ministry of Foreign Affairs Name Surname stated": the name behind all that the office is of.
    private func personBehindInstitution(of office: NameMention) -> String? {
        var end = office.span.upperBound
        for name in names where name.span.lowerBound >= end {
            guard facts.isLinked(end..<name.span.lowerBound) else { break }
            end = name.span.upperBound
        }
        guard end > office.span.upperBound else { return nil }
        let rest = facts.page.string(end..<max(end, phrase.span.upperBound))
        if rest.isEmpty { return personOfNextLine(after: end) }
        guard rest.first == " " || rest.first == ",", let name = PersonName.leading(in: rest.dropLeadingMarks),
            !isNoPerson(name), let found = rest.firstRange(of: name)
        else { return nil }
        let tail = rest[found.upperBound...]
        // Between commas it is in apposition; elsewhere, in a title with capitals throughout, verbs look like names.
        if rest.first == "," {
            let goesOn = tail.first == " " && tail.dropFirst().first?.isLowercase ?? false
            return tail.first == "," || tail.isEmpty || goesOn && facts.language?.hasPrefix("en") != true ? name : nil
        }
        // "… H.E. Mr. Name Surname": the words before it say that it is a name.
        if PersonName.beginsWithHonorific(rest.dropLeadingMarks) { return name }
        if facts.language?.hasPrefix("en") != true { return name }
        let isTold = tail.split(separator: " ").contains { $0.count >= 4 && ($0.first?.isLowercase ?? false) }
        return isTold || tail.allSatisfy({ !$0.isLetter }) && phrase.form != .title && !phrase.isInTitle ? name : nil
    }

    /// The person whose form of address the line beneath begins with.
    private func personOfNextLine(after end: Int) -> String? {
        guard let block = facts.page.block(at: end - 1), block + 1 < facts.page.blocks.count else { return nil }
        let line = facts.page.quote(facts.head(of: block + 1))
        return PersonName.beginsWithHonorific(line) ? PersonName.leading(in: line) : nil
    }

    private func afterLimit(_ office: NameMention) -> Int {
        let block = facts.page.block(at: office.span.lowerBound).map { facts.page.blocks[$0].span.upperBound }
        return min(block ?? office.span.upperBound, office.span.upperBound + 80)
    }

    /// Whether words with capitals are those of a table, or begin or end with a country: "Permanent de Syrie".
    func isNoPerson(_ name: String) -> Bool {
        let words = name.split(separator: " ").map(String.init)
        guard !isKnown(name), let first = words.first, let last = words.last else { return true }
        return isCountry(first) || words.count > 2 && isCountry(last)
    }

    private func isCountry(_ word: String) -> Bool {
        var word = word
        return word.withUTF8 { facts.tables.nameIndex.mentions(in: UnsafeRawBufferPointer($0)) }.contains {
            $0.thing == .countries && $0.kind != .adjective && $0.span.count == word.utf8.count
        }
    }

    /// Whether words are a name of the tables and no person's.
    func isKnown(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { facts.tables.nameIndex.mentions(in: UnsafeRawBufferPointer($0)) }.contains {
            $0.thing != .places && $0.span.count * 2 > name.utf8.count
        }
    }

    /// "Foreign Minister Lavrov is in China", "Statement by President Biden on …": one word with a capital behind an office.
    ///
    /// In a title other words have capitals, too: there a small word before the office says that somebody follows, or the
    /// mark of the genitive does.
    private func surname(behind office: NameMention, in after: String) -> String? {
        guard after.first == " ", facts.dates(in: office.span.upperBound..<office.span.upperBound + 4).isEmpty else {
            return nil
        }
        let word = after.dropFirst().prefix { $0.isLetter || $0 == "-" }
        let rest = after.dropFirst(1 + word.count)
        // "Foreign Minister Regarding the attack" names nobody.
        let isVerb = word.count > 4 && word.hasSuffix("ing") && facts.language?.hasPrefix("en") ?? true
        guard word.utf8.count >= 3, !isVerb, word.first?.isUppercase ?? false, !isNoPerson(String(word)) else {
            return nil
        }
        if ["’s ", "'s "].contains(where: rest.hasPrefix) { return String(word) }
        let end = office.span.upperBound + 1 + word.utf8.count
        if word.hasSuffix("s"), !Set(office.languages).isDisjoint(with: Self.genitiveLanguages),
            facts.cues(.kind, in: end..<min(facts.page.text.count, end + 32)).first?.span.lowerBound == end + 1
        {
            return String(word.dropLast())
        }
        guard rest.first == " ", let next = rest.dropFirst().first, next.isLowercase else { return nil }
        let before = facts.page.string(phrase.span.lowerBound..<max(phrase.span.lowerBound, office.span.lowerBound))
        let isNamed = before.split(separator: " ").last.map {
            PersonName.isBeforeSpeaker(String($0))
        }
        return phrase.form == .subject || phrase.form == .lead || isNamed ?? false ? String(word) : nil
    }

    /// The name in Han or Hangul that a phrase begins with, and behind which the office stands: "홍길동 외교부 장관".
    private func nameBeforeOffice(_ before: String) -> String? {
        PersonName.korean(before).flatMap { name in
            // "이번주" begins as a name does; who is one is named again, where he signs or speaks.
            isNoPerson(name) || facts.page.text.ranges(of: Array(name.utf8)).count < 2 ? nil : name
        }
    }
}
