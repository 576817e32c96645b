/// `language-tag`: a well-formed tag of BCP 47 (RFC 5646, section 2.1), private use included. Whether its language
/// exists is a matter of the authority `languages`.
struct LanguageTagFormat: FormatChecker {
    let name = "language-tag"
    let title = "language tag"
    let help = "write a tag of BCP 47 such as `en`, `pt-BR` or `zh-Hant`"

    private static let grandfathered: Set<String> = [
        "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo",
        "i-navajo", "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de", "art-lojban",
        "cel-gaulish", "no-bok", "no-nyn", "zh-guoyu", "zh-hakka", "zh-min", "zh-min-nan", "zh-xiang",
    ]

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
        // The plain case: two or three letters.
        if (2...3).contains(text.count), text.allSatisfy(isASCIILetter) { return true }
        guard (2...255).contains(text.count) else { return false }
        let tag = String(decoding: text, as: UTF8.self)
        return Self.isWellFormed(tag) || Self.grandfathered.contains(tag.lowercased())
    }

    private static func isWellFormed(_ tag: String) -> Bool {
        var parts = tag.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }[...]
        guard
            parts.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy { isASCIILetter($0) || isASCIIDigit($0) } })
        else { return false }
        func isAlphabetic(_ part: [UInt8]) -> Bool { part.allSatisfy(isASCIILetter) }
        func isPrivate(_ part: [UInt8]) -> Bool { part == Array("x".utf8) || part == Array("X".utf8) }
        guard let language = parts.popFirst(), isAlphabetic(language) else { return false }
        if isPrivate(language) { return !parts.isEmpty }
        guard language.count >= 2 else { return false }
        var extensions = 0
        while language.count <= 3, extensions < 3, let part = parts.first, part.count == 3, isAlphabetic(part) {
            parts.removeFirst()
            extensions += 1
        }
        if let script = parts.first, script.count == 4, isAlphabetic(script) { parts.removeFirst() }
        if let region = parts.first,
            (region.count == 2 && isAlphabetic(region)) || (region.count == 3 && region.allSatisfy(isASCIIDigit))
        {
            parts.removeFirst()
        }
        var variants: Set<[UInt8]> = []
        while let part = parts.first, part.count >= 5 || (part.count == 4 && isASCIIDigit(part[0])) {
            parts.removeFirst()
            guard variants.insert(part.map { $0 | 0x20 }).inserted else { return false }
        }
        var singletons: Set<UInt8> = []
        while let singleton = parts.first, singleton.count == 1, !isPrivate(singleton) {
            parts.removeFirst()
            guard singletons.insert(singleton[0] | 0x20).inserted, parts.first.map({ $0.count >= 2 }) ?? false else {
                return false
            }
            parts = parts.drop { $0.count >= 2 }
        }
        if let mark = parts.first, isPrivate(mark) { return parts.count > 1 }
        return parts.isEmpty
    }
}
