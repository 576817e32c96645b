import ArgumentParser

/// `chancery schema`.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Work with schemas: a data dictionary of one, or a draft of one from records.",
        subcommands: [SchemaDocsCommand.self, SchemaInferCommand.self])
}
