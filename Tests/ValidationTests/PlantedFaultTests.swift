import Authorities
import Codecs
import Corpus
import Diagnostics
import Foundation
import JSONText
import TestSupport
import Testing
import Validation

/// Records whose captures bear them out have no violation, and each fault that is planted in one of them is found.
///
/// Every field that a capture or the record itself says something of is changed in turn: see ``PlantedFault/all``. Titles
/// are left out: a catalogue may word them as it likes.
@Suite struct PlantedFaultTests {
    @Test func samplesHaveNoViolation() async throws {
        for sample in try await SampleCorpus.samples() {
            #expect(try await sample.violations() == [], "\(sample.name)")
        }
    }

    @Test func faultsPlantedInSamplesAreFound() async throws {
        // No table has the names of countries that are invented.
        let known = PlantedFault.all.filter { !$0.needsKnownCountry }
        let count = try await plant(known, in: try await SampleCorpus.samples())
        #expect(count == 489)
    }

    @Test(.enabled(if: ProjectFolder.hasShared("corpus/seeds"), "the real corpora are not on this machine"))
    func faultsPlantedInSeedsAreFound() async throws {
        let seeds = try await SampleCorpus.seeds()
        #expect(seeds.count == 5)
        for seed in seeds { #expect(try await seed.violations() == [], "\(seed.name)") }
        let count = try await plant(PlantedFault.all, in: seeds)
        #expect(count == 202)
    }

    /// Plants each fault in each record that can have it, and returns how many were planted. Each fault must find a
    /// record.
    private func plant(_ faults: [PlantedFault], in samples: [SampleRecord]) async throws -> Int {
        var planted: [String: Int] = [:]
        for sample in samples {
            let before = try await sample.violations()
            for fault in faults {
                var changed = sample
                guard fault.plant(&changed.record) else { continue }
                planted[fault.name, default: 0] += 1
                let found = try await changed.violations()
                #expect(!Set(found).subtracting(before).isEmpty, "\(fault.name) in \(sample.name) is not found")
            }
        }
        for fault in faults {
            #expect(planted[fault.name] ?? 0 > 0, "\(fault.name) was planted nowhere")
        }
        return planted.values.reduce(0, +)
    }
}

/// A record with the captures beside it.
private struct SampleRecord {
    var record: [String: Any]
    let captures: URL

    var name: String { record["id"] as? String ?? "" }

    /// The violations of the record alone, as rule and place.
    func violations() async throws -> [String] {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "record.jsonl")
        try JSONSerialization.data(withJSONObject: record, options: [.sortedKeys, .withoutEscapingSlashes]).write(
            to: file)
        let found = try await validate(
            [RecordFile(displayPath: "record.jsonl", path: file.path(), form: .jsonLines)],
            levels: [.syntax, .schema, .consistency, .evidence],
            captures: try CaptureStore(folder: captures.path()))
        return found.diagnostics.filter { $0.kind == .violation }.map { "\($0.rule) \($0.pointer ?? "")" }
    }
}

private enum SampleCorpus {
    /// The project's own records that have captures.
    static func samples() async throws -> [SampleRecord] {
        let folder = ProjectFolder.root.appending(path: "Exports/sample-corpus")
        let names =
            FileManager.default.enumerator(atPath: folder.appending(path: "records").path())?
            .compactMap { $0 as? String }.sorted() ?? []
        let files = names.compactMap {
            RecordFile(displayPath: $0, path: folder.appending(path: "records/\($0)").path())
        }
        let samples = try await records(files, captures: folder.appending(path: "captures"))
        #expect(samples.count >= 12)
        return samples
    }

    /// Five records of real statements.
    static func seeds() async throws -> [SampleRecord] {
        let folder = ProjectFolder.shared.appending(path: "corpus/seeds")
        let file = try #require(
            RecordFile(displayPath: "records.jsonl", path: folder.appending(path: "records.jsonl").path()))
        return try await records([file], captures: folder.appending(path: "captures"))
    }

    private static func records(_ files: [RecordFile], captures: URL) async throws -> [SampleRecord] {
        let run = ValidationRun<[UInt8]>(
            schema: try statementSchema.get(), authorities: .builtIn
        ) { node in
            var writer = JSONWriter()
            writer.value(node)
            return writer.bytes
        }
        var outcome = ValidationOutcome()
        var texts: [[UInt8]] = []
        try await run.run(RecordReader(files: files), partial: &outcome, receive: { _ in }) { texts.append($1) }
        return try texts.compactMap { bytes in
            let record = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
            guard let record, (record["source"] as? [String: Any])?["capture"] is String else { return nil }
            return SampleRecord(record: record, captures: captures)
        }
    }
}

