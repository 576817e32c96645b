import JSONText
import Schema

/// Compiles a schema given as JSON.
func compiled(
    _ schema: String, library: [SchemaDocument] = [], options: SchemaOptions = SchemaOptions()
) throws -> CompiledSchema {
    try SchemaCompiler.compile(
        try SchemaDocument(Array(schema.utf8), path: "schema.json"), library: library, options: options)
}

/// The verdict on an instance, by the accepting path.
func accepts(_ schema: CompiledSchema, _ instance: String) throws -> Bool {
    var evaluator = SchemaEvaluator(schema: schema)
    return try JSONDocument(Array(instance.utf8)).withRoot { evaluator.accepts($0) }
}

/// What the explaining path finds.
func findings(_ schema: CompiledSchema, _ instance: String) throws -> [SchemaFinding] {
    var evaluator = SchemaEvaluator(schema: schema)
    return try JSONDocument(Array(instance.utf8)).withRoot { evaluator.explain($0) }
}

/// The faults that keep a schema from being compiled.
func schemaFaults(_ schema: String) -> [SchemaFault] {
    do {
        _ = try compiled(schema)
        return []
    } catch {
        return (error as? SchemaError)?.faults ?? []
    }
}
