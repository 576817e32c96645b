import JSONText

/// A set of JSON kinds; `integer` stands apart from `number`, for the keyword `type`.
struct KindSet: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let null = KindSet(rawValue: 1 << JSONKind.null.rawValue)
    static let boolean = KindSet(rawValue: 1 << JSONKind.false.rawValue | 1 << JSONKind.true.rawValue)
    static let number = KindSet(rawValue: 1 << JSONKind.number.rawValue)
    static let string = KindSet(rawValue: 1 << JSONKind.string.rawValue)
    static let array = KindSet(rawValue: 1 << JSONKind.array.rawValue)
    static let object = KindSet(rawValue: 1 << JSONKind.object.rawValue)
    /// Numbers without a fraction, where other numbers are not in the set.
    static let integer = KindSet(rawValue: 1 << 7)
    static let all = KindSet(rawValue: 0x7F)

    @inline(__always)
    func contains(_ kind: JSONKind) -> Bool {
        rawValue & (1 << kind.rawValue) != 0
    }
}

extension JSONKind {
    /// The kind's name in JSON Schema.
    var schemaName: String {
        switch self {
        case .null: "null"
        case .true, .false: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
