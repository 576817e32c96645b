import Diagnostics
import Testing

@testable import Reporting

/// Workflow commands as the runner of GitHub Actions reads them.
struct GitHubReporterTests {
    private func command(_ sample: Sample) throws -> String {
        String(try report([sample], as: "github").split(separator: "\n")[0])
    }

    @Test(arguments: [
        (DiagnosticKind.violation, Severity.error, "::error "), (.violation, .warning, "::warning "),
        (.violation, .note, "::notice "), (.gap, .error, "::error "), (.gap, .warning, "::warning "),
        (.gap, .note, "::notice "),
    ])
    func theCommandFollowsTheSeverity(kind: DiagnosticKind, severity: Severity, start: String) throws {
        let command = try command(Sample.of("x", in: "x", kind: kind, severity: severity))
        #expect(command.hasPrefix(start))
        #expect(command.contains("::gap: ") == (kind == .gap))
    }

    @Test(arguments: [
        ("a:b,c;d%e\r\n", "a%3Ab%2Cc;d%25e%0D%0A", "a:b,c;d%25e%0D%0A"),
        ("%0A", "%250A", "%250A"),
        ("외무성", "외무성", "외무성"),
        // CR and LF are one grapheme cluster, yet two characters to escape.
        ("\r\n", "%0D%0A", "%0D%0A"),
    ])
    func charactersThatEndACommandAreEscaped(text: String, property: String, data: String) {
        #expect(GitHubReporter.escape(text, as: .property) == property)
        #expect(GitHubReporter.escape(text, as: .data) == data)
    }

    @Test func aPathCannotForgeProperties() throws {
        let command = try command(Sample.of("x", in: "x", file: "a,title=passed::b", record: nil))
        #expect(
            command
                == "::error file=a%2Ctitle=passed%3A%3Ab,line=12,col=1,endColumn=2,title=schema/format::not as it should be"
        )
    }

    @Test func theEndColumnNeedsAValueWithinTheLine() throws {
        var sample = Sample.of("외무성", in: "ab 외무성 c")
        #expect(try command(sample).contains(",line=12,col=4,endColumn=13,"))
        sample.diagnostic.location.byteRange = 1_003..<1_400
        #expect(try command(sample).contains(",line=12,col=4,title="))
        sample.source = nil
        sample.diagnostic.location.byteRange = 1_003..<1_012
        #expect(try command(sample).contains(",line=12,col=4,title="))
    }

    @Test func standardInputHasNoFile() throws {
        let command = try command(Sample.of("x", in: "x", message: "wrong", file: "-", record: nil))
        #expect(command == "::error title=schema/format::wrong at -:12:1")
    }
}
