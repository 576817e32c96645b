internal import Diagnostics

/// The parts of a report as `Schemas/report.schema.json` declares them. Every member is always present, `null` where there
/// is nothing to say.
extension JSONOutput {
    /// The version of the report's shape. It rises when a member changes its meaning or goes.
    static let reportVersion = 1

    /// Appends what the run was made with.
    mutating func inputs(_ context: ReportContext) {
        object {
            $0.key("tool")
            $0.string(context.tool)
            $0.key("schema_path")
            $0.string(context.schemaPath)
            $0.key("schema_sha256")
            $0.string(context.schemaSHA256)
            $0.key("authorities_sha256")
            $0.string(context.authoritiesSHA256())
        }
    }

    /// Appends one finding.
    mutating func diagnostic(_ diagnostic: Diagnostic) {
        object {
            $0.key("rule")
            $0.string(diagnostic.rule.rawValue)
            $0.key("kind")
            $0.string(diagnostic.kind.rawValue)
            $0.key("severity")
            $0.string(diagnostic.severity.rawValue)
            $0.key("message")
            $0.string(diagnostic.message)
            $0.key("help")
            $0.string(diagnostic.help)
            $0.key("record")
            $0.string(diagnostic.record)
            $0.location(diagnostic.location)
            $0.key("pointer")
            $0.string(diagnostic.pointer)
            $0.key("value")
            $0.string(diagnostic.value)
            $0.key("related")
            $0.array { array in diagnostic.related.forEach { array.related($0) } }
            $0.key("fix")
            $0.fix(diagnostic.fix)
            $0.key("count")
            $0.number(diagnostic.count)
        }
    }

    /// Appends the totals of a run.
    mutating func summary(_ summary: DiagnosticSummary) {
        object {
            let counts = [
                ("records", summary.records), ("valid", summary.valid), ("errors", summary.errors),
                ("warnings", summary.warnings), ("notes", summary.notes), ("gaps", summary.gaps),
                ("suppressed", summary.suppressed), ("baselined", summary.baselined),
            ]
            for (name, count) in counts {
                $0.key(name)
                $0.number(count)
            }
            $0.key("provenance_levels")
            $0.array { array in summary.provenanceLevels.forEach { array.number($0) } }
            $0.key("levels")
            $0.array { array in summary.levels.forEach { array.level($0) } }
            $0.key("complete")
            $0.boolean(summary.complete)
        }
    }

    private mutating func related(_ related: Diagnostic.Related) {
        object {
            $0.key("message")
            $0.string(related.message)
            $0.key("record")
            $0.string(related.record)
            $0.location(related.location)
        }
    }

    private mutating func fix(_ fix: Diagnostic.Fix?) {
        guard let fix else { return null() }
        object {
            $0.key("message")
            $0.string(fix.message)
            $0.key("byte_range")
            $0.range(fix.byteRange)
            $0.key("replacement")
            $0.string(fix.replacement)
        }
    }

    private mutating func level(_ level: DiagnosticSummary.Level) {
        object {
            $0.key("name")
            $0.string(level.name)
            $0.key("ran")
            $0.boolean(level.notRun == nil)
            $0.key("reason")
            $0.string(level.notRun)
        }
    }

    /// Appends the members that say where something is.
    private mutating func location(_ location: SourceLocation) {
        key("file")
        string(location.file)
        key("line")
        number(location.line)
        key("column")
        number(location.column)
        key("byte_range")
        range(location.byteRange)
    }

    private mutating func range(_ range: Range<Int>) {
        array {
            $0.number(range.lowerBound)
            $0.number(range.upperBound)
        }
    }
}
