/// Phrases as a trie over folded scalars: finds the longest phrase at a place of a text in time bounded by the longest
/// phrase, whatever the number of phrases.
///
/// A node's children are a list, and a new phrase's nodes follow each other in memory, so that thousands of phrases are
/// compiled in a few milliseconds. Where many branches meet, at the first two units of phrases, a table of edges takes
/// the place of the lists.
struct PhraseTrie {
    /// A phrase found.
    struct Match {
        /// Where it ends, in bytes.
        let end: Int
        /// The value that was stored for the phrase.
        let value: Int
        /// The number that stands at the first `#`.
        let number: Int?
        /// Whether it ends where a word does.
        let endsWord: Bool
        /// How many scalars of it the table writes out.
        fileprivate let literalCount: Int
    }

    /// White space and ignored scalars are passed over up to this many bytes at one place.
    private static let maximumGap = 64

    /// A node: what leads to it, what follows it, what ends at it.
    private struct Node {
        /// The unit on the edge that leads here.
        let unit: UInt32
        /// How many units lead here, up to ``hashedDepth``.
        let depth: UInt8
        /// Whether an ending or a number may follow.
        var hasMark = false
        /// The first of the children, 0 for none. From ``hashedDepth`` on.
        var child: Int32 = 0
        /// The next child of the same parent, 0 for none. Up to ``hashedDepth``, where children are no lists, what
        /// ``PhraseStarts`` calls the letters that lead here.
        var sibling: Int32 = 0
        /// -1 for none.
        var value: Int32 = -1
    }

    /// The children of nodes above this depth are found by the table of edges.
    private static let hashedDepth: UInt8 = 2

    private var nodes: [Node] = [Node(unit: 0, depth: 0)]
    /// `node | unit | child`, open-addressed; 0 is a free place.
    private var edges = [UInt64](repeating: 0, count: 1 << 6)
    private var shift: UInt64 = 58
    private var edgeCount = 0
    private var starts = PhraseStarts()

    /// An empty trie with room for some nodes before it has to grow.
    init(capacity: Int = 1 << 6) {
        nodes.reserveCapacity(capacity)
    }

    // MARK: Building

    /// The value of a node, `nil` where no phrase ends.
    subscript(node: Int) -> Int? {
        get { nodes[node].value < 0 ? nil : Int(nodes[node].value) }
        set {
            nodes[node].value = newValue.map(Int32.init) ?? -1
            let depth = nodes[node].depth
            if depth <= Self.hashedDepth { starts.end(nodes[node].sibling, depth: Int(depth)) }
        }
    }

    /// The unit on the edge that leads to a node.
    func unit(of node: Int) -> UInt32 { nodes[node].unit }

    /// The child of a node, added where there is none yet.
    mutating func addChild(of node: Int, _ unit: UInt32) -> Int {
        if let child = child(of: node, unit) { return child }
        let child = nodes.count
        precondition(child < 1 << 21, "the tables have too many names for the index")
        let depth = nodes[node].depth
        var new = Node(unit: unit, depth: min(depth + 1, Self.hashedDepth + 1))
        if depth <= Self.hashedDepth {
            let code = starts.add(child: child, below: nodes[node].sibling, depth: Int(depth), unit)
            if depth < Self.hashedDepth { new.sibling = code }
        }
        if depth < Self.hashedDepth {
            if edgeCount * 2 >= edges.count { grow() }
            edgeCount += 1
            place(Self.key(node, unit) << 21 | UInt64(child))
        } else {
            new.sibling = nodes[node].child
            nodes[node].child = Int32(child)
        }
        if unit >= PhrasePattern.ending { nodes[node].hasMark = true }
        nodes.append(new)
        return child
    }

    private mutating func place(_ edge: UInt64) {
        var slot = self.slot(edge >> 21)
        while edges[slot] != 0 { slot = (slot + 1) & (edges.count - 1) }
        edges[slot] = edge
    }

    private mutating func grow() {
        let old = edges
        edges = [UInt64](repeating: 0, count: old.count * 2)
        shift -= 1
        for edge in old where edge != 0 { place(edge) }
    }

    @inline(__always)
    private static func key(_ node: Int, _ unit: UInt32) -> UInt64 { UInt64(node) << 21 | UInt64(unit) }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

    @inline(__always)
    private func child(of node: Int, _ unit: UInt32) -> Int? {
        guard nodes[node].depth >= Self.hashedDepth else { return hashedChild(of: node, unit) }
        var child = Int(nodes[node].child)
        while child != 0 {
            if nodes[child].unit == unit { return child }
            child = Int(nodes[child].sibling)
        }
        return nil
    }

    @inline(__always)
    private func hashedChild(of node: Int, _ unit: UInt32) -> Int? {
        let key = Self.key(node, unit)
        var slot = self.slot(key)
        while true {
            let edge = edges[slot]
            if edge >> 21 == key { return Int(edge & 0x1F_FFFF) }
            if edge == 0 { return nil }
            slot = (slot + 1) & (edges.count - 1)
        }
    }

    // MARK: Matching

    /// The longest phrase that begins at an index below the count and is accepted: by its value, its end, and whether
    /// it ends where a word does. Of two that end together, the one of which the table writes out more.
    @inline(__always)
    func longestMatch(
        in text: TextReader, at start: Int, accepts: (_ value: Int, _ end: Int, _ endsWord: Bool) -> Bool
    ) -> Match? {
        var best: Match?
        var first = Walk(node: 0, position: start)
        if TextScalar.isASCIIWord(text.bytes[start]) {
            switch starts.start(in: text.bytes, at: start) {
            case .none: return nil
            case .node(let node):
                first = Walk(node: node, position: start + 3, last: UInt32(text.bytes[start + 2]), literalCount: 3)
            case .root: break
            }
        }
        walk(first, in: text, best: &best, accepts: accepts)
        return best
    }

