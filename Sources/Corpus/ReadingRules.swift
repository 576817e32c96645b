public import Diagnostics
public import JSONText
internal import YAMLText

/// The rules about reading: files that are no records (`syntax/…`) and configurations (`config/…`).
public enum ReadingRules {
    /// A rule as `chancery explain` shows it.
    public struct Rule: Sendable, Hashable {
        /// The rule's id.
        public var id: RuleID
        /// The severity of its findings unless a configuration sets another.
        public var severity: Severity
        /// What a finding means, as one sentence.
        public var summary: String
        /// Why it matters.
        public var rationale: String
        /// An input that triggers the rule; `nil` where none can be shown as text.
        public var example: Example?
    }

    /// An input that a rule finds fault with, and one like it without the fault.
    public struct Example: Sendable, Hashable {
        /// The ending of the file that the inputs are for, such as `.jsonl`; `chancery.yaml` for a configuration.
        public var file: String
        /// The input that triggers the rule.
        public var triggering: String
        /// An input that does not.
        public var passing: String
    }

    /// All rules, by id.
    public static let all: [Rule] = (general + json + yaml + configuration).sorted { $0.id < $1.id }

    /// The rule that a fault of JSON text breaks.
    public static func id(of code: JSONFault.Code) -> RuleID {
        code == .size ? "syntax/record-too-large" : RuleID(rawValue: "syntax/\(code.rawValue)")
    }

    static func id(of code: YAMLFault.Code) -> RuleID {
        switch code {
        case .syntax: "syntax/malformed"
        case .empty: "syntax/empty-file"
        case .size: "syntax/record-too-large"
        default: RuleID(rawValue: "syntax/\(code.rawValue)")
        }
    }

    private static func rule(
        _ id: RuleID, _ summary: String, _ rationale: String, in file: String = "", triggering: String = "",
        passing: String = "", severity: Severity = .error
    ) -> Rule {
        let example = Example(file: file, triggering: triggering, passing: passing)
        return Rule(
            id: id, severity: severity, summary: summary, rationale: rationale, example: file.isEmpty ? nil : example)
    }

    private static let general = [
        rule(
            "syntax/byte-order-mark", "The file begins with a byte order mark.",
            "JSON may not begin with one (RFC 8259, section 8.1), and many readers take it for a part of the first name.",
            in: ".jsonl", triggering: "\u{FEFF}{\"id\": \"a\"}\n", passing: "{\"id\": \"a\"}\n"),
        rule(
            "syntax/utf-16", "The file begins with a byte order mark of UTF-16.",
            "Records are UTF-8, so that a position counted in bytes means the same to every program."),
        rule(
            "syntax/empty-file", "The file has no record in it.",
            "An empty file is most often a download or an export that failed; it would count as no records in silence.",
            in: ".jsonl", triggering: "\n", passing: "{\"id\": \"a\"}\n"),
        rule(
            "syntax/record-too-large", "A record is longer than the limit.",
            "A record of many megabytes is most often a file without line ends, and would take memory from everyone."),
        rule(
            "syntax/gzip", "The compressed data is damaged or cut short.",
            "Whatever stood behind the damage is lost. The records before it are read, so that the loss can be counted."
        ),
    ]

