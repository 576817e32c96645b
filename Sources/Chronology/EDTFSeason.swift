/// A part of a year that is written in place of a month, 21 to 41 (ISO 8601-2:2019, 4.8).
struct EDTFSeason: Hashable, Sendable {
    let code: Int

    init?(code: Int) {
        guard 21...41 ~= code else { return nil }
        self.code = code
    }

    /// The months that it can lie in, in order, counted from January of its year; 0 is the December before, 15 the
    /// March after.
    ///
    /// Quarters, quadrimesters and semesters are exact. Seasons are given the months that hold for the meteorological
    /// and the astronomical reckoning alike; one over the turn of a year may be named after either year; one without a
    /// hemisphere (21 to 24) may be that of either.
    var months: [ClosedRange<Int>] {
        switch code {
        case 25, 31: [3...6]  // northern spring, southern autumn
        case 26, 32: [6...9]  // northern summer, southern winter
        case 27, 29: [9...12]  // northern autumn, southern spring
        case 28, 30: [0...3, 12...15]  // northern winter, southern summer
        case 21, 23: [3...6, 9...12]  // spring or autumn of either hemisphere
        case 33...36: [(code - 33) * 3 + 1...(code - 33) * 3 + 3]
        case 37...39: [(code - 37) * 4 + 1...(code - 37) * 4 + 4]
        case 40...41: [(code - 40) * 6 + 1...(code - 40) * 6 + 6]
        default: [0...3, 6...9, 12...15]  // summer or winter of either hemisphere
        }
    }

    /// The months of a year with all that may belong to one of its seasons, for a season that is not sure.
    static let anyMonths = [0...15]
}
