/// The schemas and authority tables that are part of the program. The files in this folder are the source; the build
/// embeds them, so that the command needs no file beside it.
public enum EmbeddedSchema {
    /// The schema of a statement record, `Schemas/statement.schema.json`.
    public static var statement: [UInt8] { PackageResources.statement_schema_json }
}
