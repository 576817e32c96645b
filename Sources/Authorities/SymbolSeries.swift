/// A series of symbols: whose documents it holds, and what the first number in them is.
struct SymbolSeries {
    /// What the first number is, where another number follows.
    enum Numbering {
        /// A session, from this number on: the Assembly counted documents without sessions up to its 30th.
        case sessions(from: Int)
        /// A year, or nothing but the number of the document.
        case years
    }

    /// What the symbol begins with: the organ, and perhaps one body under it.
    let prefix: String
    /// The code of the body in `bodies.csv`.
    let body: String
    let numbering: Numbering
    /// Whether documents of bodies further down count as the body's own.
    let includesLowerBodies: Bool

    private init(_ prefix: String, _ body: String, _ numbering: Numbering, includesLowerBodies: Bool = false) {
        self.prefix = prefix
        self.body = body
        self.numbering = numbering
        self.includesLowerBodies = includesLowerBodies
    }

    /// The series that are known. Where several match, the longest prefix counts.
    private static let known: [SymbolSeries] =
        [
            SymbolSeries("A", "UNGA", .sessions(from: 31)),
            SymbolSeries("A/BUR", "UNGA-BUR", .sessions(from: 31)),
            SymbolSeries("A/SPC", "UNGA-SPC", .sessions(from: 31)),
            SymbolSeries("A/HRC", "UNHRC", .sessions(from: 1)),
            SymbolSeries("A/CN.4", "ILC", .years),
            SymbolSeries("A/CN.9", "UNCITRAL", .years),
            SymbolSeries("S", "UNSC", .years),
            SymbolSeries("E", "ECOSOC", .years),
            SymbolSeries("E/CN.4", "CHR", .years),
            SymbolSeries("E/CN.6", "CSW", .years),
            SymbolSeries("E/CN.7", "CND", .years),
            SymbolSeries("E/C.12", "CESCR", .years, includesLowerBodies: true),
            SymbolSeries("T", "UNTC", .sessions(from: 1)),
            SymbolSeries("ST", "UN-SECRETARIAT", .years, includesLowerBodies: true),
            SymbolSeries("CD", "CD", .years),
            SymbolSeries("FCCC/CP", "COP-UNFCCC", .years),
            SymbolSeries("UNEP/EA", "UNEA", .years, includesLowerBodies: true),
            SymbolSeries("GC", "IAEA-GC", .sessions(from: 1)),
            SymbolSeries("GOV", "IAEA-BOG", .years),
        ]
        + (1...6).map { SymbolSeries("A/C.\($0)", "UNGA-C\($0)", .sessions(from: 31)) }
        + ["CCPR", "CERD", "CEDAW", "CAT", "CRC", "CRPD"].map {
            SymbolSeries("\($0)/C", $0, .years, includesLowerBodies: true)
        }

    private static let byPrefix = Dictionary(uniqueKeysWithValues: known.map { ($0.prefix, $0) })

    /// The series that an organ and the bodies under it belong to.
    static func series(organ: String, subBodies: [String]) -> SymbolSeries? {
        if let first = subBodies.first, let series = byPrefix["\(organ)/\(first)"] {
            return series.includesLowerBodies || subBodies.count == 1 ? series : nil
        }
        guard let series = byPrefix[organ] else { return nil }
        return series.includesLowerBodies || subBodies.isEmpty ? series : nil
    }
}
