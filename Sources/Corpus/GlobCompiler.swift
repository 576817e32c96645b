/// Turns the text of a pattern into the instructions that `GlobPattern` simulates.
///
/// A state that reads a character goes on at the next instruction, so alternatives end in jumps.
struct GlobCompiler {
    private static let longestPattern = 1024

    private let pattern: String
    private let scalars: [UInt32]
    private var position = 0
    private var program: [GlobPattern.Instruction] = []
    /// For each open brace the instruction that tries the current alternative, and the jumps past the brace.
    private var braces: [(split: Int, ends: [Int])] = []

    init(pattern: String) {
        self.pattern = pattern
        scalars = pattern.unicodeScalars.map(\.value)
    }

    mutating func compile() throws(GlobPattern.Fault) -> [GlobPattern.Instruction] {
        try checkSegments()
        while position < scalars.count {
            try compileNext()
        }
        guard braces.isEmpty else { throw fault("has a `{` without `}`", "close it, or write `\\{` for the character") }
        program.append(.accept)
        return program
    }

    private func checkSegments() throws(GlobPattern.Fault) {
        guard !scalars.isEmpty else { throw fault("is empty", "name at least one file") }
        guard scalars.count <= Self.longestPattern else {
            throw fault("has more than \(Self.longestPattern) characters", "split it into several patterns")
        }
        guard scalars.first != slash else {
            throw fault("begins with a slash", "write it relative to the corpus folder")
        }
        for segment in pattern.split(separator: "/", omittingEmptySubsequences: false) {
            switch segment {
            case "": throw fault("has an empty segment", "write single slashes between names, and none at the end")
            case ".": throw fault("has the segment `.`", "leave it out")
            case "..": throw fault("has the segment `..`", "name files below the corpus folder only")
            default: break
            }
        }
    }

    private mutating func compileNext() throws(GlobPattern.Fault) {
        let scalar = scalars[position]
        switch scalar {
        case star:
            if peek(1) == star { try compileAnySegments() } else { compileAnyCharacters() }
        case question:
            position += 1
            program.append(.anyInSegment)
        case openBracket:
            try compileSet()
        case openBrace:
            position += 1
            braces.append((split: program.count, ends: []))
            program.append(.split(program.count + 1, 0))
        case comma where !braces.isEmpty:
            position += 1
            endAlternative()
            braces[braces.count - 1].split = program.count
            program.append(.split(program.count + 1, 0))
        case closeBrace where !braces.isEmpty:
            position += 1
            closeBraces()
        case backslash:
            guard let next = peek(1) else { throw fault("ends in a backslash", "write `\\\\` for the character") }
            position += 2
            program.append(.scalar(next))
        default:
            position += 1
            program.append(.scalar(scalar))
        }
    }

    private mutating func compileAnyCharacters() {
        position += 1
        let loop = program.count
        program += [.split(loop + 1, loop + 3), .anyInSegment, .jump(loop)]
    }

    /// `**/` is any number of segments, each with its slash; a last `**` is that and one more segment.
    private mutating func compileAnySegments() throws(GlobPattern.Fault) {
        let isWhole = (position == 0 || scalars[position - 1] == slash) && (peek(2) == slash || peek(2) == nil)
        guard isWhole else { throw fault("has `**` beside other characters", "let `**` stand alone between slashes") }
        let isLast = peek(2) == nil
        position += isLast ? 2 : 3
        let loop = program.count
        program += [
            .split(loop + 1, loop + 5), .anyInSegment, .split(loop + 1, loop + 3), .scalar(slash), .jump(loop),
        ]
        if isLast {
            program += [.anyInSegment, .split(program.count, program.count + 2)]
        }
    }

    private mutating func compileSet() throws(GlobPattern.Fault) {
        let unclosed = fault("has a `[` without `]`", "close it, or write `\\[` for the character")
        position += 1
        let isNegated = peek(0) == exclamation || peek(0) == caret
        if isNegated { position += 1 }
        var ranges: [ClosedRange<UInt32>] = []
        // A closing bracket that comes first is a member, as in POSIX (XCU, section 2.14.1).
        while let first = peek(0), first != closeBracket || ranges.isEmpty {
            let low = try setMember(unclosed)
            if peek(0) == hyphen, let next = peek(1), next != closeBracket {
                position += 1
                let high = try setMember(unclosed)
                guard low <= high else { throw fault("has a range that runs backwards", "write the lower end first") }
                ranges.append(low...high)
            } else {
                ranges.append(low...low)
            }
        }
        guard peek(0) == closeBracket else { throw unclosed }
        position += 1
        program.append(.set(ranges, negated: isNegated))
    }

    private mutating func setMember(_ unclosed: GlobPattern.Fault) throws(GlobPattern.Fault) -> UInt32 {
        if peek(0) == backslash { position += 1 }
        guard let member = peek(0) else { throw unclosed }
        position += 1
        return member
    }

    /// Ends an alternative: it jumps past the brace, and its split tries what comes next.
    private mutating func endAlternative() {
        braces[braces.count - 1].ends.append(program.count)
        program.append(.jump(0))
        let split = braces[braces.count - 1].split
        program[split] = .split(split + 1, program.count)
    }

    private mutating func closeBraces() {
        let brace = braces.removeLast()
        // The last alternative has nothing after it to try.
        program[brace.split] = .jump(brace.split + 1)
        for end in brace.ends { program[end] = .jump(program.count) }
    }

    private func peek(_ distance: Int) -> UInt32? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private func fault(_ message: String, _ help: String) -> GlobPattern.Fault {
        GlobPattern.Fault(message: "the pattern `\(pattern.prefix(80))` \(message)", help: help)
    }

    private var slash: UInt32 { 0x2F }
    private var star: UInt32 { 0x2A }
    private var question: UInt32 { 0x3F }
    private var openBracket: UInt32 { 0x5B }
    private var closeBracket: UInt32 { 0x5D }
    private var openBrace: UInt32 { 0x7B }
    private var closeBrace: UInt32 { 0x7D }
    private var comma: UInt32 { 0x2C }
    private var backslash: UInt32 { 0x5C }
    private var exclamation: UInt32 { 0x21 }
    private var caret: UInt32 { 0x5E }
    private var hyphen: UInt32 { 0x2D }
}