    /// A place in the trie and in the text.
    private struct Walk {
        var node: Int
        var position: Int
        var last: UInt32 = 0
        var literalCount = 0
        var number: Int?
    }

    private func walk(
        _ start: Walk, in text: TextReader, best: inout Match?, accepts: (Int, Int, Bool) -> Bool
    ) {
        var walk = start
        while true {
            let value = nodes[walk.node].value
            if value >= 0, best.map({ ($0.end, $0.literalCount) < (walk.position, walk.literalCount) }) ?? true {
                let endsWord = endsWord(walk, in: text)
                if accepts(Int(value), walk.position, endsWord) {
                    best = Match(
                        end: walk.position, value: Int(value), number: walk.number, endsWord: endsWord,
                        literalCount: walk.literalCount)
                }
            }
            if nodes[walk.node].hasMark { branch(walk, in: text, best: &best, accepts: accepts) }
            if walk.position < text.bytes.count, text.bytes[walk.position] &- 0x41 < 26 {
                branchToAccents(walk, in: text, best: &best, accepts: accepts)
            }
            guard let step = nextScalar(walk.position, in: text), let child = child(of: walk.node, step.scalar) else {
                return
            }
            walk.node = child
            walk.position = step.end
            walk.last = step.scalar
            walk.literalCount += 1
        }
    }

    /// Goes on behind an ending and behind a number. A phrase has few of them, so that the branches stay few.
    private func branch(_ walk: Walk, in text: TextReader, best: inout Match?, accepts: (Int, Int, Bool) -> Bool) {
        if let child = child(of: walk.node, PhrasePattern.ending), let end = wordEnd(walk.position, in: text) {
            var next = walk
            next.node = child
            next.position = end
            self.walk(next, in: text, best: &best, accepts: accepts)
        }
        if let child = child(of: walk.node, PhrasePattern.number), let (number, end) = number(walk.position, in: text) {
            var next = walk
            next.node = child
            next.position = end
            next.last = 0x30
            next.number = walk.number ?? number
            self.walk(next, in: text, best: &best, accepts: accepts)
        }
    }

    /// Goes on with the letters for which a capital stands without its accent, in a word of capitals: "RÉPUBLIQUE" is
    /// written "REPUBLIQUE", too. A phrase with the plain letter goes before.
    private func branchToAccents(
        _ walk: Walk, in text: TextReader, best: inout Match?, accepts: (Int, Int, Bool) -> Bool
    ) {
        for letter in PlainCapital.accented(in: text.bytes, at: walk.position) {
            guard let child = child(of: walk.node, letter) else { continue }
            var next = walk
            next.node = child
            next.position += 1
            next.last = letter
            self.walk(next, in: text, best: &best, accepts: accepts)
        }
    }

    /// The next folded scalar; a run of white space is one space.
    @inline(__always)
    private func nextScalar(_ position: Int, in text: TextReader) -> TextReader.Step? {
        guard position < text.bytes.count else { return nil }
        var step = text.scalar(at: position)
        if step.scalar >= 0xAD {
            let limit = min(text.bytes.count, position + Self.maximumGap)
            while TextScalar.isIgnored(step.scalar) {
                guard step.end < limit else { return nil }
                step = text.scalar(at: step.end)
            }
        }
        let folded = TextScalar.folded(step.scalar)
        guard folded == TextScalar.space else { return TextReader.Step(scalar: folded, end: step.end) }
        return TextReader.Step(scalar: folded, end: text.endOfSpace(step.end, limit: Self.maximumGap))
    }

    /// Whether what follows does not go on the word that a match ends with.
    private func endsWord(_ walk: Walk, in text: TextReader) -> Bool {
        guard let next = nextScalar(walk.position, in: text) else { return true }
        if TextScalar.isUnspaced(walk.last) {
            return !(TextScalar.isKatakana(walk.last) && TextScalar.isKatakana(next.scalar))
        }
        return !TextScalar.isWord(walk.last) || !TextScalar.isWord(next.scalar)
    }

    /// Where a word ends that has at most so many letters left as an ending may have.
    private func wordEnd(_ position: Int, in text: TextReader) -> Int? {
        var end = position
        for _ in 0...PhrasePattern.maximumEnding {
            guard end < text.bytes.count else { return end }
            let step = text.scalar(at: end)
            guard TextScalar.isWord(step.scalar) else { return end }
            end = step.end
        }
        return nil
    }

    /// A number of one to three digits and its end.
    private func number(_ position: Int, in text: TextReader) -> (Int, Int)? {
        var (number, end) = (0, position)
        for count in 0...3 {
            guard end < text.bytes.count, let step = nextScalar(end, in: text),
                let digit = TextScalar.digit(step.scalar)
            else { return count == 0 ? nil : (number, end) }
            number = number * 10 + digit
            end = step.end
        }
        return nil
    }
}

extension TextReader {
    /// Where white space ends, at most so many bytes on.
    func endOfSpace(_ index: Int, limit: Int) -> Int {
        var end = index
        let last = min(bytes.count, index + limit)
        while end < last {
            let step = scalar(at: end)
            guard TextScalar.isSpace(step.scalar) else { break }
            end = step.end
        }
        return end
    }
}
