import Diagnostics
import Testing
import YAMLText

@Suite("Hostile input")
struct HostileInputTests {
    @Test("nested deeper than the limit is refused", arguments: ["[", "[\n", "{a: ", "{a: \n", "- ", "? "])
    func depth(opening: String) throws {
        let file = Array(String(repeating: opening, count: 100_000).utf8)
        #expect(faults(file).contains { $0.code == .depth && $0.message.contains("64 levels") })
    }

    @Test("is taken up to the limit of depth and no further", arguments: [1, 2, 64, 512])
    func exactDepth(depth: Int) throws {
        let limits = YAMLLimits(depth: depth)
        let text = { (levels: Int) in
            Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
        }
        #expect(try Source.yaml.result(text(depth), limits: limits).get().json == text(depth))
        #expect(faults(text(depth + 1), limits: limits).map(\.summary) == ["depth 1:\(depth + 1)"])
    }

    @Test("cannot expand aliases")
    func aliasBomb() throws {
        var yaml = "a0: &a0 [x, x]\n"
        for level in 1...40 { yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let faults = faults(Array(yaml.utf8))
        #expect(faults.count(where: { $0.code == .alias }) == 80)
        #expect(faults.count(where: { $0.code == .anchor }) == 41)
    }

    @Test("over the limit of size is refused unread", arguments: [Source.yaml, .markdown])
    func size(source: Source) {
        let faults = faults(Array("---\na: \u{1}".utf8), as: source, limits: YAMLLimits(bytes: 7))
        #expect(faults.map(\.summary) == ["size 1:1"])
    }

    @Test("with more faults than the limit ends there")
    func faultLimit() {
        let file = Array("[\(String(repeating: "*a,", count: 1000))]".utf8)
        let faults = faults(file, limits: YAMLLimits(faults: 3))
        #expect(faults.map(\.code) == [.alias, .alias, .alias, .tooManyFaults])
    }

    @Test("of random bytes and of damaged YAML gives a text or faults in range", arguments: 0..<40 as Range<UInt64>)
    func damaged(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabet = Array("ab: -?[]{},&*!|>'\"%@`#\n\n\t\\xu0\u{E9}~<.".utf8)
        for _ in 0..<200 {
            let length = Int.random(in: 0...60, using: &random)
            let file = (0..<length).map { _ in
                Int.random(in: 0..<200, using: &random) == 0
                    ? UInt8.random(in: 0...255, using: &random)
                    : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            for (source, file) in [
                (Source.yaml, file), (.markdown, Array("---\n".utf8) + file + Array("\n---\nx".utf8)),
            ] {
                switch source.result(file) {
                case .success(let text):
                    #expect(text.anchors.allSatisfy { $0.byteRange.upperBound <= file.count }, "seed \(seed): \(file)")
                    #expect(
                        zip(text.anchors, text.anchors.dropFirst()).allSatisfy {
                            $0.textOffset < $1.textOffset && $0.byteRange.lowerBound <= $1.byteRange.lowerBound
                        }, "seed \(seed): \(file)")
                case .failure(let refusal):
                    #expect(!refusal.faults.isEmpty, "seed \(seed): \(file)")
                    #expect(
                        refusal.faults.allSatisfy { $0.byteRange.upperBound <= file.count }, "seed \(seed): \(file)")
                }
            }
        }
    }
}
