import Authorities

/// What sort of page this is.
struct KindClaim {
    /// The kind of statement; `nil` where none is announced.
    var kind: Claim<String>?
    /// Why the page holds no statement; `nil` where it holds one.
    var refusal: String?
}

/// Tells a statement from other pages, and its kind.
struct KindReader {
    private let facts: PageFacts

    /// With less to read there is no statement, see ``BlockFeatures/size``.
    private static let smallestText = 120
    /// What announces no statement where an office speaks, but is told from others by it.
    private static let order = [
        "note_verbale", "letter", "joint_statement", "spokesperson_remarks", "speech", "communique", "press_statement",
    ]

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    func read() -> KindClaim {
        let kind = kind()
        if let refusal = refusal(kind) { return KindClaim(kind: nil, refusal: refusal) }
        if let kind { return KindClaim(kind: kind) }
        guard let office = headOffices().first else {
            return KindClaim(refusal: "no line of the page says that somebody issued it")
        }
        let speaks = facts.tables.office(office.code)?.code.contains("spokesperson") ?? false
        return KindClaim(kind: Claim(speaks ? "spokesperson_remarks" : "press_statement", .inferred, [office.span]))
    }

    private func refusal(_ kind: Claim<String>?) -> String? {
        let boundaries = facts.boundaries
        guard !boundaries.body.isEmpty, boundaries.size >= Self.smallestText, boundaries.sentences > 0 else {
            return "the page has no text of sentences: a list, a menu or a title alone"
        }
        for span in headSpans {
            for cue in facts.cues(.page, in: span) where isAtItsPlace(cue, in: span) {
                switch cue.cue.value {
                // A letter that is itself a document of the United Nations is a statement all the same.
                case "un_document" where kind?.value == "letter" || facts.isAnnex: continue
                case "un_document":
                    return "it is a document of a body, and no statement: \(facts.page.quote(cue.span))"
                case "internal":
                    return "it is an internal message, and no public statement: \(facts.page.quote(cue.span))"
                default: return "the page says that there is nothing: \(facts.page.quote(cue.span))"
                }
            }
        }
        return nil
    }

    private func isAtItsPlace(_ cue: CueMention, in span: TextSpan) -> Bool {
        switch cue.cue.place {
        case .line: cue.span.count * 4 >= span.count * 3
        default: cue.span.lowerBound - span.lowerBound <= 160
        }
    }

    /// Title, header, titles in fields, and the first block of the text: where a page says what it is.
    private var headSpans: [TextSpan] {
        let boundaries = facts.boundaries
        let first = boundaries.body.first ?? facts.page.blocks.count
        let above = Array(max(0, first - 6)..<first)
        let fields = facts.page.fields.filter { ["title", "og:title", "subtitle"].contains($0.key) }.map(\.span)
        let blocks =
            (boundaries.title + above.filter { !boundaries.title.contains($0) } + Array(boundaries.body.prefix(2)))
        return fields + blocks.map(facts.head)
    }

    /// The kind that the page announces: the most particular one of its title, else of its first words.
    private func kind() -> Claim<String>? {
        for spans in [titleSpans, headSpans] {
            let cues = spans.flatMap { span in facts.cues(.kind, in: span).filter { isAtItsPlace($0, in: span) } }
            for value in Self.order {
                if let cue = cues.first(where: { $0.cue.value == value }) {
                    return Claim(value, .stated, [cue.span])
                }
            }
        }
        for block in facts.boundaries.body.prefix(2) {
            if let cue = facts.cues(.attribution, in: facts.head(of: block)).first {
                return Claim("press_statement", .inferred, [cue.span])
            }
        }
        return nil
    }

    private var titleSpans: [TextSpan] {
        let fields = facts.page.fields.filter { $0.key == "title" || $0.key == "og:title" }.map(\.span)
        return facts.boundaries.title.map(facts.head) + fields
    }

    private func headOffices() -> [NameMention] {
        // An organisation of states in a title is what others write about.
        headSpans.flatMap { span in
            facts.names(in: span).filter { $0.thing == .offices && $0.code != "international_organization" }
        }
    }
}
