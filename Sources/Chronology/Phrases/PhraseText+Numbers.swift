/// A number as it stands in a text.
struct PhraseNumber {
    /// Digits that it is written in.
    enum Script { case ascii, arabic, persian, fullwidth, han }

    let value: Int
    /// How many digits it has; for Chinese numerals with tens, 2 or 3.
    let digits: Int
    let start: Int
    let end: Int
    let script: Script
}

extension PhraseText {
    /// A number of at most eight digits, all of one script, which no further digit follows.
    func number(_ start: Int) -> PhraseNumber? {
        guard let first = digit(start) else { return nil }
        var value = first.value
        var index = start + first.length
        var count = 1
        while let next = digit(index), next.script == first.script {
            guard count < 8 else { return nil }
            value = value * 10 + next.value
            index += next.length
            count += 1
        }
        return PhraseNumber(value: value, digits: count, start: start, end: index, script: first.script)
    }

    @inline(__always)
    func digit(_ index: Int) -> (value: Int, length: Int, script: PhraseNumber.Script)? {
        let first = byte(index)
        if first &- 0x30 < 10 { return (Int(first &- 0x30), 1, .ascii) }
        guard first >= 0xD9 else { return nil }
        let second = byte(index + 1)
        switch first {
        case 0xD9 where 0xA0...0xA9 ~= second: return (Int(second - 0xA0), 2, .arabic)
        case 0xDB where 0xB0...0xB9 ~= second: return (Int(second - 0xB0), 2, .persian)
        case 0xEF where second == 0xBC && 0x90...0x99 ~= byte(index + 2):
            return (Int(byte(index + 2) - 0x90), 3, .fullwidth)
        default: return nil
        }
    }

    /// A number in digits or in Chinese numerals.
    func numeral(_ start: Int) -> PhraseNumber? {
        byte(start) >= 0xE3 && byte(start) <= 0xE9 ? hanNumber(start) : number(start)
    }

    /// A number in Chinese numerals: digit by digit (`二〇一四`), or below 1000 with tens and hundreds (`二十四`, `廿四`,
    /// `一百零三`).
    func hanNumber(_ start: Int) -> PhraseNumber? {
        var (sum, current, count, index) = (0, 0, 0, start)
        // What the next multiplier must be smaller than; 1000 where there was none.
        var unit = 1000
        while let numeral = hanNumeral(index) {
            guard count < 8 else { return nil }
            count += 1
            index += 3
            if numeral < 10 {
                current = current * 10 + numeral
            } else {
                // 廿 and 卅 are tens of their own; a digit before 十 and 百 multiplies, where there is one.
                let multiplier = numeral == 100 ? 100 : 10
                guard multiplier < unit, current < 10, numeral == 10 || numeral == 100 || current == 0 else {
                    return nil
                }
                sum += numeral * max(current, 1)
                (current, unit) = (0, multiplier)
            }
        }
        guard count > 0 else { return nil }
        if unit == 1000 {
            return PhraseNumber(value: current, digits: count, start: start, end: index, script: .han)
        }
        guard current < 10 else { return nil }
        let value = sum + current
        return PhraseNumber(value: value, digits: value < 100 ? 2 : 3, start: start, end: index, script: .han)
    }

    /// A Chinese numeral of three bytes: 0 to 9, 10, 20, 30 or 100.
    @inline(__always)
    func hanNumeral(_ index: Int) -> Int? {
        let character = UInt32(byte(index)) << 16 | UInt32(byte(index + 1)) << 8 | UInt32(byte(index + 2))
        return switch character {
        case 0xE38087, 0xE99BB6, 0xE2978B: 0
        case 0xE4B880: 1
        case 0xE4BA8C: 2
        case 0xE4B889: 3
        case 0xE59B9B: 4
        case 0xE4BA94: 5
        case 0xE585AD: 6
        case 0xE4B883: 7
        case 0xE585AB: 8
        case 0xE4B99D: 9
        case 0xE58D81: 10
        case 0xE5BBBF: 20
        case 0xE58D85: 30
        case 0xE799BE: 100
        default: nil
        }
    }

    /// The numeral of the first year of an era, 元.
    func isFirstYear(_ index: Int) -> Bool {
        byte(index) == 0xE5 && byte(index + 1) == 0x85 && byte(index + 2) == 0x83
    }
}
