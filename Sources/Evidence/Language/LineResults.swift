/// What came of the lines of a text.
struct LineResults {
    /// The line that is read.
    var line: LanguageTally
    /// The languages of lines that decide by themselves, in the order in which they come.
    private var decided: [(tag: String, script: WritingSystem, letters: Int)] = []
    /// All other lines, by script.
    private var rest: [LanguageTally?] = Array(repeating: nil, count: WritingSystem.all.count)
    /// All letters.
    private var total = 0
    private let languages: [String]

    init(_ languages: [String]) {
        self.languages = languages
        line = LanguageTally(languages: languages.count)
    }

    mutating func finishLine(_ decide: (LanguageTally) -> String?) {
        defer { line.reset() }
        guard let script = line.script else { return }
        total += line.total
        if let tag = decide(line) {
            add(line.total, script, to: tag)
        } else if rest[script.rawValue] != nil {
            rest[script.rawValue]?.add(line)
        } else {
            rest[script.rawValue] = line
        }
    }

    private mutating func add(_ letters: Int, _ script: WritingSystem, to tag: String) {
        if let place = decided.firstIndex(where: { $0.tag == tag }) {
            decided[place].letters += letters
        } else {
            decided.append((tag, script, letters))
        }
    }

    /// The languages of all lines. Lines that do not decide by themselves are taken together: they are in the language of
    /// the script that most lines are in, unless their words are another's.
    func reading(_ decide: (LanguageTally) -> String?) -> LanguageReading? {
        var results = self
        for (script, tally) in zip(WritingSystem.all, rest) {
            guard let tally else { continue }
            let likeliest = decided.filter { $0.script == script }.max { $0.letters < $1.letters }?.tag
            let likeliestPoints = likeliest.flatMap { languages.firstIndex(of: $0) }.map { tally.points[$0] } ?? 0
            let isLikely = likeliestPoints * 5 >= (tally.points.max() ?? 0) * 4
            if let tag = likeliest != nil && isLikely ? likeliest : decide(tally) {
                results.add(tally.total, script, to: tag)
            }
        }
        results.joinChinese()
        let found = results.decided
        guard let most = found.map(\.letters).max() else { return nil }
        // Sorting is stable: languages with as much text stay in the order in which they came.
        var ranked = found.sorted { $0.letters > $1.letters }
        if let first = found.first(where: { $0.letters * 2 >= most }),
            let place = ranked.firstIndex(where: { $0.tag == first.tag })
        {
            ranked.insert(ranked.remove(at: place), at: 0)
        }
        return LanguageReading(
            languages: ranked.map { LanguageGuess(tag: $0.tag, share: Double($0.letters) / Double(max(1, total))) },
            letters: total)
    }

    /// Lines whose characters are the same in both scripts are in that of the others.
    private mutating func joinChinese() {
        guard let plain = decided.firstIndex(where: { $0.tag == "zh" }),
            let script = decided.indices.filter({ decided[$0].tag.hasPrefix("zh-") })
                .max(by: { decided[$0].letters < decided[$1].letters })
        else { return }
        decided[script].letters += decided[plain].letters
        decided.remove(at: plain)
    }
}
