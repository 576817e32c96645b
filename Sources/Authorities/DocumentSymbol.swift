/// The symbol of a United Nations document, such as `A/C.3/76/L.28/Rev.1`, taken apart.
///
/// A symbol is an organ, bodies under it, a session or year, a type, a number and what modifies the document, joined by
/// slashes (Dag Hammarskjöld Library, document symbols). What is well formed and not known to this grammar is still a
/// symbol: it then has no body, and the parts that could be told. Two symbols are equal when they are written the same
/// once normalised.
public struct DocumentSymbol: Hashable, Sendable {
    /// Which row of sessions a session belongs to.
    public enum SessionKind: Hashable, Sendable {
        /// A regular session.
        case regular
        /// A special session, `S-32`.
        case special
        /// An emergency special session, `ES-11`.
        case emergencySpecial
    }

    /// What changes or adds to a document.
    public enum ModifierKind: String, Hashable, Sendable {
        /// `Rev.`: replaces the text.
        case revision = "Rev"
        /// `Add.`: adds to it.
        case addendum = "Add"
        /// `Corr.`: corrects it.
        case corrigendum = "Corr"
        /// `Amend.`: alters an adopted text.
        case amendment = "Amend"
        /// `Summary`: a short version.
        case summary = "Summary"
    }

    /// A modification with its number.
    public struct Modifier: Hashable, Sendable {
        /// What it does.
        public let kind: ModifierKind
        /// Its number; `nil` where it has none.
        public let number: Int?
    }

    /// The normalised text of this symbol alone.
    public let text: String
    /// The organ: `A` the Assembly, `S` the Security Council, `E` the Economic and Social Council, and others.
    public let organ: String
    /// The bodies under the organ in order: `["C.3"]`, `["HRC", "WG.6"]`.
    public let subBodies: [String]
    /// The code of the body in `bodies.csv` whose document it is; `nil` where that cannot be told.
    public let body: String?
    /// Which row of sessions ``session`` belongs to.
    public let sessionKind: SessionKind
    /// The number of the session of ``body``; `nil` where the symbol has none.
    public let session: Int?
    /// The year; `nil` where the symbol has none.
    public let year: Int?
    /// The kind of document: `RES`, `L`, `PV`, and others.
    public let type: String?
    /// The document's number.
    public let number: Int?
    /// What modifies the document, in order.
    public let modifiers: [Modifier]
    /// The other symbols of a joint document, as in `A/71/843-S/2017/192`.
    public internal(set) var others: [DocumentSymbol] = []

    /// The number of the special or emergency special session; `nil` where the session is a regular one.
    public var specialSession: Int? { sessionKind == .regular ? nil : session }

    /// This symbol and those of the other bodies that it is a document of.
    public var all: [DocumentSymbol] { [self] + others }

    /// The longest text that is read, in bytes.
    public static let maximumLength = 200

    /// Two symbols are equal when their normalised texts are.
    public static func == (left: DocumentSymbol, right: DocumentSymbol) -> Bool {
        left.text == right.text && left.others == right.others
    }

    /// Hashes what equality looks at.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
        hasher.combine(others)
    }
}

extension DocumentSymbol {
    /// Parses a symbol as catalogues or prose write it: white space around its parts, dashes of any kind and asterisks
    /// at the end make no difference.
    ///
    /// Complexity: linear in the length of the text.
    public init(parsing text: String) throws(SymbolSyntaxError) {
        var symbols: [DocumentSymbol] = []
        for part in try SymbolText(text).parts() {
            symbols.append(SymbolClassifier.symbol(of: part))
        }
        // There is at least one part.
        self = symbols[0]
        others = Array(symbols.dropFirst())
    }

    /// Checks that a text is a symbol, as `init(parsing:)` would take it, without telling its parts apart.
    ///
    /// Complexity: linear in the length of the text.
    public static func check(_ text: String) throws(SymbolSyntaxError) {
        _ = try SymbolText(text).parts()
    }
}

extension DocumentSymbol: CustomStringConvertible {
    /// The normalised text, all symbols of a joint document with it. As in the Library's catalogue there is no white
    /// space but between two words: `S/RES/1440(2002)`.
    public var description: String { all.map(\.text).joined(separator: "-") }
}

/// Why a text is not a document symbol.
public struct SymbolSyntaxError: Error, Hashable, Sendable {
    /// Where the fault lies, in UTF-8 bytes from the start of the text, 0-based.
    public let offset: Int
    /// What is wrong and what to write, as one sentence fragment without a full stop.
    public let message: String
}
