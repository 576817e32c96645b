import Chronology
import Diagnostics
import JSONText

/// How two dates of a record stand to each other, as far as both are certain.
///
/// The dates of a record come from places with different clocks: a statement that is issued in the morning of one day in
/// the east is published in the west on the day before. One day apart is therefore only a warning.
enum DateOrder {
    /// How many days a date lies before another for certain, with the severity that follows; `nil` where it does not.
    static func violation(_ earlier: JSONNode, before later: JSONNode) -> (days: Int, severity: Severity)? {
        guard let first = date(earlier)?.latestDay, let second = date(later)?.earliestDay, first < second else {
            return nil
        }
        let days = second.daysSinceEpoch - first.daysSinceEpoch
        return (days, days == 1 ? .warning : .error)
    }

    /// The date in a string: EDTF, or its day where it is a date and time.
    static func date(_ node: JSONNode) -> EDTF? {
        guard node.kind == .string else { return nil }
        return node.withString { text in
            // EDTF has whole seconds only; RFC 3339 allows fractions.
            (try? EDTF(parsing: text)) ?? (try? Timestamp(parsing: text)).flatMap { EDTF($0.day) }
        }
    }

    /// `1 day`, `12 days`.
    static func counted(_ days: Int) -> String { days == 1 ? "1 day" : "\(days) days" }
}
