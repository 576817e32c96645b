public import ArgumentParser

/// The command `chancery`.
public struct ChanceryCommand: AsyncParsableCommand {
    /// The version of the command and of the library.
    public static let version = "0.1.0"

    /// How the command is shown and what it takes.
    public static let configuration = CommandConfiguration(
        commandName: "chancery",
        abstract: "Validates corpora of official statements and releases them as reproducible datasets.",
        discussion: """
            Exit status: 0 nothing at or above the failing severity; 1 findings; 3 the schema or the configuration is \
            broken; 4 the environment failed (an unreadable file, a full disk); 64 wrong usage.
            """,
        version: version,
        subcommands: [
            ValidateCommand.self, DraftCommand.self, ReleaseCommand.self, ExportCommand.self, VerifyCommand.self,
            ExplainCommand.self,
            SchemaCommand.self,
        ])

    /// Creates the command.
    public init() {}
}

extension ExitCode {
    /// Findings at or above the failing severity.
    static let findings = ExitCode(1)
    /// The schema or the configuration is broken.
    static let brokenConfiguration = ExitCode(3)
    /// The environment failed.
    static let brokenEnvironment = ExitCode(4)
}
