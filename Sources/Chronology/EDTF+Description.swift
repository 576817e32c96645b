extension EDTF: CustomStringConvertible {
    /// The text, exactly as it was parsed.
    public var description: String {
        switch form {
        case .date(let date): date.description
        case .dateTime(let time): time.description
        case .interval(let start, let end): "\(start)/\(end)"
        case .set(let set): set.description
        }
    }
}

extension EDTFDate: CustomStringConvertible {
    /// The date in EDTF.
    public var description: String {
        var text = "\(marks.beforeYear)\(year)\(marks.afterYear)"
        if let month { text += "-\(marks.beforeMonth)\(month)\(marks.afterMonth)" }
        if let day { text += "-\(marks.beforeDay)\(day)\(marks.afterDay)" }
        return text
    }
}

extension EDTFQualification: CustomStringConvertible {
    /// `?`, `~`, `%` for both, or nothing.
    public var description: String {
        switch self {
        case .uncertain: "?"
        case .approximate: "~"
        case [.uncertain, .approximate]: "%"
        default: ""
        }
    }
}

extension EDTFDigits: CustomStringConvertible {
    /// The digits, an unspecified one as `X`.
    public var description: String {
        var text = ""
        for (index, character) in lowest.padded(Int(width)).enumerated() {
            text.append(unspecified & (1 << (Int(width) - 1 - index)) != 0 ? "X" : character)
        }
        return text
    }
}

extension EDTFYear: CustomStringConvertible {
    /// The year in EDTF.
    public var description: String {
        let sign = isNegative ? "-" : ""
        let significant = significantDigits.map { "S\($0)" } ?? ""
        return switch notation {
        case .plain(let digits): "\(sign)\(digits)\(significant)"
        case .long(let number): "Y\(sign)\(number)\(significant)"
        case .exponential(let number, let exponent): "Y\(sign)\(number)E\(exponent)\(significant)"
        }
    }
}

extension EDTFDateTime: CustomStringConvertible {
    /// The date and time in EDTF.
    public var description: String {
        let text = "\(day)T\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))"
        switch shift {
        case .none: return text
        case .utc: return text + "Z"
        case .ahead(let minutes, let isNegative, let hasMinutes):
            let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
            return text + (isNegative ? "-" : "+") + hours.padded(2) + (hasMinutes ? ":\(rest.padded(2))" : "")
        }
    }
}

extension EDTFEndpoint: CustomStringConvertible {
    /// The date, `..` or nothing.
    public var description: String {
        switch self {
        case .date(let date): date.description
        case .open: ".."
        case .unknown: ""
        }
    }
}

extension EDTFSet: CustomStringConvertible {
    /// The list in EDTF.
    public var description: String {
        let text = members.map(\.description).joined(separator: ",")
        return kind == .oneOf ? "[\(text)]" : "{\(text)}"
    }
}

extension EDTFSet.Member: CustomStringConvertible {
    /// The member in EDTF.
    public var description: String {
        switch self {
        case .date(let date): date.description
        case .range(let first, let last): "\(first)..\(last)"
        case .upTo(let last): "..\(last)"
        case .from(let first): "\(first).."
        }
    }
}
