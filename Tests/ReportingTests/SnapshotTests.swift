import Diagnostics
import Reporting
import Testing

/// What each format prints, in full.
struct SnapshotTests {
    @Test(arguments: ReporterRegistry.standard.names)
    func everything(format: String) throws {
        try Snapshot.check(try report(Sample.everything, as: format), against: "\(format)-everything")
    }

    @Test(arguments: ReporterRegistry.standard.names)
    func nothingFound(format: String) throws {
        var summary = DiagnosticSummary()
        summary.records = 1
        summary.valid = 1
        try Snapshot.check(try report([], as: format, summary: summary), against: "\(format)-nothing-found")
    }

    @Test func textInColour() throws {
        var context = ReportContext.sample
        context.colour = true
        try Snapshot.check(try report(Sample.everything, as: "text", context: context), against: "text-colour")
    }

    @Test func textAroundALongLine() throws {
        let filler = String(repeating: "The Ministry of Foreign Affairs states the following. ", count: 20)
        let line = #"{"text":""# + filler + #"","date_issued":"2019-9-17","more":""# + filler + #""}"#
        var context = ReportContext.sample
        context.width = 80
        let samples = [
            Sample.of("\"2019-9-17\"", in: line, message: "in the middle"),
            Sample.of("{", in: line, message: "at the start"),
            Sample.of(#"The Ministry of Foreign Affairs states the following. "}"#, in: line, message: "at the end"),
            Sample.of("\"" + filler + "\"", in: line, message: "wider than the line"),
        ]
        try Snapshot.check(try report(samples, as: "text", context: context), against: "text-long-line")
    }

    @Test func textInManyScripts() throws {
        let samples = [
            Sample.of("\"2020.9.17\"", in: #"{"issuer":"외무성 대변인","date":"2020.9.17"}"#, message: "after Korean"),
            Sample.of("外交部发言人", in: #"{"issuer":"外交部发言人","date":"2020"}"#, message: "Chinese marked"),
            Sample.of(
                "\"2020\"", in: #"{"issuer":"وِزَارَة الخارجية","date":"2020"}"#, message: "after Arabic with vowels"),
            Sample.of("\"2020\"", in: "{\t\"issuer\":\t\"x\",\t\"date\":\"2020\"}", message: "after tabs"),
            Sample.of(
                "\"2020\"", in: "{\"issuer\":\"\u{1112}\u{1161}\u{11AB}\",\"d\":\"2020\"}",
                message: "after conjoining jamo"),
        ]
        try Snapshot.check(try report(samples, as: "text"), against: "text-scripts")
    }
}
