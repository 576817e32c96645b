import Chronology
public import Schema

/// `edtf`: a date of the Extended Date/Time Format, levels 0 to 2 (ISO 8601-2:2019).
public struct EDTFFormat: FormatChecker {
    public let name = "edtf"
    public let title = "EDTF date"
    public let help = "write `2021-11-21`, `2021-11-21?` where it is uncertain, or `XXXX-11-21` where a part is not known"

    /// Creates the format.
    public init() {}

    public func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
        (try? EDTF(parsing: text)) != nil
    }

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