/// A change of one field to a wrong value.
private struct PlantedFault {
    let name: String
    var needsKnownCountry = false
    /// Changes a record; false where it lacks what is changed.
    let plant: (inout [String: Any]) -> Bool

    static var all: [PlantedFault] {
        [
            moved("day of issue", days: 9, "date_issued"),
            moved("day of issue, back", days: -6, "date_issued"),
            moved("month of issue", days: 61, "date_issued"),
            moved("year of issue", years: -1, "date_issued"),
            moved("year of issue, later", years: 1, "date_issued"),
            value("no date of issue", NSNull(), "date_issued"),
            moved("day of publication", days: 8, "source", "published"),
            number("number of the session", by: 1),
            number("number of the session, back", by: -2),
            session("body", "body") { $0 as? String == "UNHRC" ? "UNSC" : "UNHRC" },
            session("another committee", "body") { ($0 as? String)?.hasPrefix("UNGA-C") ?? false ? "UNGA-C2" : nil },
            session("day of the event", "event_date") { ($0 as? String).flatMap { Day.moved($0, days: 12) } },
            PlantedFault("no sessions") { record in
                let sessions = record["sessions"] as? [[String: Any]] ?? []
                record["sessions"] = [Any]()
                return sessions.contains { $0["session"] is Int }
            },
            PlantedFault("country of the issuer") { record in
                // No table has the names of countries that are invented.
                guard
                    case .known? = (at(record, ["issuer", "country"]) as? String).map(AuthorityTables.builtIn.country)
                else { return set(&record, ["issuer", "country"], "DKN") }
                return set(&record, ["issuer", "country"], "SWE")
            },
            PlantedFault("office of the issuer") { record in
                let office = at(record, ["issuer", "office"]) as? String
                return set(&record, ["issuer", "office"], office == "president" ? "spokesperson" : "president")
            },
            PlantedFault("person of the issuer") { record in
                // A joint statement names offices together.
                (record["co_issuers"] as? [Any] ?? []).isEmpty
                    && set(&record, ["issuer", "person"], "Zebulon Quackenbush")
            },
            PlantedFault("name of the issuer") { set(&$0, ["issuer", "name"], "Zoological Gardens Böhlingen") },
            PlantedFault("name that shares a word") { set(&$0, ["issuer", "name"], "Ministry of Silly Walks") },
            PlantedFault("name of another ministry") { set(&$0, ["issuer", "name"], "Ministry of Defence") },
            PlantedFault("name of a body", needsKnownCountry: true) { set(&$0, ["issuer", "name"], "UN") },
            PlantedFault("person with one name in common") { record in
                // A joint statement names offices together.
                guard (record["co_issuers"] as? [Any] ?? []).isEmpty,
                    let person = at(record, ["issuer", "person"]) as? String, person.contains(" "),
                    let first = person.split(separator: " ").first
                else { return false }
                return set(&record, ["issuer", "person"], "\(first) Vel Un")
            },
            PlantedFault("no country beside an office that has one", needsKnownCountry: true) { record in
                set(&record, ["issuer", "country"], NSNull())
            },
            PlantedFault("event on the day of issue") { record in
                guard let issued = record["date_issued"] as? String, issued.utf8.count == 10,
                    var sessions = record["sessions"] as? [[String: Any]],
                    let event = sessions.first?["event_date"] as? String, event != issued, event.utf8.count == 10
                else { return false }
                sessions[0]["event_date"] = issued
                record["sessions"] = sessions
                return true
            },
            value("no issuer", NSNull(), "issuer"),
            PlantedFault("language") { record in
                set(&record, ["language"], at(record, ["language"]) as? String == "fr" ? "ru" : "fr")
            },
            value("symbol of the document", "A/51/933", "source", "symbol"),
            value("digest", String(repeating: "0", count: 64), "source", "sha256"),
            value("path of the capture", "captures/none.txt", "source", "capture"),
            PlantedFault("word of a quote") { record in
                guard var evidence = record["evidence"] as? [String: Any],
                    let pointer = evidence.keys.sorted().first(where: { evidence[$0] is [String] }),
                    var quotes = evidence[pointer] as? [String]
                else { return false }
                quotes[0] += " zounds"
                evidence[pointer] = quotes
                record["evidence"] = evidence
                return true
            },
            PlantedFault("pointer of a quote") { record in
                guard var evidence = record["evidence"] as? [String: Any], let quotes = evidence["/date_issued"] else {
                    return false
                }
                evidence["/date_isued"] = quotes
                record["evidence"] = evidence
                return true
            },
            text("paragraph of the text") { paragraphs in
                let middle = paragraphs.count / 2
                paragraphs[middle] = "Indeed: " + paragraphs[middle]
            },
            text("sentence added to the text") { $0.append("This the Ministry never said, not even in passing.") },
            text("furniture behind the text") { $0 += ["Share this article", "Print"] },
            text("furniture before the text") { $0.insert("Home", at: 0) },
            text("first paragraph left out") { paragraphs in
                // An announcement is not part of what was said.
                paragraphs.removeFirst(paragraphs[0].hasSuffix(":") ? 2 : 1)
            },
            text("middle paragraph left out") { $0.remove(at: $0.count / 2) },
            text("all but the first and the last left out") { $0.removeSubrange(1..<$0.count - 1) },
            text("last paragraph left out") { paragraphs in
                // What follows the last sentence may be a signature or a day.
                while let last = paragraphs.popLast(), last.utf8.count < 80 {}
            },
            text("paragraphs swapped") { $0.swapAt($0.count / 2, $0.count / 2 - 1) },
            text("whole text twice") { $0 += $0 },
            text("paragraph cut within") { paragraphs in
                let middle = paragraphs.count / 2
                paragraphs[middle] = String(paragraphs[middle].prefix(20))
            },
            text("end cut within a sentence") { paragraphs in
                while let last = paragraphs.last, last.utf8.count < 80 { paragraphs.removeLast() }
                paragraphs[paragraphs.count - 1].removeLast(20)
            },
            text("text cut behind its first third") { $0.removeLast($0.count - max(1, $0.count / 3)) },
        ]
    }

