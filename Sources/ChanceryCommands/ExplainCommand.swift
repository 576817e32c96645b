import ArgumentParser
import Diagnostics
import Storage

/// `chancery explain`.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what a rule means, why it matters, and what breaks it.",
        discussion: "Without a rule, all rules are listed.")

    @Argument(help: ArgumentHelp("The rule's id, as a finding names it.", valueName: "rule"))
    var rule: String?

    func run() async throws {
        try await reportingFailures {
            let catalogue = try RuleCatalogue()
            let output = OutputFile.standardOutput
            guard let rule else {
                try output.write(Array(catalogue.list.utf8))
                try output.close()
                return
            }
            guard let page = catalogue.page(for: rule) else {
                let nearest = nearestName(to: rule, among: catalogue.ids)
                throw ValidationError(
                    "no rule is named '\(rule)'"
                        + (nearest.map { "; did you mean '\($0)'?" } ?? "; 'chancery explain' lists all rules"))
            }
            try output.write(Array(page.utf8))
            try output.close()
        }
    }
}
