import Codecs
import Testing

@Suite struct RelativePathTests {
    @Test(arguments: ["a", "data/statements.jsonl", "a b/ç/声明.txt", "...", "a/..b", ".hidden", "ab:c", "-", "~/x"])
    func safe(path: String) {
        #expect(RelativePath.isSafe(path))
        #expect(RelativePath.fault(in: path) == nil)
    }

    @Test(arguments: [
        "", "/", "/etc/passwd", "..", "../a", "a/..", "a/../b", ".", "./a", "a/./b", "a//b", "a/", "a\\b", "C:/x",
        "c:x",
        "a\u{0}b", "a\nb", "a\u{7F}", "a\u{85}b", "\u{1B}[2J",
    ])
    func unsafe(path: String) {
        #expect(!RelativePath.isSafe(path))
        #expect(RelativePath.fault(in: path) != nil)
    }
}
