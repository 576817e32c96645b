import Authorities

/// Finds the title of a statement among the lines above its text.
///
/// A line that the page's own title begins with is it; else the nearest heading; else the nearest line that reads like a
/// title. Where that is no more than a name or a line of a menu, and another line says what the page is, such as "Joint
/// Statement on …", that one is.
struct TitleFinder {
    private let page: CapturePage
    private let tables: AuthorityTables
    private let features: [BlockFeatures]

    /// How far above the text a title is looked for, in blocks.
    private static let reach = 16
    /// The same for a line that the page's own title begins with.
    private static let farthest = 48
    /// A shorter label is no title of a page.
    private static let shortest = 12

    init(_ page: CapturePage, _ tables: AuthorityTables, _ features: [BlockFeatures]) {
        self.page = page
        self.tables = tables
        self.features = features
    }

    /// Sets title and header.
    func find(above end: Int, downTo start: Int, _ boundaries: inout StatementBoundaries) {
        let title = title(above: end, downTo: start)
        if let index = title.block {
            boundaries.title = [index]
            boundaries.titleSpan = title.span
        }
        let nearest = title.nearest ?? title.block
        let limit = max(start, end - (nearest.map { max(Self.reach, end - $0) } ?? Self.reach))
        for index in stride(from: end - 1, through: limit, by: -1) where !isFurniture(index) && index != title.block {
            if let nearest, index < nearest {
                // A few more above the title: the line that it was broken from, a date.
                if boundaries.header.count >= 6 || index < nearest - 4 { break }
                boundaries.header.append(index)
                if isHeading(index) { break }
            } else {
                boundaries.header.append(index)
            }
        }
        boundaries.header.sort()
        joinBrokenTitle(&boundaries)
    }

    /// Whether some line above another is a title.
    func hasTitle(above end: Int, downTo start: Int) -> Bool {
        nearestHeading(above: end, downTo: max(start, end - Self.reach)) != nil
            || nearestLine(above: end, downTo: max(start, end - Self.reach)) != nil
    }

    // MARK: Which line

    private struct Found {
        /// The title's block.
        var block: Int?
        /// Its words, where they are not all of the block.
        var span: TextSpan?
        /// The line nearest to the text that looks like a title, where another is it.
        var nearest: Int?
    }

    private func title(above end: Int, downTo start: Int) -> Found {
        let own = start == 0 ? pageTitle : nil
        if let own, let line = repeated(own, above: end, downTo: start) { return Found(block: line) }
        let limit = max(start, end - Self.reach)
        if let heading = nearestHeading(above: end, downTo: limit) { return Found(block: heading) }
        guard
            let nearest = nearestLine(above: end, downTo: limit, where: { !isKindAlone($0) })
                ?? nearestLine(above: end, downTo: limit)
        else {
            return Found(
                block: own.flatMap { $0.block }.flatMap { $0 < end && namesAct($0) ? $0 : nil }, span: own?.words)
        }
        if isWeak(nearest),
            let line = nearestLine(above: nearest, downTo: limit, where: hasKind)
                ?? (features[nearest].size <= 80
                    ? nearestLine(above: nearest, downTo: max(limit, nearest - 3), where: { !isWeak($0) }) : nil)
        {
            return Found(block: line, span: line == own?.block ? own?.words : nil, nearest: nearest)
        }
        if let own, let block = own.block, block < nearest, features[block].size >= 30,
            hasKind(block) || isWeak(nearest) && namesAct(block),
            !namesAct(nearest), !isSupported(nearest, end), !repeatsStart(of: nearest, in: own.words)
        {
            return Found(block: block, span: own.words, nearest: nearest)
        }
        return Found(block: nearest, span: nearest == own?.block ? own?.words : nil)
    }

    /// The title that the page gives itself: its field, or the first line of a page that was saved as text.
    private var pageTitle: (block: Int?, words: TextSpan)? {
        if let field = page.fields.first(where: { $0.key == "title" }) { return (nil, withoutSite(field.span)) }
        guard let first = page.blocks.first, first.role == .paragraph, features[0].size <= 400 else { return nil }
        return (0, withoutSite(first.span))
    }

