import ArgumentParser
import Codecs
import Corpus
import Evidence
import Storage

/// `chancery draft`.
struct DraftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Draft records from captured pages, with the words that bear out each field.",
        discussion: """
            What a page does not say stays null, with the reason. A draft is a beginning: read it, correct it, and \
            validate it. A letter and its annex are two records. Exit status 1: no capture holds a statement.

            JSON and JSON Lines answer for every capture, whether it holds a statement or not, with its record, how each \
            field was got, and what is left open. With --out they are files of records like the others.

            Examples:
              chancery draft captures/2021-11-22.html -o records/2021-11-21.md
              chancery draft captures/*.txt --format jsonl > drafts.jsonl
              chancery draft captures/*.html --out records --format json
            """)

    @Argument(
        help: ArgumentHelp("Captured pages: plain text, Markdown or HTML; - is standard input.", valueName: "capture"))
    var captures: [String]

    @Option(help: ArgumentHelp("How drafts are written: markdown, json, jsonl or yaml.", valueName: "format"))
    var format: DraftFormat = .markdown

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to make; - is standard output.", valueName: "file"))
    var output = "-"

    @Option(
        name: .customLong("out"),
        help: ArgumentHelp(
            "A folder in which a file is made for each record; it must not be there yet.", valueName: "folder"))
    var folder: String?

    @Option(
        name: .customLong("captures"),
        help: ArgumentHelp(
            """
            The folder that records' captures are in. Without it, that of the corpus that a capture lies in; outside of \
            a corpus, captures are named by their paths from here.
            """, valueName: "folder"))
    var capturesFolder: String?

    func validate() throws {
        if captures.filter({ $0 == "-" }).count > 1 { throw ValidationError("standard input can be read only once") }
        if folder != nil, output != "-" { throw ValidationError("--out and --output exclude each other") }
    }

    func run() async throws {
        try await reportingFailures {
            let reader = await StatementReader.prepared()
            let naming = try CaptureNaming(folder: capturesFolder)
            let drafts = try captures.flatMap { try read($0, reader, naming) }
            for drafted in drafts {
                if let refusal = drafted.draft.refusal {
                    Terminal.complain("\(drafted.path): no statement: \(refusal)")
                }
            }
            let statements = drafts.filter(\.draft.isStatement)
            // A file in a folder is a record, and there is none of a page without a statement.
            var shown = format.holdsOneRecord || folder != nil ? statements : drafts
            let ids = Self.ids(of: shown)
            Self.relateAnnexes(in: &shown, ids)
            if let folder {
                try write(shown, ids, to: folder)
            } else {
                try ResultFile(output).write(try text(shown, ids))
            }
            if statements.isEmpty { throw ExitCode.findings }
        }
    }

    private func read(
        _ path: String, _ reader: StatementReader, _ naming: CaptureNaming
    ) throws -> [DraftedCapture] {
        if path != "-", FileTree.kind(of: path) == .folder {
            throw ValidationError("'\(path)' is a folder; name the captures in it")
        }
        let bytes = try InputFile(path: path).readAll(limit: CaptureReader.maximumBytes)
        let digest = SHA256Hasher.digest(of: bytes).hexadecimal
        let page: CapturePage
        do throws(CaptureReadingError) {
            page = try CaptureReader.read(bytes)
        } catch {
            throw CaptureFailure(path: path, cause: error)
        }
        if page.isText, let line = page.loss.firstLine {
            Terminal.complain(
                "\(path):\(line): \(page.loss.count) could not be decoded; save the capture as UTF-8, or in the encoding that it names"
            )
        }
        let name = path == "-" ? nil : try naming.name(of: path)
        return reader.read(page).map {
            DraftedCapture(path: path, captureName: name, page: page, draft: $0, digest: digest)
        }
    }

    /// An id for each, one that comes twice with a number behind it.
    private static func ids(of drafts: [DraftedCapture]) -> [String] {
        var taken: Set<String> = []
        return drafts.map { drafted in
            var (id, number) = (drafted.proposedID, 1)
            while !taken.insert(id).inserted {
                number += 1
                id = "\(drafted.proposedID)-\(number)"
            }
            return id
        }
    }

    /// Notes that an annex is a part of the letter before it, which transmits it.
    private static func relateAnnexes(in drafts: inout [DraftedCapture], _ ids: [String]) {
        for index in drafts.indices.dropFirst() {
            let (letter, annex) = (drafts[index - 1], drafts[index])
            guard annex.draft.isAnnex, annex.path == letter.path, annex.draft.isStatement, letter.draft.isStatement
            else {
                continue
            }
            drafts[index - 1].relations.append(("transmits", ids[index]))
            drafts[index].relations.append(("is_part_of", ids[index - 1]))
        }
    }

    private func text(_ drafts: [DraftedCapture], _ ids: [String]) throws -> [UInt8] {
        if format.holdsOneRecord, drafts.count > 1 {
            let holds = captures.count == 1 ? "'\(captures[0])' holds" : "these captures hold"
            throw ValidationError(
                "a \(format.rawValue) file holds one record, and \(holds) \(drafts.count) statements: add --out FOLDER, or --format jsonl"
            )
        }
        if format.holdsOneRecord { return zip(drafts, ids).flatMap { $0.file(format, id: $1) } }
        let texts = zip(drafts, ids).map { $0.answer(format, id: $1) }
        guard format == .json else { return texts.flatMap { $0 } }
        return Array("[\n  ".utf8) + Array(texts.joined(separator: Array(",\n  ".utf8))) + Array("\n]\n".utf8)
    }

    private func write(_ drafts: [DraftedCapture], _ ids: [String], to folder: String) throws {
        let staging = try StagingFolder(for: folder)
        for (drafted, id) in zip(drafts, ids) {
            let file = try OutputFile(creating: try staging.file("\(id).\(format.suffix)"))
            try file.write(drafted.file(format, id: id))
            try file.close()
        }
        try staging.commit()
    }
}

extension DraftFormat: ExpressibleByArgument {}