    private init(
        _ name: String, needsKnownCountry: Bool = false, plant: @escaping (inout [String: Any]) -> Bool
    ) {
        self.name = name
        self.needsKnownCountry = needsKnownCountry
        self.plant = plant
    }

    // MARK: Sorts of changes

    private static func value(_ name: String, _ value: Any, _ path: String...) -> PlantedFault {
        PlantedFault(name) { record in
            // What is null already cannot be emptied.
            let isEmpty = at(record, path) == nil || at(record, path) is NSNull
            return value is NSNull && isEmpty ? false : set(&record, path, value)
        }
    }

    private static func moved(_ name: String, days: Int = 0, years: Int = 0, _ path: String...) -> PlantedFault {
        PlantedFault(name) { record in
            (at(record, path) as? String).flatMap { Day.moved($0, days: days, years: years) }.map {
                set(&record, path, $0)
            } ?? false
        }
    }

    private static func session(
        _ name: String, _ member: String, _ change: @escaping (Any) -> Any?
    ) -> PlantedFault {
        PlantedFault(name) { record in
            guard var sessions = record["sessions"] as? [[String: Any]], var first = sessions.first,
                let old = first[member], !(old is NSNull), let new = change(old)
            else { return false }
            first[member] = new
            sessions[0] = first
            record["sessions"] = sessions
            return true
        }
    }

    private static func number(_ name: String, by difference: Int) -> PlantedFault {
        session(name, "session") { ($0 as? Int).map { $0 + difference } }
    }

    private static func text(_ name: String, _ change: @escaping (inout [String]) -> Void) -> PlantedFault {
        PlantedFault(name) { record in
            guard let text = record["text"] as? String else { return false }
            var paragraphs = text.split(separator: "\n").map(String.init)
            guard paragraphs.count >= 3 else { return false }
            change(&paragraphs)
            record["text"] = paragraphs.joined(separator: "\n\n")
            return true
        }
    }

    private static func at(_ record: [String: Any], _ path: [String]) -> Any? {
        path.dropFirst().reduce(record[path[0]]) { ($0 as? [String: Any])?[$1] }
    }

    @discardableResult
    private static func set(_ record: inout [String: Any], _ path: [String], _ value: Any) -> Bool {
        if path.count == 1 {
            record[path[0]] = value
            return true
        }
        guard var inner = record[path[0]] as? [String: Any] else { return false }
        inner[path[1]] = value
        record[path[0]] = inner
        return true
    }
}

/// Days as the records write them.
private enum Day {
    /// A whole date that lies so much later; `nil` for a text that is none.
    static func moved(_ text: String, days: Int = 0, years: Int = 0) -> String? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard text.utf8.count == 10, parts.count == 3 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        guard let date = calendar.date(from: DateComponents(year: parts[0] + years, month: parts[1], day: parts[2])),
            let moved = calendar.date(byAdding: .day, value: days, to: date)
        else { return nil }
        let result = calendar.dateComponents([.year, .month, .day], from: moved)
        return String(format: "%04d-%02d-%02d", result.year ?? 0, result.month ?? 0, result.day ?? 0)
    }
}
