import Authorities

/// The blocks of a page that hold one statement: all of them, or those of a letter, or of its annex.
struct PagePart: Hashable {
    let blocks: Range<Int>
    /// Whether it is an annex: the letter before it says what it is.
    let isAnnex: Bool

    /// The parts of a page: a letter ends where its annex begins.
    static func parts(of page: CapturePage, _ tables: AuthorityTables) -> [PagePart] {
        let all = page.blocks.indices
        let isLetter = page.text.withUnsafeBytes { text in
            tables.cueMentions(of: .date, in: text).contains { $0.cue.value == "letter" }
        }
        guard isLetter, let start = annexStart(in: page, tables) else { return [PagePart(blocks: all, isAnnex: false)] }
        return [
            PagePart(blocks: all.lowerBound..<start, isAnnex: false),
            PagePart(blocks: start..<all.upperBound, isAnnex: true),
        ]
    }

    /// The first block that calls itself an annex, and is a heading or short.
    private static func annexStart(in page: CapturePage, _ tables: AuthorityTables) -> Int? {
        page.text.withUnsafeBytes { text in
            page.blocks.indices.dropFirst().first { index in
                let span = page.blocks[index].span
                guard span.count <= 400 else { return false }
                // Markdown may set it in bold.
                let start =
                    text[span].firstIndex { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "_") } ?? span.lowerBound
                return tables.cueMention(of: .annex, at: start, in: text) != nil
            }
        }
    }
}
