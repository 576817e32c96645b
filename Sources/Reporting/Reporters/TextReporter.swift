internal import Diagnostics

/// The report for people: findings under the path of their file, each with its source line and a mark under the value.
///
/// Prints no more than `ReportContext.maxFindings` findings, and then says how many there are beyond them. Memory is
/// bounded by one finding; of a source line, only what fits the width is looked at.
struct TextReporter: DiagnosticReporter {
    static let name = "text"

    private let output: ReportOutput
    private let style: TextStyle
    private let width: Int
    private let limit: Int
    private let countsRecords: Bool
    private var printed = 0
    private var withheld = 0
    private var currentFile: String?

    init(context: ReportContext, output: @escaping ReportOutput) {
        self.output = output
        style = TextStyle(isOn: context.colour)
        width = max(40, context.width)
        countsRecords = context.countsRecords
        let maxFindings = context.maxFindings ?? 0
        limit = maxFindings > 0 ? maxFindings : .max
    }

    var wantsSource: Bool { printed < limit }

    mutating func begin() throws {}

    mutating func receive(_ diagnostic: Diagnostic, source: SourceExcerpt?) throws {
        guard printed < limit else {
            withheld += 1
            return
        }
        printed += 1
        var text = ""
        let file = diagnostic.location.file
        if file != currentFile {
            currentFile = file
            text += style.paint(DisplayText.line(file), .path) + "\n\n"
        }
        append(diagnostic, source, to: &text)
        text += "\n"
        try output(Array(text.utf8))
    }

    mutating func finish(_ summary: DiagnosticSummary) throws {
        var text = ""
        if withheld > 0 {
            text += "… and \(SummaryText.grouped(withheld)) more finding\(withheld == 1 ? "" : "s");"
            text += " --max-findings 0 shows all\n\n"
        }
        for line in SummaryText.lines(summary, countsRecords: countsRecords) { text += line + "\n" }
        try output(Array(text.utf8))
    }

    private func append(_ diagnostic: Diagnostic, _ source: SourceExcerpt?, to text: inout String) {
        let label = style.paint(Self.label(of: diagnostic), TextStyle.Role(diagnostic))
        text += "\(label): \(style.paint(DisplayText.line(diagnostic.message), .strong))\n"

        let location = diagnostic.location
        let lineNumber = String(location.line)
        let margin = String(repeating: " ", count: lineNumber.utf8.count)
        var place = location.place
        if let record = diagnostic.record { place += ", record \(DisplayText.line(record))" }
        if let pointer = diagnostic.pointer, !pointer.isEmpty { place += ", \(DisplayText.line(pointer))" }
        text += "\(margin)\(style.paint("-->", .gutter)) \(place)\n"

        let bar = style.paint("|", .gutter)
        let gutterWidth = margin.utf8.count + 3
        if let source, let line = MarkedLine(source, at: location, width: width - gutterWidth) {
            let mark = style.paint(String(repeating: "^", count: line.markWidth), TextStyle.Role(diagnostic))
            text += "\(margin) \(bar)\n"
            text += "\(style.paint(lineNumber, .gutter)) \(bar) \(line.text)\n"
            text += "\(margin) \(bar) \(String(repeating: " ", count: line.indent))\(mark)\n"
        }

        let bullet = "\(margin) \(style.paint("=", .gutter))"
        for related in diagnostic.related { text += "\(bullet) note: \(related.sentence)\n" }
        if let help = diagnostic.help { text += "\(bullet) help: \(DisplayText.line(help))\n" }
        if let fix = diagnostic.fix { text += "\(bullet) fix: \(fix.sentence)\n" }
    }

    /// `error[schema/required]`; a gap, which is a warning unless set otherwise, names another severity.
    private static func label(of diagnostic: Diagnostic) -> String {
        let rule = DisplayText.line(diagnostic.rule.rawValue)
        return switch (diagnostic.kind, diagnostic.severity) {
        case (.violation, let severity): "\(severity.rawValue)[\(rule)]"
        case (.gap, .warning): "gap[\(rule)]"
        case (.gap, let severity): "gap[\(rule)] (\(severity.rawValue))"
        }
    }
}
