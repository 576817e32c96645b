import Patterns
import Testing

/// Compares the engine with matching by definition: the ends of all matches from each position, without any order.
@Suite("Random patterns")
struct RandomPatternTests {
    @Test("agree with matching by definition", arguments: [1, 2, 3, UInt64.random(in: 4...UInt64.max)], [false, true])
    func agree(seed: UInt64, withLookaround: Bool) throws {
        print("seed of the random patterns: \(seed), with look-around: \(withLookaround)")
        var generator = SplitMix64(state: seed)
        for _ in 0..<400 {
            let tree = Reference.random(depth: 4, withLookaround: withLookaround, using: &generator)
            let pattern = try Pattern(tree.source, stepLimit: 10_000_000)
            var scratch = MatchScratch()
            for _ in 0..<6 {
                let scalars = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                    Reference.alphabet.randomElement(using: &generator) ?? "a"
                }
                let expected: MatchOutcome =
                    scalars.indices.contains { !tree.ends(in: scalars, from: $0).isEmpty }
                        || !tree.ends(in: scalars, from: scalars.count).isEmpty ? .matched : .unmatched
                var text = ""
                text.unicodeScalars.append(contentsOf: scalars)
                let found = text.withUTF8 { pattern.search(UnsafeRawBufferPointer($0), using: &scratch) }
                #expect(
                    found == expected, "seed \(seed): \(tree.source.debugDescription) on \(text.debugDescription)")
            }
        }
    }
}

/// The generator of Steele, Lea and Flood (2014): small, and the same on every platform.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// A pattern with its source and its meaning.
private indirect enum Reference {
    case set(String, @Sendable (Unicode.Scalar) -> Bool)
    case sequence([Reference])
    case choice([Reference])
    case repeated(Reference, Int, Int?, String)
    case assertion(String)
    case look(String, Reference)

    static let alphabet: [Unicode.Scalar] = [
        "a", "a", "b", "b", "c", "_", "1", " ", "-", "é", "Ж", "中", "🐲", "\n", "\u{2028}",
    ]

    static func random(
        depth: Int, withLookaround: Bool, using generator: inout some RandomNumberGenerator
    ) -> Reference {
        let next = { (generator: inout SplitMix64) in
            Reference.random(depth: depth - 1, withLookaround: withLookaround, using: &generator)
        }
        var own = SplitMix64(state: generator.next())
        switch depth == 0 ? 0 : Int.random(in: 0..<12, using: &own) {
        case 0...2: return leaf(using: &own)
        case 3...5: return .sequence((0..<Int.random(in: 0...3, using: &own)).map { _ in next(&own) })
        case 6...7: return .choice((0..<Int.random(in: 1...3, using: &own)).map { _ in next(&own) })
        case 11 where withLookaround:
            return .look(["?=", "?!", "?<=", "?<!"].randomElement(using: &own) ?? "?=", next(&own))
        default:
            let bounds: (Int, Int?, String) =
                [
                    (0, nil, "*"), (1, nil, "+"), (0, 1, "?"), (2, 2, "{2}"), (1, 3, "{1,3}?"), (2, nil, "{2,}"),
                    (0, 0, "{0}"),
                ]
                .randomElement(using: &own) ?? (0, nil, "*")
            return .repeated(next(&own), bounds.0, bounds.1, bounds.2)
        }
    }

    private static func leaf(using generator: inout SplitMix64) -> Reference {
        let isWord = { @Sendable (scalar: Unicode.Scalar) in
            scalar == "_" || scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
        let leaves: [Reference] = [
            .set("a") { $0 == "a" }, .set("b") { $0 == "b" }, .set("é") { $0 == "é" }, .set("\\u{1F432}") { $0 == "🐲" },
            .set(".") { $0 != "\n" && $0 != "\u{2028}" }, .set("\\w", isWord), .set("\\W") { !isWord($0) },
            .set("[^a中]") { $0 != "a" && $0 != "中" }, .set("[a-c1]") { "abc1".unicodeScalars.contains($0) },
            .set("[é-🐲]") { ("é"..."🐲").contains($0) }, .set("\\p{Lu}") { $0 == "Ж" }, .set("[]") { _ in false },
            .assertion("^"), .assertion("$"), .assertion("\\b"), .assertion("\\B"),
        ]
        return leaves.randomElement(using: &generator) ?? leaves[0]
    }

    var source: String {
        switch self {
        case .set(let source, _), .assertion(let source): source
        case .sequence(let terms): terms.map(\.source).joined()
        case .choice(let alternatives): "(" + alternatives.map(\.source).joined(separator: "|") + ")"
        case .repeated(let body, _, _, let quantifier): "(?:" + body.source + ")" + quantifier
        case .look(let kind, let body): "(" + kind + body.source + ")"
        }
    }

    /// Where the matches that begin at `start` end.
    func ends(in text: [Unicode.Scalar], from start: Int) -> Set<Int> {
        switch self {
        case .set(_, let contains):
            return start < text.count && contains(text[start]) ? [start + 1] : []
        case .sequence(let terms):
            return terms.reduce([start]) { starts, term in Set(starts.flatMap { term.ends(in: text, from: $0) }) }
        case .choice(let alternatives):
            return Set(alternatives.flatMap { $0.ends(in: text, from: start) })
        case .repeated(let body, let minimum, let maximum, _):
            var current: Set<Int> = [start]
            for _ in 0..<minimum { current = Set(current.flatMap { body.ends(in: text, from: $0) }) }
            // Beyond the required turns, one for each code point of the text reaches all that can be reached.
            for _ in 0..<(maximum.map { $0 - minimum } ?? text.count + 1) {
                current.formUnion(current.flatMap { body.ends(in: text, from: $0) })
            }
            return current
        case .assertion(let source):
            let isWord = { (index: Int) in
                text.indices.contains(index) && "abc_1".unicodeScalars.contains(text[index])
            }
            let holds =
                switch source {
                case "^": start == 0
                case "$": start == text.count
                case "\\b": isWord(start - 1) != isWord(start)
                default: isWord(start - 1) == isWord(start)
                }
            return holds ? [start] : []
        case .look(let kind, let body):
            let holds =
                kind.contains("<")
                ? (0...start).contains { body.ends(in: text, from: $0).contains(start) }
                : !body.ends(in: text, from: start).isEmpty
            return holds != kind.hasSuffix("!") ? [start] : []
        }
    }
}
