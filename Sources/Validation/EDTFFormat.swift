import Chronology
public import Schema

/// `edtf`: a date of the Extended Date/Time Format, levels 0 to 2 (ISO 8601-2:2019).
public struct EDTFFormat: FormatChecker {
    /// The name of the format in a schema.
    public let name = "edtf"
    /// What a message calls the format.
    public let title = "EDTF date"
    /// How to write it.
    public let help =
        "write `2021-11-21`, `2021-11-21?` where it is uncertain, or `XXXX-11-21` where a part is not known"

    /// Creates the format.
    public init() {}

    /// Whether the characters have the form.
    public func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
        (try? EDTF(parsing: text)) != nil
    }

    /// Why the characters have not the form; `nil` where they have.
    public func fault(in text: UnsafeRawBufferPointer) -> String? {
        do {
            _ = try EDTF(parsing: text)
            return nil
        } catch {
            return error.message
        }
    }
}

extension FormatRegistry {
    /// The standard formats and those that statements need.
    public static let statements = FormatRegistry.standard.adding(EDTFFormat())
}
