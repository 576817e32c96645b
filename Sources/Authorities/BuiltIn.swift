import Schemas

extension AuthorityTables {
    /// The tables that are part of the program. Each is parsed when it is first used.
    public static let builtIn = AuthorityTables { EmbeddedFile.bytes(named: $0) ?? [] }
}
