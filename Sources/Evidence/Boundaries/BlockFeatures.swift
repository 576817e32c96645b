import Authorities
import Chronology

/// What a block looks like: what tells prose from the furniture of a page.
struct BlockFeatures {
    /// How much there is to read: scalars, with Han, kana and Hangul counted three times.
    var size = 0
    /// How many sentences end in it.
    var sentences = 0
    /// Whether it has a letter or digit at all.
    var hasText = false
    /// Whether it goes on a list: it begins with a number, a bracket or a dash.
    var continuesList = false
    /// Whether a table says that such a line belongs to the page.
    var isFurniture = false
    /// Whether a table says that a statement ends before such a line.
    var endsStatement = false
    /// Whether it is a date, alone or with a place before it.
    var isDateLine = false
    /// Whether it says who carries the text.
    var namesPublisher = false
    /// Whether it is a short line of a speech or letter to those that it speaks to: a salutation, thanks.
    var isCourtesy = false
    /// Whether a table knows such a line; others end with a comma, as the lines of a signature do.
    var isKnownCourtesy = false
    /// Whether it ends as a sentence does.
    var isSentence = false
    /// Whether it ends with a colon.
    var announces = false
    /// Whether it is a short label whose value stands behind it.
    var isLabel: Bool { announces && size <= 40 }

    /// Whether it is text that somebody wrote in sentences.
    var isProse: Bool { !isFurniture && !endsStatement && (sentences > 0 && size >= 40 || size >= 400) }

