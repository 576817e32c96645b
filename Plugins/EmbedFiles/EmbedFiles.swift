import Foundation
import PackagePlugin

/// Embeds the schemas and tables of the target `Schemas` into the program as string literals.
///
/// SwiftPM's own `.embedInCode` writes a file as an array of integers, which the compiler takes over a minute to read for
/// the table of languages alone; a string literal of that size takes no time.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? SourceModuleTarget else { return [] }
        let inputs = target.sourceFiles.map(\.url).filter { ["json", "csv"].contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(inputs.count) schemas and tables",
                executable: try context.tool(named: "embed-files").url,
                arguments: [output.path] + inputs.map(\.path), inputFiles: inputs, outputFiles: [output])
        ]
    }
}
