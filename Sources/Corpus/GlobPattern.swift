/// A pattern of file paths, as `records` in a configuration has them.
///
/// - `*` stands for any characters within one segment, `?` for one, `[a-z]` and `[!a-z]` for one of a set;
/// - `**`, alone between slashes, stands for any number of segments;
/// - `{a,b}` stands for either alternative, and may be nested;
/// - `\` takes the next character as it is.
///
/// No wildcard takes a dot at the start of a segment, so that hidden files are only matched by a pattern that writes the
/// dot. Comparison is by code point, without normalisation or case folding.
///
/// Matching simulates all alternatives at once (Thompson's construction), so its time is bounded by the length of the
/// pattern times the length of the path, whatever the pattern.
public struct GlobPattern: Sendable, Hashable {
    /// Why a pattern is refused.
    public struct Fault: Error, Sendable, Hashable {
        /// What is wrong, as one fragment.
        public var message: String
        /// What to do about it, as one fragment.
        public var help: String
    }

    enum Instruction: Sendable, Hashable {
        case scalar(UInt32)
        /// One code point other than a slash.
        case anyInSegment
        case set([ClosedRange<UInt32>], negated: Bool)
        case split(Int, Int)
        case jump(Int)
        case accept
    }

    /// The pattern as written.
    public let text: String
    /// The leading segments without wildcards, which say where to look; empty for the folder itself.
    public let literalFolder: String
    let program: [Instruction]

    /// Compiles a pattern of at most 1,024 code points.
    public init(_ text: String) throws(Fault) {
        var compiler = GlobCompiler(pattern: text)
        program = try compiler.compile()
        self.text = text
        literalFolder = Self.literalFolder(of: text)
    }

    /// Whether the pattern matches a path: relative, segments separated by `/`.
    ///
    /// Complexity: O(pattern × path).
    public func matches(_ path: String) -> Bool {
        var current = StateSet(count: program.count)
        var next = StateSet(count: program.count)
        add(0, to: &current)
        var isAtSegmentStart = true
        for scalar in path.unicodeScalars.lazy.map(\.value) {
            next.removeAll()
            let isLeadingDot = isAtSegmentStart && scalar == 0x2E
            for state in current.members where takes(scalar, program[state], isLeadingDot: isLeadingDot) {
                add(state + 1, to: &next)
            }
            if next.members.isEmpty { return false }
            swap(&current, &next)
            isAtSegmentStart = scalar == 0x2F
        }
        return current.members.contains { program[$0] == .accept }
    }

    private func takes(_ scalar: UInt32, _ instruction: Instruction, isLeadingDot: Bool) -> Bool {
        switch instruction {
        case .scalar(let wanted): return scalar == wanted
        case .anyInSegment: return scalar != 0x2F && !isLeadingDot
        case .set(let ranges, let negated):
            return scalar != 0x2F && !isLeadingDot && ranges.contains { $0.contains(scalar) } != negated
        case .split, .jump, .accept: return false
        }
    }

    /// Adds a state and all that are reached from it without reading; an explicit stack, since patterns are input.
    private func add(_ state: Int, to states: inout StateSet) {
        var stack = [state]
        while let state = stack.popLast() {
            guard states.insert(state) else { continue }
            switch program[state] {
            case .split(let first, let second): stack += [second, first]
            case .jump(let target): stack.append(target)
            case .scalar, .anyInSegment, .set, .accept: break
            }
        }
    }

    private static func literalFolder(of text: String) -> String {
        let isSpecial: (Character) -> Bool = { "*?[]{}\\".contains($0) }
        let segments = text.split(separator: "/", omittingEmptySubsequences: false)
        return segments.dropLast().prefix { !$0.contains(where: isSpecial) }.joined(separator: "/")
    }

    /// Whether the two are equal.
    public static func == (left: GlobPattern, right: GlobPattern) -> Bool { left.text == right.text }

    /// Hashes the value.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// The states that a simulation is in: in the order of their insertion, each once.
private struct StateSet {
    private(set) var members: [Int] = []
    private var isMember: [Bool]

    init(count: Int) {
        isMember = Array(repeating: false, count: count)
    }

    mutating func insert(_ state: Int) -> Bool {
        guard !isMember[state] else { return false }
        isMember[state] = true
        members.append(state)
        return true
    }

    mutating func removeAll() {
        for state in members { isMember[state] = false }
        members.removeAll(keepingCapacity: true)
    }
}
