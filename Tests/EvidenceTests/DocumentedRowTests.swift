import Authorities
import Evidence
import Foundation
import TestSupport
import Testing

/// The example in `docs/reading-captures.md`: a row that teaches the reader a phrase.
@Suite struct DocumentedRowTests {
    private static let page = """
        Permanent Mission of Norway to the United Nations

        The Permanent Mission of Norway to the United Nations presents its compliments to the missions of all States and has the honour to state the position of its Government on the resolution that was put to the vote.

        The Government of Norway holds that no question of the region will be settled without those who live there, and that it will go on with its contribution to the fund.

        Given under our seal on 3 May 2021
        """

    /// The row as the documentation shows it.
    private static func row() throws -> String {
        let text = try String(
            contentsOf: ProjectFolder.root.appending(path: "docs/reading-captures.md"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let fence = try #require(lines.firstIndex(of: "```csv"))
        return String(lines[fence + 1])
    }

    private static func date(_ tables: AuthorityTables) throws -> Claim<String>? {
        try #require(StatementReader(tables: tables).read(CaptureReader.read(Array(page.utf8))).first).dateIssued
    }

    @Test func theRowTeachesThePhrase() throws {
        #expect(try Self.date(.builtIn) == nil)
        var files: [String: [UInt8]] = [:]
        for name in AuthorityTables.fileNames {
            files[name] = [UInt8](
                try Data(contentsOf: ProjectFolder.root.appending(path: "Schemas/authorities/\(name)")))
        }
        files["cues.csv", default: []] += try Array((Self.row() + "\n").utf8)
        let date = try #require(try Self.date(AuthorityTables(files: files)))
        #expect(date.value == "2021-05-03")
        #expect(date.grounds == .stated)
    }
}
