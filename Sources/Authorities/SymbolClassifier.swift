/// Tells the parts of a symbol apart, from left to right.
struct SymbolClassifier {
    private var subBodies: [String] = []
    private var sessionKind = DocumentSymbol.SessionKind.regular
    private var session: Int?
    private var year: Int?
    private var type: String?
    /// The number written with the type, as in `L.28`.
    private var typeNumber: Int?
    /// The numbers that stand alone.
    private var numbers: [Int] = []
    private var modifiers: [DocumentSymbol.Modifier] = []

    static func symbol(of part: SymbolText.Part) -> DocumentSymbol {
        if let resolution = WorldHealthSymbol(part.text) { return resolution.symbol(part.text) }
        var classifier = SymbolClassifier()
        for component in part.components.dropFirst() { classifier.read(component) }
        return classifier.finish(part)
    }

    // MARK: Reading

    private mutating func read(_ component: SymbolText.Component) {
        let name = component.name
        if let modifier = DocumentSymbol.Modifier(name) {
            modifiers.append(modifier)
        } else if let (kind, number) = Self.specialSession(name), session == nil, numbers.isEmpty {
            (sessionKind, session) = (kind, number)
        } else if let number = Self.leadingNumber(name) {
            numbers.append(number)
            component.brackets.forEach { readBracket($0) }
        } else if let (word, number) = Self.numberedWord(name) {
            if Self.isBody(word), numbers.isEmpty, type == nil {
                subBodies.append(name)
            } else if typeNumber == nil {
                (type, typeNumber) = (type ?? word, number)
            }
        } else if Self.types.contains(name) {
            type = type ?? name
        } else if numbers.isEmpty, type == nil, name.utf8.allSatisfy(\.isCapital) {
            subBodies.append(name)
        }
    }

    /// The session or year of a resolution: `491(V)`, `3201(S-VI)`, `1440(2002)`.
    private mutating func readBracket(_ text: String) {
        guard let type, Self.resolutions.contains(type) else { return }
        if let number = Int(text), Self.years.contains(number) {
            year = number
        } else if let number = RomanNumber.value(text) {
            session = number
        } else if text.hasPrefix("ES-"), let number = RomanNumber.value(text.dropFirst(3)) {
            (sessionKind, session) = (.emergencySpecial, number)
        } else if text.hasPrefix("S-"), let number = RomanNumber.value(text.dropFirst(2)) {
            (sessionKind, session) = (.special, number)
        }
    }

    // MARK: Concluding

    private mutating func finish(_ part: SymbolText.Part) -> DocumentSymbol {
        let organ = part.components[0]
        let series = SymbolSeries.series(organ: organ.name, subBodies: subBodies)
        var body = series?.body
        readFirstNumber(series)
        if body == "IAEA-GC" { session = organ.brackets.first.flatMap { Int($0) } }
        switch (sessionKind, body) {
        case (.regular, _):
            // Resolutions of other bodies name a session of which the table of bodies has no numbers: `E/RES/1235(XLII)`.
            if case .sessions? = series?.numbering {} else { session = nil }
        case (.special, "UNHRC"):
            body = "UNHRC-S"
        case (let kind, let code?) where code.hasPrefix("UNGA"):
            body = kind == .special ? "UNGA-S" : "UNGA-ES"
        default:
            (body, sessionKind, session) = (nil, .regular, nil)
        }
        return DocumentSymbol(
            text: part.text, organ: organ.name, subBodies: subBodies, body: body, sessionKind: sessionKind,
            session: session, year: year, type: type, number: typeNumber ?? numbers.first, modifiers: modifiers,
            others: [])
    }

    /// Takes the first number for a session or a year, where another is left for the document.
    private mutating func readFirstNumber(_ series: SymbolSeries?) {
        guard session == nil, year == nil, let first = numbers.first, numbers.count > 1 || typeNumber != nil else {
            return
        }
        if case .sessions(let lowest)? = series?.numbering, lowest...999 ~= first {
            session = first
        } else if Self.years.contains(first) {
            year = first
        } else {
            return
        }
        numbers.removeFirst()
    }

    // MARK: Words

    private static let years = 1946...2199
    private static let resolutions: Set = ["RES", "DEC"]
    /// The words for kinds of documents that stand without a number of their own.
    private static let types: Set = [
        "RES", "DEC", "PRST", "INF", "PV", "SR", "NGO", "NI", "L", "WP", "CRP", "PET", "Q", "CO", "LOIPR", "QPR", "SGB",
        "AI", "IC", "DC", "PR",
    ]

    /// Whether a word with a number names a body.
    private static func isBody(_ word: String) -> Bool {
        ["C", "CN", "AC", "CONF", "WG", "SC", "Sub", "SUB", "COM", "GC", "EA"].contains(word)
    }

    /// `S-32`, `ES-11`.
    private static func specialSession(_ name: String) -> (DocumentSymbol.SessionKind, Int)? {
        if name.hasPrefix("ES-"), let number = plainNumber(name.utf8.dropFirst(3)) {
            return (.emergencySpecial, number)
        }
        if name.hasPrefix("S-"), let number = plainNumber(name.utf8.dropFirst(2)) { return (.special, number) }
        return nil
    }

    /// The number of `177`, `177A`, `72A-G`; `nil` where the text does not begin with one.
    private static func leadingNumber(_ name: String) -> Int? {
        let digits = name.utf8.prefix { $0.isDigit }
        let rest = name.utf8.dropFirst(digits.count)
        return rest.first?.isCapital ?? true ? plainNumber(digits) : nil
    }

    /// `L.28`, also with more behind the number.
    private static func numberedWord(_ name: String) -> (String, Int)? {
        let word = name.utf8.prefix { $0.isLetter }
        let rest = name.utf8.dropFirst(word.count)
        guard !word.isEmpty, rest.first == UInt8(ascii: "."),
            let number = plainNumber(rest.dropFirst().prefix { $0.isDigit })
        else { return nil }
        return (String(Substring(word)), number)
    }

    /// Digits alone, at most nine.
    static func plainNumber(_ digits: some Collection<UInt8>) -> Int? {
        guard 1...9 ~= digits.count, digits.allSatisfy(\.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}

extension DocumentSymbol.Modifier {
    /// `Rev.1`, `Add.2`, `Summary`.
    fileprivate init?(_ name: String) {
        let word = name.utf8.prefix { $0.isLetter }
        guard word.count >= 3, let kind = DocumentSymbol.ModifierKind(rawValue: String(Substring(word))) else {
            return nil
        }
        self.kind = kind
        number = SymbolClassifier.plainNumber(name.utf8.dropFirst(word.count + 1).prefix { $0.isDigit })
    }
}