    /// The words before the mark behind which the site is named.
    private func withoutSite(_ span: TextSpan) -> TextSpan {
        let text = page.text[span]
        for mark in ["_", "｜", " | ", "|", " — ", " - ", " – "] {
            let bytes = Array(mark.utf8)
            var index = span.upperBound - bytes.count
            while index > span.lowerBound, !text[index...].starts(with: bytes) { index -= 1 }
            if index - span.lowerBound >= Self.shortest, isSite(index + bytes.count..<span.upperBound, behind: mark) {
                return PlainTextReader.trimmed(span.lowerBound..<index, in: page.text)
            }
        }
        return span
    }

    /// Whether what stands behind a mark is no part of the title: it announces nothing, and behind a dash is a name, or
    /// stands on the page again.
    private func isSite(_ span: TextSpan, behind mark: String) -> Bool {
        let text = page.string(span)
        let (hasKind, hasName) = page.text.withUnsafeBytes { bytes in
            let part = UnsafeRawBufferPointer(rebasing: bytes[span])
            return (
                !tables.cueMentions(of: .kind, in: part).isEmpty, !tables.nameIndex.mentions(in: part).isEmpty
            )
        }
        if hasKind { return false }
        return hasName || !mark.contains(where: { "-–—".contains($0) })
            || page.blocks.dropFirst().prefix(Self.farthest).contains { page.string($0.span) == text }
    }

