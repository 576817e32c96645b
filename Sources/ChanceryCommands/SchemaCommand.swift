import ArgumentParser

/// `chancery schema`.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Work with schemas: look for slips, run examples, write a data dictionary, draft one from records.",
        subcommands: [
            SchemaCheckCommand.self, SchemaTestCommand.self, SchemaDocsCommand.self, SchemaInferCommand.self,
        ])
}
