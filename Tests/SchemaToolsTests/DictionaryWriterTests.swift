import Foundation
import JSONText
import Schemas
import TestSupport
import Testing

@testable import SchemaTools

/// The two writers: what a schema says is shown, and never read as markup.
@Suite struct DictionaryWriterTests {
    /// A schema whose every text is hostile.
    private static func hostile() throws -> DataDictionary {
        let text = quotedJSON(
            "<script>alert('1')</script> | `a|b` *x* [l](javascript:x) \u{202E} \u{7F} \" onclick=\"x\n\n# H")
        let schema = """
            {"title": \(text), "$id": "urn:<b>", "description": \(text), "properties": {
              \(text): {"title": \(text), "description": \(text), "pattern": "^(a|b`)\\\\|$", "enum": [\(text), "a|b"],
                "examples": [\(text)], "default": \(text), "format": \(text), "role": \(text), "expected": [\(text)],
                "properties": {"inner": {"$ref": "#"}}}}}
            """
        return DataDictionary(of: try JSONDocument(Array(schema.utf8)))
    }

    private static func html(_ dictionary: DataDictionary) -> String {
        String(decoding: DictionaryFormat.html.text(of: dictionary), as: UTF8.self)
    }

    /// The names of the tags in a page in order, end tags with a slash.
    private static func tags(_ page: String) -> [(name: String, attributes: String)] {
        page.matches(of: /<(\/?[a-zA-Z][a-zA-Z0-9]*)([^<>]*)>/).map { (String($0.1).lowercased(), String($0.2)) }
    }

    @Test func hostileTextsStayText() throws {
        let page = Self.html(try Self.hostile())
        let known: Set<String> = [
            "html", "head", "meta", "title", "style", "body", "header", "p", "h1", "h2", "dl", "div", "dt", "dd",
            "code",
            "nav", "ul", "li", "a", "main", "section", "table", "caption", "thead", "tbody", "tr", "th", "td", "span",
            "wbr",
        ]
        for tag in Self.tags(page) {
            #expect(known.contains(tag.name.replacing("/", with: "")), "\(tag)")
            #expect(!tag.attributes.contains("onclick="))
        }
        #expect(!page.contains("\u{202E}") && !page.contains("\u{7F}"))
        #expect(!page.contains("href=\"javascript"))
    }

    @Test func pagesAreBalancedAndLinksLead() throws {
        let schemas = try ["statement", "report", "chancery"].map { name in
            DataDictionary(of: try JSONDocument(try #require(EmbeddedFile.bytes(named: "\(name).schema.json"))))
        }
        for dictionary in schemas + [try Self.hostile()] {
            let page = Self.html(dictionary)
            var open: [String] = []
            for (name, _) in Self.tags(page) where !["meta", "wbr"].contains(name) {
                if name.hasPrefix("/") {
                    #expect(open.popLast() == String(name.dropFirst()))
                } else {
                    open.append(name)
                }
            }
            #expect(open == [])
            let ids = page.matches(of: /id="([^"]*)"/).map { String($0.1) }
            #expect(Set(ids).count == ids.count)
            for link in page.matches(of: /href="([^"]*)"/).map({ String($0.1) }) {
                #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst())), "\(link)")
            }
            #expect(!page.contains("http://") && !page.contains("src=") && !page.contains("@import"))
        }
    }

    @Test func rowsOfMarkdownHaveFourCells() throws {
        let dictionary = try Self.hostile()
        let text = String(decoding: DictionaryFormat.markdown.text(of: dictionary), as: UTF8.self)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| <a") }
        #expect(rows.count == dictionary.fields.count)
        for row in rows {
            // Bars that are not escaped end cells.
            let bars = row.matches(of: /\\.|\|/).filter { $0.0 == "|" }
            #expect(bars.count == 5, "\(row)")
        }
        #expect(!text.contains("<script>"))
        #expect(!text.split(separator: "\n").contains("# H"))
    }

    @Test(arguments: [
        ("plain", false, "`plain`"), ("a|b", true, "`a\\|b`"), ("a|b", false, "`a|b`"),
        ("a\\|b", true, "<code>a&#92;&#124;b</code>"),
        ("a`b", false, "<code>a&#96;b</code>"), (" a", false, "<code> a</code>"), ("", false, "<code></code>"),
        ("외무성", true, "`외무성`"),
    ])
    func codeOfMarkdownIsClear(text: String, inTable: Bool, written: String) {
        #expect(MarkdownDictionary.code(text, inTable: inTable) == written)
    }

    @Test(
        arguments: [
            ("a `b` c", [.text("a "), .code("b"), .text(" c")]), ("a ` b", [.text("a ` b")]), ("`b`", [.code("b")]),
            ("", []),
        ] as [(String, [Phrase.Span])])
    func proseMarksCode(prose: String, spans: [Phrase.Span]) {
        #expect(Phrase(prose: prose).spans == spans)
    }
}
