/// The schemas and authority tables that are part of the program. The files in this folder are the source; the build
/// embeds them, so that the command needs no file beside it.
public enum EmbeddedFile {
    /// The names of all files, sorted.
    public static var names: [String] { EmbeddedText.files.map(\.name).sorted() }

    /// The bytes of a file of this folder or of a folder in it, by its name; `nil` where there is none.
    public static func bytes(named name: String) -> [UInt8]? {
        EmbeddedText.files.first { $0.name == name }.map { file in
            file.text.withUTF8Buffer { Array($0) }
        }
    }

    /// The bytes of all authority tables, in the order of their names.
    public static var authorityTables: [[UInt8]] {
        EmbeddedText.files.filter { $0.name.hasSuffix(".csv") }.sorted { $0.name < $1.name }
            .compactMap { bytes(named: $0.name) }
    }
}