    private static let json = [
        rule(
            "syntax/malformed", "A character stands where the grammar of JSON or YAML does not allow it.",
            "A record that only lenient readers take means something else to each of them.",
            in: ".jsonl", triggering: "{'id': 1}\n", passing: "{\"id\": 1}\n"),
        rule(
            "syntax/unexpected-end", "The text ends before its value does.",
            "The record was cut, in a copy or a download, and what is missing cannot be known.",
            in: ".jsonl", triggering: "{\"id\": \"a\"\n", passing: "{\"id\": \"a\"}\n"),
        rule(
            "syntax/trailing-bytes", "Something follows the end of the value.",
            "Two records on one line, or a line cut in the middle: one of them would be lost in silence.",
            in: ".jsonl", triggering: "{\"id\": 1} {\"id\": 2}\n", passing: "{\"id\": 1}\n{\"id\": 2}\n"),
        rule(
            "syntax/invalid-utf8", "A string has bytes that are not UTF-8.",
            "The text was written in another encoding, and a reader that guesses puts wrong letters into names."),
        rule(
            "syntax/lone-surrogate", "An escape is one half of a surrogate pair.",
            "It stands for no character, so it can be neither shown nor exported without loss.",
            in: ".jsonl", triggering: #"{"id": "\ud800"}"# + "\n", passing: #"{"id": "\ud83d\ude00"}"# + "\n"),
        rule(
            "syntax/control-character", "A control character stands in a string without being escaped.",
            "JSON forbids it (RFC 8259, section 7); it is often the trace of a line broken in two.",
            in: ".jsonl", triggering: "{\"id\": \"a\tb\"}\n", passing: "{\"id\": \"a\\tb\"}\n"),
        rule(
            "syntax/duplicate-key", "A key occurs twice in one object.",
            "Readers keep the first, the last or both: the record says two things, and each reader hears another.",
            in: ".jsonl", triggering: "{\"id\": 1, \"id\": 2}\n", passing: "{\"id\": 1, \"other\": 2}\n"),
        rule(
            "syntax/depth", "Values are nested deeper than the limit.",
            "No statement needs it, and it exhausts the stack of readers that follow nesting by recursion."),
    ]

    private static let yaml = [
        rule(
            "syntax/non-string-key", "A key of a YAML mapping is not a string.",
            "Keys of records are names. A number or `true` as a key becomes another key in JSON.",
            in: ".yaml", triggering: "1: a\n", passing: "'1': a\n"),
        rule(
            "syntax/merge-key", "The mapping has the merge key `<<` of YAML 1.1.",
            "YAML 1.2 has no merge keys: some readers merge, others see a key named `<<`.",
            in: ".yaml", triggering: "<<: {id: a}\n", passing: "id: a\n"),
        rule(
            "syntax/alias", "The text has an alias (`*name`).",
            "Aliases let a few lines stand for gigabytes, and a record that repeats a value should show it.",
            in: ".yaml", triggering: "id: *a\n", passing: "id: '*a'\n"),
        rule(
            "syntax/anchor", "The text has an anchor (`&name`).",
            "Anchors are for aliases, which records do not have; an unquoted `&` is most often meant as text.",
            in: ".yaml", triggering: "id: &a b\n", passing: "id: '&a b'\n"),
        rule(
            "syntax/tag", "The text has a tag (`!name`).",
            "Tags make a value into a type of some program; records have the types of JSON.",
            in: ".yaml", triggering: "id: !!str a\n", passing: "id: a\n"),
        rule(
            "syntax/directive", "The text has a directive that records do not use.",
            "Directives change how all that follows is read.",
            in: ".yaml", triggering: "%TAG ! tag:example.org,2000:\n---\nid: a\n", passing: "id: a\n"),
        rule(
            "syntax/multiple-documents", "The file has more than one YAML document.",
            "A YAML file is one record; readers that take the first document lose the others in silence.",
            in: ".yaml", triggering: "id: a\n---\nid: b\n", passing: "id: a\n"),
        rule(
            "syntax/tab", "A tab stands where spaces of indentation are due.",
            "YAML forbids tabs there (section 6.1), since nobody agrees on how wide one is.",
            in: ".yaml", triggering: "source:\n\turl: a\n", passing: "source:\n  url: a\n"),
        rule(
            "syntax/number", "A plain number cannot be said in JSON without loss.",
            "Leading zeros, infinities and the like change or vanish on the way; quoted, they stay as they are.",
            in: ".yaml", triggering: "id: 007\n", passing: "id: '007'\n"),
        rule(
            "syntax/encoding", "The text has bytes or characters that YAML does not allow.",
            "They are signs of another encoding or of damage, and YAML readers differ in what they make of them."),
        rule(
            "syntax/too-many-faults", "The file has more faults than are listed.",
            "The rest of the file was not read. It is probably no YAML at all."),
        rule(
            "syntax/missing-front-matter", "The Markdown file does not begin with front matter.",
            "The record's metadata stand between two lines `---` at the start of the file; without them it is only text.",
            in: ".md", triggering: "A text.\n", passing: "---\nid: a\n---\nA text.\n"),
        rule(
            "syntax/unterminated-front-matter", "The front matter has no closing line `---`.",
            "The whole text would be read as metadata.",
            in: ".md", triggering: "---\nid: a\n", passing: "---\nid: a\n---\n"),
        rule(
            "syntax/front-matter-not-mapping", "The front matter is not a mapping of keys to values.",
            "A record is an object: each value needs its name.",
            in: ".md", triggering: "---\n- a\n---\n", passing: "---\nid: a\n---\n"),
        rule(
            "syntax/memory", "The YAML parser could not get memory.",
            "The record was not read; run again with more memory, or split the file."),
    ]

    private static let minimal = "name: a\nschema: builtin:statement\nrecords: ['*.jsonl']\n"

    private static let configuration = [
        rule(
            "config/syntax", "The configuration is not YAML.",
            "Nothing can be checked before it is known how.",
            in: "chancery.yaml", triggering: "name: [a\n", passing: minimal),
        rule(
            "config/unknown-key", "The configuration has a key that means nothing.",
            "A misspelt key would leave a rule or a limit at its default in silence.",
            in: "chancery.yaml", triggering: minimal + "fial_on: gap\n", passing: minimal + "fail_on: gap\n"),
        rule(
            "config/missing-key", "The configuration lacks a key that it must have.",
            "There is no safe default for it.",
            in: "chancery.yaml", triggering: "name: a\nrecords: ['*.jsonl']\n", passing: minimal),
        rule(
            "config/invalid-value", "A key of the configuration has a value that it cannot have.",
            "Guessing what was meant would make a verdict depend on the guess.",
            in: "chancery.yaml", triggering: minimal + "fail_on: errors\n", passing: minimal + "fail_on: error\n"),
        rule(
            "config/path-outside", "A path of the configuration leads out of the corpus folder.",
            "A corpus is checked and released as one folder: what lies outside is not there on another machine.",
            in: "chancery.yaml", triggering: minimal + "captures: ../captures\n",
            passing: minimal + "captures: captures\n"),
        rule(
            "config/no-match", "A pattern of `records` matches no file.",
            "Records may have been moved, or the pattern misspelt; a check of nothing passes in silence.",
            severity: .warning),
        rule(
            "config/unknown-form", "A file that `records` matches has an ending that says nothing about its form.",
            "Passing over it would leave records out of every check in silence."),
        rule(
            "config/missing-file", "The folder has no `chancery.yaml`.",
            "The configuration says what the corpus is and what is expected of it."),
    ]
}
