/// Normalization Form C (UAX #15), of which the standard library gives no account.
package enum NormalForm {
    /// Whether a text is in the form. O(length).
    package static func isComposed(_ text: [Unicode.Scalar]) -> Bool { composed(text) == text }

    /// A text in the form. O(length), but for a run of marks, which is sorted.
    package static func composed(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(text.count)
        for scalar in text { appendDecomposed(scalar, to: &result) }
        sortMarks(in: &result)
        compose(&result)
        return result
    }

    /// Code points without which a text is in the form: those of ``replacedOrComposing``, and all marks.
    package static let suspects = replacedOrComposing + codePoints(in: CanonicalMappings.marks)

    /// Code points that never stand in a text in the form, and those that may compose with what stands before them.
    package static let replacedOrComposing: [ClosedRange<UInt32>] = {
        let replaced = mappings.decompositions.keys.filter { mappings.isReplaced($0) }
        let seconds = Set(mappings.compositions.keys.map { UInt32(truncatingIfNeeded: $0) })
        // A few characters begin with one that composes with what stands before it.
        let beginWithSeconds = mappings.decompositions.filter { seconds.contains($0.value.first) }.keys
        return Set(replaced).union(seconds).union(beginWithSeconds).sorted().map { $0...$0 } + [
            Hangul.vowels, Hangul.finals,
        ]
    }()

    // MARK: Decomposition

    private static func appendDecomposed(_ scalar: Unicode.Scalar, to result: inout [Unicode.Scalar]) {
        if scalar.value < 0xC0 {
            result.append(scalar)
        } else if let parts = Hangul.decomposition(of: scalar.value) {
            result += parts.compactMap(Unicode.Scalar.init)
        } else if let mapping = mappings.decompositions[scalar.value] {
            // A mapping's first part may have one itself, at most three deep.
            if let first = Unicode.Scalar(mapping.first) { appendDecomposed(first, to: &result) }
            if let second = mapping.second.flatMap(Unicode.Scalar.init) { appendDecomposed(second, to: &result) }
        } else {
            result.append(scalar)
        }
    }

    /// Brings each run of marks into the order of their classes; equal ones keep theirs.
    private static func sortMarks(in text: inout [Unicode.Scalar]) {
        var index = 0
        while index < text.count {
            guard combiningClass(text[index]) != 0 else {
                index += 1
                continue
            }
            var end = index + 1
            while end < text.count, combiningClass(text[end]) != 0 { end += 1 }
            if end - index > 1 {
                // The library's sort is stable.
                let sorted = text[index..<end].sorted { combiningClass($0) < combiningClass($1) }
                text.replaceSubrange(index..<end, with: sorted)
            }
            index = end
        }
    }

    private static func combiningClass(_ scalar: Unicode.Scalar) -> UInt8 {
        scalar.value < 0x300 ? 0 : scalar.properties.canonicalCombiningClass.rawValue
    }

    // MARK: Composition

    /// Joins each character with the last one of class 0 before it, where nothing between blocks it.
    private static func compose(_ text: inout [Unicode.Scalar]) {
        var count = 0
        var starter: Int?
        var lastClass: UInt8 = 0
        for index in text.indices {
            let scalar = text[index]
            let order = combiningClass(scalar)
            if let starter, starter == count - 1 || (lastClass != 0 && lastClass < order),
                let joined = composition(text[starter], scalar)
            {
                text[starter] = joined
                continue
            }
            if order == 0 { starter = count }
            lastClass = order
            text[count] = scalar
            count += 1
        }
        text.removeSubrange(count...)
    }

    private static func composition(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
        let value =
            Hangul.composition(first.value, second.value)
            ?? mappings.compositions[UInt64(first.value) << 32 | UInt64(second.value)]
        return value.flatMap(Unicode.Scalar.init)
    }

    // MARK: Tables

    private struct Mappings: Sendable {
        var decompositions: [UInt32: (first: UInt32, second: UInt32?)] = [:]
        /// By the first code point in the upper half and the second in the lower.
        var compositions: [UInt64: UInt32] = [:]

        /// Whether a code point with a mapping never stands in the form.
        func isReplaced(_ value: UInt32) -> Bool {
            guard let mapping = decompositions[value], let second = mapping.second else { return true }
            return compositions[UInt64(mapping.first) << 32 | UInt64(second)] == nil
        }
    }

    private static let mappings: Mappings = {
        var mappings = Mappings()
        for (text, composes) in [
            (CanonicalMappings.singletons, false), (CanonicalMappings.pairs, true),
            (CanonicalMappings.excludedPairs, false),
        ] {
            for item in text.split(separator: " ") {
                let values = item.split { $0 == "=" || $0 == "+" }.compactMap { UInt32($0, radix: 16) }
                guard values.count >= 2 else { continue }
                let second = values.count > 2 ? values[2] : nil
                mappings.decompositions[values[0]] = (values[1], second)
                if composes, let second { mappings.compositions[UInt64(values[1]) << 32 | UInt64(second)] = values[0] }
            }
        }
        return mappings
    }()

    private static func codePoints(in text: String) -> [ClosedRange<UInt32>] {
        text.split(separator: " ").compactMap { item in
            let ends = item.split(separator: "-").compactMap { UInt32($0, radix: 16) }
            guard let first = ends.first, let last = ends.last, first <= last else { return nil }
            return first...last
        }
    }
}

/// The syllables of Hangul, which decompose by arithmetic (The Unicode Standard, section 3.12).
private enum Hangul {
    static let vowels: ClosedRange<UInt32> = 0x1161...0x1175
    static let finals: ClosedRange<UInt32> = 0x11A8...0x11C2
    private static let leads: ClosedRange<UInt32> = 0x1100...0x1112
    private static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3

    static func decomposition(of value: UInt32) -> [UInt32]? {
        guard syllables.contains(value) else { return nil }
        let index = value - syllables.lowerBound
        let parts = [leads.lowerBound + index / 588, vowels.lowerBound + index % 588 / 28]
        return index % 28 == 0 ? parts : parts + [finals.lowerBound - 1 + index % 28]
    }

    static func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if leads.contains(first), vowels.contains(second) {
            return syllables.lowerBound + ((first - leads.lowerBound) * 21 + second - vowels.lowerBound) * 28
        }
        if syllables.contains(first), (first - syllables.lowerBound) % 28 == 0, finals.contains(second) {
            return first + second - (finals.lowerBound - 1)
        }
        return nil
    }
}
