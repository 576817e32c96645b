internal import Diagnostics
internal import JSONText
internal import YAMLText

extension CorpusConfiguration {
    private static let keys = [
        "name", "title", "license", "creators", "schema", "records", "captures", "fail_on", "rules", "suppressions",
        "baseline", "release",
    ]

    /// Reads a configuration's bytes.
    ///
    /// - Parameters:
    ///   - bytes: the YAML text.
    ///   - file: its path as findings show it.
    /// - Throws: everything that is wrong with it, with places. Symbolic links are not looked at here.
    public static func parse(_ bytes: [UInt8], file: String) throws(ConfigurationError) -> CorpusConfiguration {
        let converted: ConvertedText
        switch bytes.withUnsafeBytes({ YAMLConverter.convert($0) }) {
        case .success(let text): converted = text
        case .failure(let error):
            throw ConfigurationError(
                diagnostics: error.faults.map { $0.diagnostic(rule: "config/syntax", in: file) })
        }
        let map = SourceMap.converted(converted.anchors)
        var parser = JSONParser()
        var tape = JSONTape()
        let result = converted.json.withUnsafeBytes { text in
            guard parser.parse(text, onto: &tape) else {
                let diagnostics = parser.faults.map { fault in
                    Diagnostic(
                        rule: "config/syntax", severity: .error, message: fault.message, help: fault.help,
                        location: map.location(of: fault.range, in: text, file: file))
                }
                return Result<CorpusConfiguration, ConfigurationError>.failure(.init(diagnostics: diagnostics))
            }
            return tape.withRoot(of: text) { root in
                var reader = ConfigurationReader(file: file, text: text, map: map)
                let configuration = CorpusConfiguration(root, &reader)
                if let configuration, reader.diagnostics.isEmpty { return .success(configuration) }
                return .failure(ConfigurationError(diagnostics: reader.diagnostics.inFileOrder))
            }
        }
        return try result.get()
    }

    /// Reads all of a configuration; `nil` where a required part is missing, which is then reported.
    private init?(_ root: JSONNode, _ reader: inout ConfigurationReader) {
        guard
            let members = reader.mapping(
                root, of: nil, known: Self.keys, required: ["name", "schema", "records"])
        else { return nil }
        let name = members["name"].flatMap { reader.identifier($0.value, "name") }
        let schema = members["schema"].flatMap { reader.schemaSource($0.value) }
        let records = members["records"].map { reader.list($0.value, "records", of: "patterns") } ?? []
        let patterns = records.map { reader.pattern($0, "records") }
        let title = members["title"].flatMap { reader.string($0.value, "title") }
        let license = members["license"].flatMap { reader.string($0.value, "license") }
        let creators = members["creators"].map { reader.creators($0.value) }
        let captures = members["captures"].flatMap { reader.path($0.value, "captures") }
        let failOn = members["fail_on"].flatMap { reader.choice($0.value, "fail_on", as: FailureThreshold.self) }
        let rules = members["rules"].map { reader.ruleSettings($0.value) }
        let suppressions = members["suppressions"].map { reader.suppressions($0.value) }
        let baseline = members["baseline"].flatMap { reader.path($0.value, "baseline") }
        let release = members["release"].map { reader.release($0.value) }

        guard let name, let schema, let schemaNode = members["schema"]?.value else { return nil }
        self.init(
            file: reader.file, name: name, title: title, license: license, creators: creators ?? [], schema: schema,
            schemaLocation: reader.location(schemaNode), records: patterns.compactMap(\.self),
            recordLocations: records.map { reader.location($0) }, captures: captures, failOn: failOn ?? .error,
            rules: rules ?? [], suppressions: suppressions ?? [], baseline: baseline, release: release ?? Release(),
            namedPaths: reader.namedPaths)
    }
}

extension ConfigurationReader {
    /// A name that files and folders can be named after.
    mutating func identifier(_ node: JSONNode, _ name: String) -> String? {
        guard let value = string(node, name) else { return nil }
        let isSafe = value.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        guard isSafe, value.first != ".", value.first != "-", value.utf8.count <= 100 else {
            reportInvalid(
                "`\(name)` is `\(shortened(value))`, which no folder can safely be named after",
                help: "use at most 100 ASCII letters, digits, `-`, `_` and `.`, a letter or digit first", at: node)
            return nil
        }
        return value
    }

    mutating func schemaSource(_ node: JSONNode) -> CorpusConfiguration.SchemaSource? {
        let prefix = "builtin:"
        guard node.kind == .string, node.string.hasPrefix(prefix) else {
            return path(node, "schema").map { .file($0) }
        }
        let name = String(node.string.dropFirst(prefix.count))
        guard !name.isEmpty else {
            reportInvalid("`schema` names no built-in schema", help: "write `builtin:statement`", at: node)
            return nil
        }
        return .builtIn(name)
    }

    mutating func creators(_ node: JSONNode) -> [CorpusConfiguration.Creator] {
        var creators: [CorpusConfiguration.Creator] = []
        for element in list(node, "creators", of: "creators") {
            guard let members = mapping(element, of: "creators", known: ["name", "url"], required: ["name"]) else {
                continue
            }
            let url = members["url"].flatMap { string($0.value, "url") }
            if let name = members["name"].flatMap({ string($0.value, "name") }) {
                creators.append(CorpusConfiguration.Creator(name: name, url: url))
            }
        }
        return creators
    }

