extension EDTF {
    /// The lowest level of the specification, 0, 1 or 2, at which this can be written.
    public var level: Int {
        switch form {
        case .date(let date): date.level
        case .dateTime: 0
        case .interval(let start, let end): max(start.level, end.level)
        case .set: 2
        }
    }
}

extension EDTFEndpoint {
    fileprivate var level: Int {
        switch self {
        case .open, .unknown: 1
        case .date(let date): date.hasUnspecifiedDigits || date.season != nil ? 2 : date.level
        }
    }
}

extension EDTFDate {
    var hasUnspecifiedDigits: Bool {
        !(year.digits?.isSpecified ?? true) || !(month?.isSpecified ?? true) || !(day?.isSpecified ?? true)
    }

    var level: Int {
        max(yearLevel, seasonLevel, max(unspecifiedLevel, qualificationLevel))
    }

    private var yearLevel: Int {
        if year.significantDigits != nil { return 2 }
        switch year.notation {
        case .plain: return year.isNegative ? 1 : 0
        case .long: return 1
        case .exponential: return 2
        }
    }

    /// Level 1 has the four seasons without hemisphere, of a known year.
    private var seasonLevel: Int {
        guard let season else { return 0 }
        return season.code <= 24 && !hasUnspecifiedDigits && marks.isEmpty ? 1 : 2
    }

    /// Level 1 has the last one or two digits of a lone year, and a whole month or day with nothing given after it.
    private var unspecifiedLevel: Int {
        guard hasUnspecifiedDigits else { return 0 }
        let yearMask = year.digits?.unspecified ?? 0
        guard let month else { return yearMask == 0b1 || yearMask == 0b11 ? 1 : 2 }
        guard yearMask == 0 else { return 2 }
        if month.isSpecified { return day?.isUnspecified ?? true ? 1 : 2 }
        return month.isUnspecified && day?.isUnspecified ?? true ? 1 : 2
    }

    /// Level 1 has one mark at the end of the date.
    private var qualificationLevel: Int {
        var inner = marks
        if day != nil {
            inner.afterDay = []
        } else if month != nil {
            inner.afterMonth = []
        } else {
            inner.afterYear = []
        }
        return inner.isEmpty ? (marks.isEmpty ? 0 : 1) : 2
    }
}
