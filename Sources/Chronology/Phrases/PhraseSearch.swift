/// The pass over a text: it stops at numbers and at words that a date can begin with, and asks the grammar there.
///
/// Invariant: every step moves forward, and a word or number that begins no date is passed over whole, so that the
/// grammar is asked once at each. The buffers are alive as long as the value.
struct PhraseSearch {
    let grammar: PhraseGrammar
    let classes: UnsafeBufferPointer<UInt8>

    private var text: PhraseText { grammar.text }

    func run(_ body: (DatePhrase) -> Void) {
        let bytes = text.bytes
        var index = 0
        while index < bytes.count {
            switch classes[Int(bytes[index])] {
            case ByteClass.other: index += 1
            case ByteClass.letter:
                index = step(grammar.phrase(atWord: index), body) ?? endOfWord(index)
            case ByteClass.digit:
                index = step(grammar.phrase(atNumber: index), body) ?? endOfDigits(index)
            case ByteClass.arabic:
                if text.digit(index) != nil {
                    index = step(grammar.phrase(atNumber: index), body) ?? endOfOtherDigits(index)
                } else if isLetter(bytes, index) {
                    index = step(grammar.phrase(atWord: index), body) ?? endOfWord(index)
                } else {
                    index += 2
                }
            case ByteClass.ideograph:
                index = ideograph(index, body)
            case ByteClass.hangul:
                index = step(grammar.phrase(atWord: index), body) ?? endOfHangul(index)
            default:
                if text.digit(index) != nil {
                    index = step(grammar.phrase(atNumber: index), body) ?? endOfOtherDigits(index)
                } else {
                    index += bytes[index] == 0xC2 ? 2 : bytes[index] < 0xF0 ? 3 : 4
                }
            }
        }
    }

    /// Hands on what was found, and says where to go on; `nil` where nothing was.
    @inline(__always)
    private func step(_ outcome: PhraseGrammar.Outcome, _ body: (DatePhrase) -> Void) -> Int? {
        switch outcome {
        case .phrase(let phrase):
            body(phrase)
            return phrase.span.upperBound
        case .refused(let end): return end
        case .nothing: return nil
        }
    }

    /// A Chinese numeral begins a number; a run of them is passed over whole.
    private func ideograph(_ start: Int, _ body: (DatePhrase) -> Void) -> Int {
        guard text.hanNumeral(start) != nil else {
            return step(grammar.phrase(atWord: start), body) ?? start + 3
        }
        if let end = step(grammar.phrase(atHanNumeral: start), body) { return end }
        var index = start
        while text.hanNumeral(index) != nil { index += 3 }
        return index
    }

    /// The end of a run of letters and ASCII digits.
    @inline(__always)
    private func endOfWord(_ start: Int) -> Int {
        let bytes = text.bytes
        var index = start
        while index < bytes.count {
            let kind = classes[Int(bytes[index])]
            if kind == ByteClass.letter || kind == ByteClass.digit {
                index += 1
            } else if kind == ByteClass.arabic, isLetter(bytes, index) {
                index += 2
            } else {
                break
            }
        }
        // A stray byte is passed over.
        return max(index, start + 1)
    }

    /// The end of a run of digits, with the letters that follow at once.
    @inline(__always)
    private func endOfDigits(_ start: Int) -> Int {
        let bytes = text.bytes
        var index = start
        while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
        return index < bytes.count && classes[Int(bytes[index])] == ByteClass.letter ? endOfWord(index) : index
    }

    private func endOfOtherDigits(_ start: Int) -> Int {
        var index = start
        while let digit = text.digit(index) { index += digit.length }
        return index
    }

    private func endOfHangul(_ start: Int) -> Int {
        let bytes = text.bytes
        var index = start + 3
        while index < bytes.count, classes[Int(bytes[index])] == ByteClass.hangul { index += 3 }
        return index
    }
}
