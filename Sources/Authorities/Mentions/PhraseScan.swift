/// Goes through a text and looks for phrases of a trie wherever a word can begin.
///
/// A word begins behind what is no letter; in Han, Hiragana and Hangul at every scalar; in Arabic also behind the particles
/// that are written together with it (wa-, fa-, bi-, li-, ka-). Phrases do not overlap: the first in the text counts, of
/// those that begin together the longest.
///
/// Complexity: linear in the length of the text for a given trie.
struct PhraseScan {
    let trie: PhraseTrie
    let text: TextReader

    /// Calls for each phrase with where it begins, in the order of the text.
    @inline(__always)
    func forEach(
        accepts: (_ value: Int, _ start: Int, _ end: Int, _ endsWord: Bool) -> Bool,
        _ body: (_ start: Int, _ match: PhraseTrie.Match) -> Void
    ) {
        let bytes = text.bytes
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80, !TextScalar.isASCIIWord(byte) {
                index += 1
                continue
            }
            let step = text.scalar(at: index)
            let isWord = TextScalar.isWord(step.scalar)
            if isWord || TextScalar.isUnspaced(step.scalar),
                let (start, match) = match(at: index, step, accepts: accepts)
            {
                body(start, match)
                index = match.end
            } else {
                index = isWord ? endOfWord(step.end) : endOfKatakana(step)
            }
        }
    }

    @inline(__always)
    private func match(
        at index: Int, _ step: TextReader.Step, accepts: (Int, Int, Int, Bool) -> Bool
    ) -> (Int, PhraseTrie.Match)? {
        if let match = trie.longestMatch(in: text, at: index, accepts: { accepts($0, index, $1, $2) }) {
            return (index, match)
        }
        guard 0x641...0x648 ~= step.scalar || step.scalar == 0x628 else { return nil }
        return matchBehindParticles(at: index, accepts: accepts)
    }

    /// Looks behind one or two Arabic particles.
    private func matchBehindParticles(
        at index: Int, accepts: (Int, Int, Int, Bool) -> Bool
    ) -> (Int, PhraseTrie.Match)? {
        var start = index
        for particles: Set<UInt32> in [[0x648, 0x641], [0x628, 0x644, 0x643]] {
            guard start < text.bytes.count else { return nil }
            let step = text.scalar(at: start)
            guard particles.contains(step.scalar) else { continue }
            start = step.end
            guard start < text.bytes.count else { return nil }
            if let match = trie.longestMatch(in: text, at: start, accepts: { accepts($0, start, $1, $2) }) {
                return (start, match)
            }
        }
        return nil
    }

    /// Where a run of Katakana ends that begins with a scalar; behind the scalar where it is none.
    private func endOfKatakana(_ first: TextReader.Step) -> Int {
        var step = first
        while TextScalar.isKatakana(step.scalar), step.end < text.bytes.count {
            let next = text.scalar(at: step.end)
            guard TextScalar.isKatakana(next.scalar) else { break }
            step = next
        }
        return step.end
    }

    /// Where the word ends that an index lies in.
    @inline(__always)
    private func endOfWord(_ index: Int) -> Int {
        let bytes = text.bytes
        var end = index
        while end < bytes.count {
            if bytes[end] < 0x80 {
                guard TextScalar.isASCIIWord(bytes[end]) else { return end }
                end += 1
            } else {
                let step = text.scalar(at: end)
                guard TextScalar.isWord(step.scalar) || TextScalar.isIgnored(step.scalar) else { return end }
                end = step.end
            }
        }
        return end
    }
}
