/// Punycode (RFC 3492), without the prefix that labels have.
enum Punycode {
    /// The encoding of a label (section 6.3); `nil` where a number grows beyond 32 bits.
    static func encode(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
        var result = scalars.filter(\.isASCII).map { UInt8($0.value) }
        let basicCount = result.count
        if basicCount > 0 { result.append(delimiter) }
        var codePoint = initialCodePoint
        var delta: UInt32 = 0
        var bias = initialBias
        var handled = basicCount
        while handled < scalars.count {
            guard let next = scalars.lazy.map(\.value).filter({ $0 >= codePoint }).min() else { return nil }
            let (growth, isTooLarge) = (next - codePoint).multipliedReportingOverflow(by: UInt32(handled + 1))
            let (sum, overflows) = delta.addingReportingOverflow(growth)
            guard !isTooLarge, !overflows else { return nil }
            delta = sum
            codePoint = next
            for scalar in scalars {
                if scalar.value < codePoint {
                    guard delta < UInt32.max else { return nil }
                    delta += 1
                }
                guard scalar.value == codePoint else { continue }
                append(delta, to: &result, bias: bias)
                bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            guard delta < UInt32.max else { return nil }
            delta += 1
            codePoint += 1
        }
        return result
    }

    /// The label of an encoding (section 6.2); `nil` where it is none.
    static func decode(_ encoding: [UInt8]) -> [Unicode.Scalar]? {
        guard encoding.count <= longestEncoding, encoding.allSatisfy({ $0 < 0x80 }) else { return nil }
        let basicCount = encoding.lastIndex(of: delimiter) ?? 0
        var result = encoding[..<basicCount].map { Unicode.Scalar($0) }
        var index = basicCount > 0 ? basicCount + 1 : 0
        var codePoint = initialCodePoint
        var position: UInt32 = 0
        var bias = initialBias
        while index < encoding.count {
            let old = position
            guard let delta = readNumber(encoding, at: &index, bias: bias) else { return nil }
            let (sum, overflows) = position.addingReportingOverflow(delta)
            guard !overflows else { return nil }
            let count = UInt32(result.count + 1)
            bias = adapted(sum - old, count: result.count + 1, isFirst: old == 0 && result.count == basicCount)
            let (value, isTooLarge) = codePoint.addingReportingOverflow(sum / count)
            guard !isTooLarge, let scalar = Unicode.Scalar(value) else { return nil }
            codePoint = value
            position = sum % count
            result.insert(scalar, at: Int(position))
            position += 1
        }
        return result
    }

    // The parameters of section 5.
    private static let base: UInt32 = 36
    private static let leastThreshold: UInt32 = 1
    private static let greatestThreshold: UInt32 = 26
    private static let skew: UInt32 = 38
    private static let damp: UInt32 = 700
    private static let initialBias: UInt32 = 72
    private static let initialCodePoint: UInt32 = 0x80
    private static let delimiter = UInt8(ascii: "-")
    /// More than a label has, so that the quadratic work stays small.
    private static let longestEncoding = 256

    /// Section 6.1.
    private static func adapted(_ delta: UInt32, count: Int, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / UInt32(count)
        var steps: UInt32 = 0
        while delta > (base - leastThreshold) * greatestThreshold / 2 {
            delta /= base - leastThreshold
            steps += base
        }
        return steps + (base - leastThreshold + 1) * delta / (delta + skew)
    }

    private static func threshold(_ step: UInt32, bias: UInt32) -> UInt32 {
        step <= bias ? leastThreshold : min(max(step - bias, leastThreshold), greatestThreshold)
    }

    private static func append(_ number: UInt32, to result: inout [UInt8], bias: UInt32) {
        var number = number
        var step = base
        while true {
            let threshold = threshold(step, bias: bias)
            guard number >= threshold else { break }
            result.append(digit(threshold + (number - threshold) % (base - threshold)))
            number = (number - threshold) / (base - threshold)
            step += base
        }
        result.append(digit(number))
    }

    private static func readNumber(_ encoding: [UInt8], at index: inout Int, bias: UInt32) -> UInt32? {
        var number: UInt32 = 0
        var weight: UInt32 = 1
        var step = base
        while index < encoding.count, let digit = value(of: encoding[index]) {
            index += 1
            let (product, isTooLarge) = digit.multipliedReportingOverflow(by: weight)
            let (sum, overflows) = number.addingReportingOverflow(product)
            guard !isTooLarge, !overflows else { return nil }
            number = sum
            let threshold = threshold(step, bias: bias)
            if digit < threshold { return number }
            let (next, isTooHeavy) = weight.multipliedReportingOverflow(by: base - threshold)
            guard !isTooHeavy else { return nil }
            weight = next
            step += base
        }
        return nil
    }

    private static func digit(_ value: UInt32) -> UInt8 {
        value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
    }

    private static func value(of digit: UInt8) -> UInt32? {
        if isASCIILetter(digit) { return UInt32((digit | 0x20) - UInt8(ascii: "a")) }
        return isASCIIDigit(digit) ? UInt32(digit - UInt8(ascii: "0")) + 26 : nil
    }
}
