/// How a value was got from a capture.
public enum Grounds: String, Hashable, Sendable, Comparable {
    /// The capture says it.
    case stated
    /// It follows from what the capture says, as a Gregorian year from a Juche year.
    case derived
    /// It is the only value that fits what the capture says, as a year that fits the number of a session.
    case inferred

    /// Orders by strength, the strongest first.
    public static func < (left: Grounds, right: Grounds) -> Bool { left.weakness < right.weakness }

    private var weakness: Int {
        switch self {
        case .stated: 0
        case .derived: 1
        case .inferred: 2
        }
    }
}

/// A value read from a capture, with the words that bear it out.
public struct Claim<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value.
    public var value: Value
    /// How it was got.
    public var grounds: Grounds
    /// The stretches of the page's text that bear it out, the best first.
    public var spans: [TextSpan]

    /// A claim.
    public init(_ value: Value, _ grounds: Grounds, _ spans: [TextSpan]) {
        self.value = value
        self.grounds = grounds
        self.spans = spans
    }
}

/// Who issued a statement.
public struct IssuerClaim: Hashable, Sendable {
    /// The institution, as a catalogue would name it.
    public var name: String?
    /// The office by its code in `offices.csv`.
    public var office: String?
    /// The person.
    public var person: String?
    /// The country by its ISO 3166-1 code of three letters.
    public var country: String?
    /// How the country was got: it stands beside the issuer, or follows from another place of the page, or is a guess.
    public var countryGrounds = Grounds.stated
    /// Whether it speaks for an organisation of states, and for no country.
    public var isInternational = false
    /// The words that name the issuer, the best first.
    public var spans: [TextSpan]
}

/// A session that a statement refers to.
public struct SessionClaim: Hashable, Sendable {
    /// The code of the body in `bodies.csv`.
    public var body: String
    /// The number; `nil` where the body's sessions have none, or none is said.
    public var number: Int?
    /// The day of the event that the statement answers, in EDTF.
    public var eventDate: Claim<String>?
    /// How the statement stands to it: a value of the statement schema.
    public var relation: String
    /// The words that name it.
    public var span: TextSpan
}

/// Another document that a statement names.
public struct ReferenceClaim: Hashable, Sendable {
    /// The symbol of a document, where the page writes one.
    public var symbol: String?
    /// What the page calls it, where it writes no symbol.
    public var title: String?
    /// The words that name it.
    public var span: TextSpan
}

/// A value that the capture does not give, and why.
public struct DraftGap: Hashable, Sendable {
    /// The JSON Pointer of the field.
    public var pointer: String
    /// Why it is empty, as one fragment.
    public var reason: String

    /// Says that a field is empty, and why.
    public init(pointer: String, reason: String) {
        self.pointer = pointer
        self.reason = reason
    }
}
