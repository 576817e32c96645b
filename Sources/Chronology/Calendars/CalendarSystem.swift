/// A way of counting years. All but the Solar Hijri calendar have the Gregorian months and days.
public enum CalendarSystem: String, CaseIterable, Sendable {
    /// The Gregorian calendar.
    case gregorian
    /// The years of the Democratic People's Republic of Korea; 1912 is 1. See ``JucheYear``.
    case juche
    /// The years of the Republic of China; 1912 is 1.
    case minguo
    /// The Japanese eras, named after the emperors' reigns.
    case meiji, taisho, showa, heisei, reiwa
    /// The calendar of Iran and Afghanistan. See ``SolarHijriDay``.
    case solarHijri = "solar-hijri"

    /// The Gregorian year with the same months and days; `nil` where the era has no such year, and for the Solar Hijri
    /// calendar, whose years begin in March.
    public func gregorianYear(of year: Int) -> Int? {
        guard let (before, years) = era, years.contains(year) else { return nil }
        return year + before
    }

    /// The year before the first, and the years that the era has. The last year of one Japanese era is the first of the
    /// next; that of Reiwa is not known yet.
    private var era: (before: Int, years: ClosedRange<Int>)? {
        switch self {
        case .gregorian: (0, 1...9999)
        case .juche, .minguo: (1911, 1...999)
        case .meiji: (1867, 1...45)
        case .taisho: (1911, 1...15)
        case .showa: (1925, 1...64)
        case .heisei: (1988, 1...31)
        case .reiwa: (2018, 1...999)
        case .solarHijri: nil
        }
    }
}
