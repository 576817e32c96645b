/// A body by a name that the bodies of other organisations bear, too, such as "General Assembly".
struct GenericBody {
    private let context: MentionContext

    init(_ context: MentionContext) {
        self.context = context
    }

    /// The most words between a name and its owner: "of the".
    private static let maximumWords = 3
    /// The most letters of an abbreviation among other words in capitals: "NINTH" is none.
    private static let longestInHeading = 4

    /// Whether a name of this sort is said to be another organisation's: "General Assembly of the Organization of …", "OAS
    /// General Assembly".
    func belongsToOther(_ name: NameMention) -> Bool {
        guard name.kind == .generic else { return false }
        // In a heading of capitals most words beside the name are no abbreviations.
        let isHeading = isAbbreviation(at: name.span.lowerBound)
        return isOwned(behind: name.span.upperBound, mayBeAbbreviated: !isHeading)
            || hasAbbreviation(before: name.span.lowerBound, inHeading: isHeading)
    }

    /// Whether "of" and a name that is none of the United Nations follow; in Russian an abbreviation follows alone.
    private func isOwned(behind end: Int, mayBeAbbreviated: Bool) -> Bool {
        var position = end
        var hasOwner = false
        for _ in 0..<Self.maximumWords {
            let next = context.skipped(position, marks: [0x27, 0x2019])
            if context.body(at: next) != nil { return false }
            position = next
            guard let word = context.contextWord(at: next), word.roles.contains(.connector) else { break }
            guard hasOwner || word.roles.contains(.owner) else { return false }
            hasOwner = true
            position = word.end
        }
        guard position < context.text.bytes.count else { return false }
        return hasOwner
            ? TextScalar.isCapital(context.text.scalar(at: position).scalar)
            : mayBeAbbreviated && position > end && isAbbreviation(at: position)
    }

    /// Two capitals or more, and no small letter behind them.
    private func isAbbreviation(at start: Int) -> Bool {
        var (position, count) = (start, 0)
        while position < context.text.bytes.count, count < 12 {
            let step = context.text.scalar(at: position)
            guard TextScalar.isCapital(step.scalar) else { return count >= 3 && !TextScalar.isWord(step.scalar) }
            count += 1
            position = step.end
        }
        return count >= 3
    }

    /// Whether an abbreviation other than the United Nations' stands right before.
    private func hasAbbreviation(before start: Int, inHeading isHeading: Bool) -> Bool {
        let bytes = context.text.bytes
        guard start > 2, bytes[start - 1] == 0x20 else { return false }
        var first = start - 1
        while first > 0, 0x41...0x5A ~= bytes[first - 1] { first -= 1 }
        guard start - 1 - first >= 2, first == 0 || bytes[first - 1] == 0x20 || bytes[first - 1] == 0x0A else {
            return false
        }
        if isHeading, start - 1 - first > Self.longestInHeading || context.contextWord(at: first) != nil {
            return false
        }
        return !context.isInName(first)
    }
}