    mutating func ruleSettings(_ node: JSONNode) -> [CorpusConfiguration.RuleSetting] {
        guard node.kind == .object else {
            reportInvalid(
                "`rules` must be a mapping, and is \(described(node))", help: "write rule ids with a severity each",
                at: node)
            return []
        }
        return node.members.compactMap { key, value in ruleSetting(key, value) }
    }

    private mutating func ruleSetting(_ key: JSONNode, _ value: JSONNode) -> CorpusConfiguration.RuleSetting? {
        let rule = key.string
        var severity = value
        var paths: [GlobPattern] = []
        if value.kind == .object {
            guard let members = mapping(value, of: rule, known: ["severity", "paths"], required: ["severity"]) else {
                return nil
            }
            if let node = members["paths"]?.value {
                paths = list(node, "paths", of: "patterns").compactMap { pattern($0, "paths") }
            }
            guard let node = members["severity"]?.value else { return nil }
            severity = node
        }
        let words = ["off"] + Severity.allCases.map(\.rawValue)
        guard let word = choice(severity, rule, among: words) else { return nil }
        return CorpusConfiguration.RuleSetting(
            rule: RuleID(rawValue: rule), severity: Severity(rawValue: word), paths: paths, location: location(key))
    }

    mutating func suppressions(_ node: JSONNode) -> [CorpusConfiguration.Suppression] {
        let required = ["rule", "record", "reason"]
        var suppressions: [CorpusConfiguration.Suppression] = []
        for element in list(node, "suppressions", of: "suppressions") {
            guard let members = mapping(element, of: "suppressions", known: required + ["until"], required: required)
            else { continue }
            let values = required.map { name in members[name].flatMap { string($0.value, name) } }
            let until = members["until"].flatMap { day($0.value, "until") }
            guard let rule = values[0], let record = values[1], let reason = values[2] else { continue }
            suppressions.append(
                CorpusConfiguration.Suppression(
                    rule: RuleID(rawValue: rule), record: record, reason: reason, until: until,
                    location: location(element)))
        }
        return suppressions
    }

    mutating func release(_ node: JSONNode) -> CorpusConfiguration.Release {
        typealias Release = CorpusConfiguration.Release
        var release = Release()
        let known = ["name", "formats", "version_rule", "minimum_provenance_level", "captures", "compression"]
        guard let members = mapping(node, of: "release", known: known) else { return release }
        release.name = members["name"].flatMap { identifier($0.value, "release.name") }
        if let node = members["formats"]?.value { release.formats = formats(node) }
        if let rule = members["version_rule"].flatMap({
            choice($0.value, "release.version_rule", as: Release.VersionRule.self)
        }) {
            release.versionRule = rule
        }
        if let node = members["minimum_provenance_level"]?.value {
            release.minimumProvenanceLevel = provenanceLevel(node)
        }
        if let captures = members["captures"].flatMap({
            choice($0.value, "release.captures", as: Release.Captures.self)
        }) {
            release.captures = captures
        }
        if let compression = members["compression"].flatMap({
            choice($0.value, "release.compression", as: Release.Compression.self)
        }) {
            release.compression = compression
        }
        return release
    }

    private mutating func formats(_ node: JSONNode) -> [CorpusConfiguration.Release.Format] {
        var formats: [CorpusConfiguration.Release.Format] = []
        for element in list(node, "release.formats", of: "formats") {
            guard
                let format = choice(element, "release.formats", as: CorpusConfiguration.Release.Format.self)
            else { continue }
            if formats.contains(format) {
                reportInvalid(
                    "`release.formats` has `\(format.rawValue)` twice", help: "remove one of the two", at: element)
            } else {
                formats.append(format)
            }
        }
        return formats
    }

    private mutating func provenanceLevel(_ node: JSONNode) -> Int {
        if let level = node.integer, 0...4 ~= level { return level }
        reportInvalid(
            "`release.minimum_provenance_level` must be a whole number from 0 to 4, and is \(described(node))",
            help: "write 0, 1, 2, 3 or 4", at: node)
        return 0
    }

    /// A day of the Gregorian calendar as `YYYY-MM-DD`.
    private mutating func day(_ node: JSONNode, _ name: String) -> String? {
        let text = node.string
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        let digitsOnly = text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        if node.kind == .string, text.utf8.count == 10, digitsOnly, parts.count == 3,
            text.utf8.enumerated().allSatisfy({ ($1 == UInt8(ascii: "-")) == ($0 == 4 || $0 == 7) }),
            1...12 ~= parts[1], 1...Self.days(inMonth: parts[1], of: parts[0]) ~= parts[2]
        {
            return text
        }
        reportInvalid(
            "`\(name)` must be a day, and is \(described(node))", help: "write a day that exists as `YYYY-MM-DD`",
            at: node)
        return nil
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension [Diagnostic] {
    /// Sorted by place; findings of one place keep their order.
    var inFileOrder: [Diagnostic] {
        sorted { left, right in
            (left.location.byteRange.lowerBound, left.location.line, left.location.column)
                < (right.location.byteRange.lowerBound, right.location.line, right.location.column)
        }
    }
}