    init(_ block: TextBlock, in page: CapturePage, _ tables: AuthorityTables, dates: ArraySlice<DatePhrase>) {
        measure(page.text[block.span])
        isDateLine = dates.contains { Self.isDateLine($0, block.span, page.text) }
        page.text.withUnsafeBytes { text in
            isFurniture =
                block.role == .field || block.isLink && size < 200 || Self.isFurniture(block.span, text, tables)
            endsStatement =
                tables.cueMention(of: .statementEnd, at: block.span.lowerBound, in: text)?.cue.place == .start
                && size < 200
            let line = UnsafeRawBufferPointer(rebasing: text[block.span])
            // At the start of the line, or of one of its parts between bars.
            namesPublisher =
                size < 400
                && tables.cueMentions(of: .publisher, in: line).contains { mention in
                    let before = line[..<mention.span.lowerBound].last { $0 != 0x20 }
                    return mention.cue.place == .anywhere || before == nil || before == UInt8(ascii: "|")
                }
        }
        if namesPublisher || !hasText { isFurniture = true }
        if block.role.isHeading || isInCapitals && size < 400 && announcesStatement(block, page, tables) {
            sentences = 0
        }
        noteEnd(of: page.string(block.span))
        // "-Monsieur le Président !": each has its dash.
        let isDash: (UInt8) -> Bool = { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "*") || $0 == 0x20 }
        let start = page.text[block.span].firstIndex { !isDash($0) } ?? block.span.lowerBound
        let isMarked = page.text.withUnsafeBytes { tables.cueMention(of: .courtesy, at: start, in: $0) != nil }
        // Many may be greeted in one paragraph: "Honourable Members, Distinguished Guests, Ladies and Gentlemen,".
        isKnownCourtesy = isMarked && (size <= 90 || size <= 300 && (endsWithComma || endsWithSemicolon))
        isCourtesy = isKnownCourtesy || size <= 90 && (endsWithComma || endsWithSemicolon && !continuesList)
    }

    /// Whether it ends with a comma, as a salutation does.
    private var endsWithComma = false
    /// Whether it ends with a semicolon, as one of many whom a speech greets does.
    private var endsWithSemicolon = false
    /// Whether most of its letters with case are capitals.
    private var isInCapitals = false

    /// Whether it begins with a word for a kind of statement.
    private func announcesStatement(_ block: TextBlock, _ page: CapturePage, _ tables: AuthorityTables) -> Bool {
        page.text.withUnsafeBytes { text in
            tables.cueMention(of: .kind, at: block.span.lowerBound, in: text) != nil
        }
    }

    private mutating func noteEnd(of line: String) {
        let end = line.unicodeScalars.reversed().first { !"\"”»)'\u{2019}」』".unicodeScalars.contains($0) }
        switch end {
        case ",", "，", "،", "、": endsWithComma = true
        case ";", "；", "؛": endsWithSemicolon = true
        case ":", "：": announces = true
        case ".", "。", "!", "！", "?", "？", "؟", "…", "।", "۔": isSentence = sentences > 0
        default: break
        }
    }

    /// Whether a line is a date: mostly, or in that it ends with one behind a comma, a bracket or a dash.
    private static func isDateLine(_ date: DatePhrase, _ line: TextSpan, _ text: [UInt8]) -> Bool {
        guard date.day != nil, date.end == nil, line.count <= 120 else { return false }
        if date.span.count * 2 >= line.count || isInBrackets(text[line]) { return true }
        // "March 9, 2022 - Ottawa, Ontario - Global Affairs".
        if date.year != nil, date.span.lowerBound == line.lowerBound,
            [" - ", " – ", " — ", " | ", " / "].contains(where: { text[date.span.upperBound...].starts(with: $0.utf8) })
        {
            return true
        }
        guard date.year != nil, line.upperBound - date.span.upperBound <= 24 else { return false }
        // "Date of publication: 3 May 2021 12:20".
        let label = text[line.lowerBound..<date.span.lowerBound].last { $0 != 0x20 }
        if label == UInt8(ascii: ":") { return true }
        let before = text[line.lowerBound..<date.span.lowerBound].last { $0 != 0x20 }
        return before.map { ",])|/-".utf8.contains($0) || $0 >= 0x80 } ?? true
    }

    private static func isInBrackets(_ line: ArraySlice<UInt8>) -> Bool {
        [("(", ")"), ("[", "]"), ("（", "）"), ("【", "】")].contains {
            line.starts(with: $0.0.utf8) && line.suffix($0.1.utf8.count).elementsEqual($0.1.utf8)
        }
    }

    private static func isFurniture(_ span: TextSpan, _ text: UnsafeRawBufferPointer, _ tables: AuthorityTables) -> Bool
    {
        guard let mention = tables.cueMention(of: .furniture, at: span.lowerBound, in: text) else { return false }
        switch mention.cue.place {
        case .start: return span.count < 400
        case .line:
            // What is left of the line may be marks, no words.
            return text[mention.span.upperBound..<max(mention.span.upperBound, span.upperBound)].allSatisfy {
                $0 < 0x80 && !$0.isASCIILetterOrDigit
            }
        case .anywhere, .before, .behind, .marker: return true
        }
    }

    private mutating func measure(_ bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        var endsSentence = false
        var letters = 0
        var beginsWithCapital = false
        var isAllCapitals = false
        var (capitals, smalls) = (0, 0)
        defer { isInCapitals = capitals > smalls * 3 }
        for scalar in text {
            switch scalar {
            case "。", "！", "？":
                sentences += 1
                endsSentence = false
            case ".":
                // An initial, or a short word with a capital such as "Mrs.", ends no sentence; "UN" does.
                endsSentence = letters > 1 && (!beginsWithCapital || letters > 3 || isAllCapitals)
                letters = 0
            case "!", "?", "؟", "…", "।", "۔": endsSentence = letters > 1
            case " ", "\n", "\"", "”", "»", ")", "\u{2019}", "'":
                if endsSentence, scalar == " " || scalar == "\n" {
                    sentences += 1
                    endsSentence = false
                }
                if scalar == " " || scalar == "\n" { letters = 0 }
            default:
                endsSentence = false
                letters += 1
                let isCapital = scalar.properties.isUppercase
                if isCapital { capitals += 1 } else if scalar.properties.isLowercase { smalls += 1 }
                if letters == 1 { (beginsWithCapital, isAllCapitals) = (isCapital, isCapital) }
                if !isCapital { isAllCapitals = false }
            }
            if !hasText { hasText = scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
            size += scalar.isIdeographic ? 3 : 1
        }
        // What announces the text ends with a colon.
        if endsSentence || text.last == ":" || text.last == "：" || text.last == "." && sentences > 0 { sentences += 1 }
        if let first = text.first {
            continuesList = "0123456789(-–—•·*".unicodeScalars.contains(first) || first.properties.isLowercase
        }
    }
}

extension UInt8 {
    /// Whether it is a letter or digit of ASCII.
    var isASCIILetterOrDigit: Bool { 0x30...0x39 ~= self || 0x41...0x5A ~= self || 0x61...0x7A ~= self }
}

extension Unicode.Scalar {
    /// Whether it is written without spaces and says as much as some letters: Han, kana, Hangul.
    var isIdeographic: Bool {
        switch value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x323AF:
            true
        default: false
        }
    }
}
