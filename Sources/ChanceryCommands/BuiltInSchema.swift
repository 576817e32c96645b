import Schema
import Schemas
import Validation

/// The schemas that are part of the program.
enum BuiltInSchema {
    /// The name of the statement schema, as `--schema` and `chancery.yaml` take it.
    static let statement = "builtin:statement"

    /// The statement schema.
    static func document() throws -> SchemaDocument {
        try SchemaDocument(EmbeddedFile.bytes(named: "statement.schema.json") ?? [], path: statement)
    }

    /// The statement schema, compiled.
    static func compiled() throws -> CompiledSchema {
        try SchemaCompiler.compile(try document(), options: SchemaOptions(formats: .statements))
    }
}