    /// The nearest line that says again what the page's own title begins with.
    private func repeated(_ own: (block: Int?, words: TextSpan), above end: Int, downTo start: Int) -> Int? {
        let whole = own.block.map { page.blocks[$0].span } ?? page.fields.first { $0.key == "title" }?.span ?? own.words
        let title = page.quote(whole)
        return stride(from: end - 1, through: max(start, end - Self.farthest), by: -1).first { index in
            guard index != own.block, !isFurniture(index), features[index].size >= Self.shortest else { return false }
            let line = page.quote(page.blocks[index].span)
            // All of it, or the most of it up to the name of the site.
            guard title.hasPrefix(line), line.utf8.count * 2 >= own.words.count else { return false }
            return title.dropFirst(line.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
        }
    }

    /// Whether the page's own title has the first words of a line, too: both name one thing.
    private func repeatsStart(of line: Int, in title: TextSpan) -> Bool {
        let start = page.quote(page.blocks[line].span).prefix(Self.shortest)
        return page.quote(title).contains(start)
    }

    /// The heading nearest above the text: what the page itself calls a title goes before what looks like one.
    private func nearestHeading(above end: Int, downTo limit: Int) -> Int? {
        for index in stride(from: end - 1, through: limit, by: -1) {
            let features = features[index]
            if features.isProse || features.endsStatement { return nil }
            if isHeading(index), !features.isFurniture, features.size >= 8 { return index }
        }
        return nil
    }

    private func nearestLine(
        above end: Int, downTo limit: Int, where condition: (Int) -> Bool = { _ in true }
    ) -> Int? {
        stride(from: end - 1, through: max(limit, 0), by: -1).first {
            !isFurniture($0) && isTitle($0) && !isMenu($0) && !isLabel($0) && condition($0)
        }
    }

    // MARK: What a line is

    private func isFurniture(_ index: Int) -> Bool {
        features[index].isFurniture || features[index].endsStatement || !features[index].hasText
    }

    private func isHeading(_ index: Int) -> Bool {
        page.blocks[index].role.isHeading
    }

    /// A title has some words, and is no date and no short label.
    private func isTitle(_ index: Int) -> Bool {
        let features = features[index]
        if isHeading(index) { return features.size >= 8 }
        if features.isDateLine || features.isCourtesy || isNote(index) { return false }
        let letters = page.string(page.blocks[index].span).unicodeScalars.reduce(0) { count, scalar in
            count + (scalar.properties.isAlphabetic ? (scalar.isIdeographic ? 3 : 1) : 0)
        }
        return features.size <= 400 && letters >= 16 && letters * 2 > features.size
    }

    /// Whether it is a note in brackets, "(unofficial translation)", or an address, which has no spaces.
    private func isNote(_ index: Int) -> Bool {
        let line = page.string(page.blocks[index].span)
        if line.count <= 120,
            [("(", ")"), ("[", "]"), ("（", "）")].contains(where: {
                line.hasPrefix($0) && line.hasSuffix($1) && !line.dropFirst().contains($0)
            })
        {
            return true
        }
        return line.split(whereSeparator: \.isWhitespace).contains {
            $0.utf8.count > 40 && $0.utf8.allSatisfy { $0 < 0x80 } && $0.contains("/")
        }
    }

    /// Whether it is a line of a menu, or says where the page stands in its site.
    private func isMenu(_ index: Int) -> Bool {
        let line = page.string(page.blocks[index].span)
        return [" | ", " > ", " › ", " » ", " / "].contains { mark in
            line.split(separator: mark, omittingEmptySubsequences: false).count >= 3
        }
    }

    /// Whether it is a label, or the value of the label above it.
    private func isLabel(_ index: Int) -> Bool {
        if features[index].isLabel { return true }
        return index > 0 && features[index - 1].isLabel && !page.blocks[index].beginsParagraph
    }

    private func names(in index: Int) -> [NameMention] {
        page.text.withUnsafeBytes { text in
            tables.nameIndex.mentions(in: UnsafeRawBufferPointer(rebasing: text[page.blocks[index].span]))
        }
    }

    private func has(_ meaning: Cue.Meaning, in index: Int) -> Bool {
        page.text.withUnsafeBytes { text in
            !tables.cueMentions(of: meaning, in: UnsafeRawBufferPointer(rebasing: text[page.blocks[index].span]))
                .isEmpty
        }
    }

    private func hasKind(_ index: Int) -> Bool { has(.kind, in: index) }

    /// Whether it is nothing but a word for a kind of statement, or a note on it: "Press release", "Check against delivery".
    private func isKindAlone(_ index: Int) -> Bool {
        let line = page.blocks[index].span
        guard line.count <= 80 else { return false }
        return page.text.withUnsafeBytes { text in
            tables.cueMentions(of: .kind, in: UnsafeRawBufferPointer(rebasing: text[line])).contains {
                $0.span.count * 4 >= line.count * 3
            }
        }
    }

    /// Whether it is hardly more than names: an office, a body, a person with an office.
    private func isWeak(_ index: Int) -> Bool {
        guard !hasKind(index), !isHeading(index) else { return false }
        let names = names(in: index)
        let length = page.blocks[index].span.count
        let covered = names.reduce(into: (end: 0, bytes: 0)) { sum, name in
            sum.bytes += max(0, name.span.upperBound - max(sum.end, name.span.lowerBound))
            sum.end = max(sum.end, name.span.upperBound)
        }.bytes
        if covered * 2 >= length { return true }
        let offices = names.filter { $0.thing == .offices }
        // "Foreign Minister on …" is a title all the same.
        let beginsWithOffice = length <= 80 && !has(.topic, in: index) && offices.contains { $0.span.lowerBound <= 6 }
        return beginsWithOffice || offices.contains { $0.span.upperBound + 2 >= length }
    }

    /// Whether it says what the page is, or who speaks.
    private func namesAct(_ index: Int) -> Bool {
        hasKind(index) || !isWeak(index) && names(in: index).contains { $0.thing == .offices }
    }

    /// Whether a line between a title and the text, or just above the title, says what sort of page it is.
    private func isSupported(_ title: Int, _ end: Int) -> Bool {
        (max(0, title - 3)..<end).contains { $0 != title && $0 != 0 && features[$0].size <= 60 && hasKind($0) }
    }

    /// A title whose second line stands alone: the line above belongs to it where that has no end and the title no
    /// beginning.
    private func joinBrokenTitle(_ boundaries: inout StatementBoundaries) {
        guard let title = boundaries.title.first, title > 0, boundaries.header.contains(title - 1), !isHeading(title),
            features[title - 1].size >= 30, page.form == .html || !page.blocks[title].beginsParagraph
        else { return }
        let namesOffice: (Int) -> Bool = { index in names(in: index).contains { $0.thing == .offices } }
        guard namesOffice(title - 1), !namesOffice(title) else { return }
        boundaries.title = [title - 1, title]
        boundaries.titleSpan = nil
        boundaries.header.removeAll { $0 == title - 1 }
    }
}
