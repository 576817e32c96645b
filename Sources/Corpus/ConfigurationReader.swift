internal import Codecs
internal import Diagnostics
internal import JSONText

/// Reads typed values from a configuration's nodes, and collects everything that is wrong on the way.
struct ConfigurationReader {
    /// Keys of one mapping that were checked against the known ones.
    typealias Mapping = [String: (key: JSONNode, value: JSONNode)]

    let file: String
    let text: UnsafeRawBufferPointer
    let map: SourceMap
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var namedPaths: [CorpusConfiguration.NamedPath] = []

    init(file: String, text: UnsafeRawBufferPointer, map: SourceMap) {
        self.file = file
        self.text = text
        self.map = map
    }

    func location(_ node: JSONNode) -> SourceLocation {
        map.location(of: node.range, in: text, file: file)
    }

    mutating func report(_ rule: RuleID, _ message: String, help: String, at node: JSONNode) {
        diagnostics.append(
            Diagnostic(rule: rule, severity: .error, message: message, help: help, location: location(node)))
    }

    mutating func reportInvalid(_ message: String, help: String, at node: JSONNode) {
        report("config/invalid-value", message, help: help, at: node)
    }

    /// The members of a mapping whose keys are known; the others, and missing ones, are reported.
    ///
    /// - Parameter owner: the key that the mapping belongs to, for messages; `nil` for the whole configuration.
    mutating func mapping(
        _ node: JSONNode, of owner: String?, known: [String], required: [String] = []
    ) -> Mapping? {
        guard node.kind == .object else {
            let place = owner.map { "`\($0)`" } ?? "the configuration"
            reportInvalid(
                "\(place) must be a mapping, and is \(described(node))",
                help: "write keys with values: \(listed(known))", at: node)
            return nil
        }
        var members: Mapping = [:]
        for (key, value) in node.members {
            let name = key.string
            if known.contains(name) {
                members[name] = (key, value)
            } else {
                reportUnknown(name, owner: owner, known: known, at: key)
            }
        }
        for name in required where members[name] == nil {
            let place = owner.map { "`\($0)`" } ?? "the configuration"
            report("config/missing-key", "\(place) has no `\(name)`", help: "add `\(name):` with its value", at: node)
        }
        return members
    }

    private mutating func reportUnknown(_ name: String, owner: String?, known: [String], at key: JSONNode) {
        let place = owner.map { " in `\($0)`" } ?? ""
        let nearest = nearestName(to: name, among: known)
        report(
            "config/unknown-key",
            "unknown key `\(shortened(name))`\(place)" + (nearest.map { "; did you mean `\($0)`?" } ?? ""),
            help: nearest.map { "write `\($0)`" } ?? "remove it; the known keys are \(listed(known))", at: key)
    }

    /// A string that is not empty.
    mutating func string(_ node: JSONNode, _ name: String) -> String? {
        guard node.kind == .string else {
            let isScalar = node.kind != .array && node.kind != .object && node.kind != .null
            reportInvalid(
                "`\(name)` must be a string, and is \(described(node))",
                help: isScalar ? "put quotes around it" : "write one string", at: node)
            return nil
        }
        let value = node.string
        guard value.utf8.contains(where: { !isJSONWhitespace($0) }) else {
            reportInvalid("`\(name)` is empty", help: "give it a value, or remove the key", at: node)
            return nil
        }
        return value
    }

    /// One of the raw values of an enumeration.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: JSONNode, _ name: String, as type: Choice.Type = Choice.self
    ) -> Choice? where Choice.RawValue == String {
        choice(node, name, among: Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
    }

    /// One of some words.
    mutating func choice(_ node: JSONNode, _ name: String, among words: [String]) -> String? {
        let value = node.string
        if node.kind == .string, words.contains(value) { return value }
        let nearest = node.kind == .string ? nearestName(to: value, among: words) : nil
        reportInvalid(
            "`\(name)` must be \(listed(words, by: "or")), and is \(described(node))"
                + (nearest.map { "; did you mean `\($0)`?" } ?? ""),
            help: "write \(listed(nearest.map { [$0] } ?? words, by: "or"))", at: node)
        return nil
    }

    /// A path, relative and below the corpus folder by its text.
    mutating func path(_ node: JSONNode, _ name: String) -> String? {
        guard let value = string(node, name) else { return nil }
        guard let fault = RelativePath.fault(in: value) else {
            namedPaths.append(CorpusConfiguration.NamedPath(key: name, path: value, location: location(node)))
            return value
        }
        report(
            "config/path-outside", "`\(name)` is `\(shortened(value))`, which \(fault)",
            help: "name a file or folder below the corpus folder, with `/` between names", at: node)
        return nil
    }

    /// A pattern of paths.
    mutating func pattern(_ node: JSONNode, _ name: String) -> GlobPattern? {
        guard let value = string(node, name) else { return nil }
        do throws(GlobPattern.Fault) {
            return try GlobPattern(value)
        } catch {
            report(
                value.hasPrefix("/") || value.split(separator: "/").contains("..")
                    ? "config/path-outside" : "config/invalid-value", error.message, help: error.help, at: node)
            return nil
        }
    }

    /// The elements of a list that has at least one.
    mutating func list(_ node: JSONNode, _ name: String, of what: String) -> [JSONNode] {
        guard node.kind == .array, node.count > 0 else {
            reportInvalid(
                "`\(name)` must be a list of \(what), and is \(node.kind == .array ? "empty" : described(node))",
                help: node.kind == .string
                    ? "put it in brackets: [\(shortened(node.string))]" : "write `[…]`, or remove it",
                at: node)
            return []
        }
        return Array(node.elements)
    }

    /// A value as a message names it.
    func described(_ node: JSONNode) -> String {
        switch node.kind {
        case .null: "empty"
        case .object: "a mapping"
        case .array: "a list"
        case .string, .number, .true, .false: "`\(shortened(node.string))`"
        }
    }

    func listed(_ words: [String], by conjunction: String = "and") -> String {
        let quoted = words.map { "`\($0)`" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
    }

    func shortened(_ text: String) -> String {
        let visible = String(
            String.UnicodeScalarView(text.unicodeScalars.prefix(60).map { $0.value < 0x20 ? " " : $0 }))
        return text.unicodeScalars.count > 60 ? visible + "…" : visible
    }
}
