import Foundation
import JSONText
import TestSupport
import Testing

@Suite struct TapeTests {
    @Test func rangesAreThoseOfTheText() throws {
        let text = #"{ "a" : [ 1, "é" ], "b": { } }"#
        try withRoot(of: text) { root in
            func written(_ node: JSONNode?) -> String? { node.map { String(decoding: $0.text, as: UTF8.self) } }
            #expect(written(root) == text)
            #expect(written(root["a"]) == #"[ 1, "é" ]"#)
            #expect(written(root["a"]?[1]) == #""é""#)
            #expect(written(root["b"]) == "{ }")
            #expect(root["c"] == nil && root["a"]?[2] == nil && root["a"]?[-1] == nil)
            #expect(root.count == 2 && root["a"]?.count == 2 && root["b"]?.count == 0)
        }
    }

    @Test(arguments: [
        ("", ""), ("plain", "plain"), (#"a\"b\\c\/d\b\f\n\r\t"#, "a\"b\\c/d\u{8}\u{c}\n\r\t"),
        (#"\u00e9\uD55C\ud83d\ude00\u0000"#, "é한😀\0"), ("外务省 😀", "外务省 😀"),
    ])
    func stringsAreUnescaped(written: String, characters: String) throws {
        try withRoot(of: "[\"\(written)\"]") { root in
            let node = try #require(root[0])
            #expect(node.string == characters)
            #expect(node.codePointCount == characters.unicodeScalars.count)
            #expect(Array(characters.utf8).withUnsafeBytes { node.stringEquals($0) })
        }
    }

    /// Walking, the table of places and the index of children agree, in containers on both sides of the index's limit.
    @Test(arguments: [0, 1, 16, 17, 40])
    func tablesOfPointersAgreeWithWalking(count: Int) throws {
        let members = (0..<count).map { "\"m/\($0)\": [{}, \($0)]" }.joined(separator: ", ")
        let elements = (0..<count).map { "{\"n\\u00e9\($0)\": [\($0)]}" }.joined(separator: ", ")
        try withRoot(of: "{\"o\": {\(members)}, \"l\": [\(elements)]}") { root in
            let table = PointerTable(root)
            let children = ChildIndex()
            var waiting = [root]
            while let node = waiting.popLast() {
                let pointer = try #require(table.pointer(to: node))
                #expect(pointer == root.pointer(to: node.index))
                var found: JSONNode? = root
                for token in pointerTokens(pointer) {
                    found = found.flatMap { children.child(of: $0, forToken: token) }
                }
                #expect(found?.index == node.index)
                #expect(children.child(of: node, forToken: "none") == nil)
                for (key, value) in node.members {
                    #expect(table.pointer(to: key) == table.pointer(to: value))
                    waiting.append(value)
                }
                waiting += node.elements
            }
            let list = try #require(root["l"])
            #expect(table.pointer(from: list, to: list) == "")
            #expect(list[0].map { table.pointer(from: list, to: $0) == "/0" } ?? true)
            #expect(table.pointer(from: list, to: root) == nil)
            #expect(children.child(of: list, forToken: "-1") == nil)
            #expect(children.child(of: list, forToken: "\(count)") == nil)
        }
    }

    @Test func pointersLeadBothWays() throws {
        try withRoot(of: #"{"a/b": [{"c~d": 1}], "": 2}"#) { root in
            for pointer in ["", "/a~1b", "/a~1b/0", "/a~1b/0/c~0d", "/"] {
                let node = try #require(root.value(at: pointer))
                #expect(root.pointer(to: node.index) == pointer)
            }
            #expect(root.value(at: "/a~1b/1") == nil)
        }
    }

    @Test(arguments: 0..<20)
    func agreesWithAnotherParser(round: Int) throws {
        let seed = UInt64(round) &* 7919 &+ 17
        print("seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let text = Self.randomValue(&generator, depth: 4)
            let other = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            try withRoot(of: text) { root in
                var writer = JSONWriter()
                writer.value(root)
                let again = try JSONSerialization.jsonObject(with: Data(writer.bytes), options: .fragmentsAllowed)
                #expect((other as? NSObject) == (again as? NSObject), "\(text)")
            }
        }
    }

    private static func randomValue(_ generator: inout SeededGenerator, depth: Int) -> String {
        func string() -> String {
            let alphabet = ["a", "b", "é", "한", "😀", #"\n"#, #"\u00e9"#, #"\""#, " ", #"\ud83d\ude00"#, "0"]
            return "\""
                + (0..<Int.random(in: 0...20, using: &generator))
                .map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined() + "\""
        }
        switch Int.random(in: 0...(depth > 0 ? 7 : 5), using: &generator) {
        case 0: return "null"
        case 1: return Bool.random(using: &generator) ? "true" : "false"
        case 2: return String(Int.random(in: -100_000...100_000, using: &generator))
        case 3: return "\(Int.random(in: -99...99, using: &generator)).5e2"
        case 4, 5: return string()
        case 6:
            let count = Int.random(in: 0...5, using: &generator)
            return "[ " + (0..<count).map { _ in randomValue(&generator, depth: depth - 1) }.joined(separator: " ,\n")
                + "]"
        default:
            let count = Int.random(in: 0...5, using: &generator)
            return "{"
                + (0..<count).map { "\"k\($0)\" : " + randomValue(&generator, depth: depth - 1) }.joined(separator: ",")
                + " }"
        }
    }
}
