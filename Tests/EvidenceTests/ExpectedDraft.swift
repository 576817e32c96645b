import Foundation
import TestSupport
import Testing

/// What is to be read from a capture of `Tests/Fixtures/captures`: a line of `expected.jsonl` there.
///
/// A name that a line leaves out is not asked for; sessions and symbols are asked for always.
struct ExpectedDraft: Decodable, Sendable, CustomTestStringConvertible {
    /// The statements of a capture, in order.
    struct Statement: Decodable, Sendable {
        var statement: Bool
        var date: String?
        var how: String?
        var published: String?
        var country: String?
        var office: String?
        var person: String?
        /// What the issuer is called: the institution.
        var name: String?
        var kind: String?
        var language: String?
        var title: String?
        /// `UNGA-C3/76`.
        var sessions: [String]
        var symbols: [String]
        /// How the text begins and ends.
        var first: String?
        var last: String?
        /// What must not be in the text.
        var absent: [String]?
        /// Those of the names above whose value must be null.
        var null: [String]?
    }

    var file: String
    var statements: [Statement]

    var testDescription: String { file }

    /// The captures.
    static let folder = ProjectFolder.root.appending(path: "Tests/Fixtures/captures")

    static let all: [ExpectedDraft] = {
        guard let text = try? String(contentsOf: folder.appending(path: "expected.jsonl"), encoding: .utf8) else {
            return []
        }
        return text.split(separator: "\n").compactMap {
            try? JSONDecoder().decode(ExpectedDraft.self, from: Data($0.utf8))
        }
    }()
}
