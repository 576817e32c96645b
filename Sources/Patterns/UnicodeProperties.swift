/// The property escapes of ECMA-262, 15th edition, section 22.2.1: which names there are, and their code points.
///
/// General categories and most binary properties are asked of the standard library, and so follow its version of
/// Unicode; scripts come from `scriptTable`. Every set is computed when a pattern first names it, and kept.
enum UnicodeProperties {
    /// The set of a binary property, or of a general category written without `General_Category=`.
    static func set(named name: String) -> ScalarSet? {
        BinaryProperties.set(named: name) ?? generalCategory(named: name)
    }

    static func generalCategory(named name: String) -> ScalarSet? {
        guard let codes = GeneralCategories.codes[name] else { return nil }
        return codes.reduce(ScalarSet([])) { union, code in
            GeneralCategories.sets[code].map(union.union) ?? union
        }
    }

    /// The code points whose Script is the named one.
    static func script(named name: String) -> ScalarSet? {
        script(named: name, withExtensions: false)
    }

    /// The code points whose Script_Extensions include the named script.
    static func scriptExtensions(named name: String) -> ScalarSet? {
        script(named: name, withExtensions: true)
    }

    private static func script(named name: String, withExtensions: Bool) -> ScalarSet? {
        guard let entry = scriptTable.first(where: { $0.names.contains(name) }) else { return nil }
        let own = ScalarSet(hexadecimal: entry.ranges)
        guard withExtensions else { return own }
        return own.union(ScalarSet(hexadecimal: entry.extensions))
            .subtracting(ScalarSet(hexadecimal: entry.withdrawn))
    }
}

/// The values of General_Category.
enum GeneralCategories {
    /// The two-letter codes that each accepted name stands for.
    static let codes: [String: [String]] = {
        var codes: [String: [String]] = [:]
        for (names, members) in groups {
            for name in names { codes[name] = members }
        }
        for (code, names) in singles {
            for name in names + [code] { codes[name] = [code] }
        }
        return codes
    }()

    /// The code points of each two-letter code, from one pass over all code points.
    static let sets: [String: ScalarSet] = {
        var spans: [Unicode.GeneralCategory: [ScalarSet.Span]] = [:]
        var start: UInt32 = 0
        var current = category(of: 0)
        for value in 1...ScalarSet.maximum + 1 {
            let next = value > ScalarSet.maximum ? nil : category(of: value)
            guard next != current else { continue }
            if let current { spans[current, default: []].append(ScalarSet.Span(lower: start, upper: value - 1)) }
            start = value
            current = next
        }
        var sets: [String: ScalarSet] = [:]
        for (category, members) in spans { sets[code(of: category)] = ScalarSet(members) }
        return sets
    }()

    private static func category(of value: UInt32) -> Unicode.GeneralCategory? {
        guard let scalar = Unicode.Scalar(value) else { return .surrogate }
        return scalar.properties.generalCategory
    }

    private static let groups: [([String], [String])] = [
        (["Cased_Letter", "LC"], ["Ll", "Lt", "Lu"]),
        (["Letter", "L"], ["Ll", "Lm", "Lo", "Lt", "Lu"]),
        (["Mark", "M", "Combining_Mark"], ["Mc", "Me", "Mn"]),
        (["Number", "N"], ["Nd", "Nl", "No"]),
        (["Other", "C"], ["Cc", "Cf", "Cn", "Co", "Cs"]),
        (["Punctuation", "P", "punct"], ["Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps"]),
        (["Separator", "Z"], ["Zl", "Zp", "Zs"]),
        (["Symbol", "S"], ["Sc", "Sk", "Sm", "So"]),
    ]

    private static let singles: [(String, [String])] = [
        ("Cc", ["Control", "cntrl"]), ("Cf", ["Format"]), ("Cn", ["Unassigned"]), ("Co", ["Private_Use"]),
        ("Cs", ["Surrogate"]), ("Ll", ["Lowercase_Letter"]), ("Lm", ["Modifier_Letter"]), ("Lo", ["Other_Letter"]),
        ("Lt", ["Titlecase_Letter"]), ("Lu", ["Uppercase_Letter"]), ("Mc", ["Spacing_Mark"]),
        ("Me", ["Enclosing_Mark"]), ("Mn", ["Nonspacing_Mark"]), ("Nd", ["Decimal_Number", "digit"]),
        ("Nl", ["Letter_Number"]), ("No", ["Other_Number"]), ("Pc", ["Connector_Punctuation"]),
        ("Pd", ["Dash_Punctuation"]), ("Pe", ["Close_Punctuation"]), ("Pf", ["Final_Punctuation"]),
        ("Pi", ["Initial_Punctuation"]), ("Po", ["Other_Punctuation"]), ("Ps", ["Open_Punctuation"]),
        ("Sc", ["Currency_Symbol"]), ("Sk", ["Modifier_Symbol"]), ("Sm", ["Math_Symbol"]), ("So", ["Other_Symbol"]),
        ("Zl", ["Line_Separator"]), ("Zp", ["Paragraph_Separator"]), ("Zs", ["Space_Separator"]),
    ]

    private static func code(of category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        // A category that Unicode might add belongs to no code known here.
        @unknown default: ""
        }
    }
}

extension ScalarSet {
    /// Reads ranges as `ScriptTable.swift` writes them: `41-5A 61`, in hexadecimal. Text in any other form is left
    /// out; a test finds none in the tables.
    init(hexadecimal text: String) {
        var spans: [Span] = []
        for range in text.split(separator: " ") {
            let ends = range.split(separator: "-").compactMap { UInt32($0, radix: 16) }
            if let lower = ends.first, let upper = ends.last { spans.append(Span(lower: lower, upper: upper)) }
        }
        self.init(spans)
    }
}
