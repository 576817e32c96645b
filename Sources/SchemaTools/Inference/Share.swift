/// How many of how many.
struct Share: Hashable, Sendable {
    var count: Int
    var total: Int

    /// The share as `97.3%`: in tenths of a percent, worked out in integers, half of one rounded up. `100%` is all and
    /// `0%` none; a share that would be rounded to either is 99.9% or 0.1%.
    var percentage: String {
        if count >= total { return "100%" }
        if count <= 0 { return "0%" }
        // Full width, so that no number of records is too large.
        let (high, low) = UInt(count).multipliedFullWidth(by: 2000)
        let (sum, carry) = low.addingReportingOverflow(UInt(total))
        let rounded = UInt(total).multipliedReportingOverflow(by: 2).partialValue
            .dividingFullWidth((high + (carry ? 1 : 0), sum)).quotient
        let tenths = min(max(rounded, 1), 999)
        return "\(tenths / 10).\(tenths % 10)%"
    }
}

/// A number with commas between its thousands, in every locale: `1,075`.
func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
        result.append(digit)
    }
    return result
}

/// `1 record`, `1,075 records`.
func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}
