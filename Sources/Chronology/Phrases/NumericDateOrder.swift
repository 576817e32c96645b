/// Which of two numbers is the day, in dates such as `03/04/2021`.
public enum NumericDateOrder: Sendable {
    /// `03/04` is 3 April.
    case dayFirst
    /// `03/04` is 4 March.
    case monthFirst
}

extension DatePhraseReader {
    /// The order that dates in numbers have in a text: that of its own dates with one reading, where they agree; else
    /// that of its language, by Unicode CLDR.
    ///
    /// - Parameters:
    ///   - phrases: the dates of the text.
    ///   - language: its BCP 47 tag. A region counts (`en-US`); `en` alone decides nothing, as English has both orders.
    /// - Returns: `nil` where neither decides, or the text's own dates have both orders.
    public func numericOrder(of phrases: some Sequence<DatePhrase>, language: String? = nil) -> NumericDateOrder? {
        var (dayFirst, monthFirst) = (false, false)
        for phrase in phrases {
            // A day of 13 or more has one place; a smaller one may have been read by its points, or be the month's number.
            switch phrase.style {
            case .dayFirst where (phrase.day ?? 0) > 12: dayFirst = true
            case .monthFirst where (phrase.day ?? 0) > 12: monthFirst = true
            default: break
            }
        }
        if dayFirst != monthFirst { return dayFirst ? .dayFirst : .monthFirst }
        guard !dayFirst, let language else { return nil }
        return numericOrders.first { $0.language == language || language.hasPrefix($0.language + "-") }?.order
    }
}
