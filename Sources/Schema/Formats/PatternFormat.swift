import Patterns

/// `regex`: a regular expression of ECMA-262 in its Unicode mode.
struct PatternFormat: FormatChecker {
    let name = "regex"
    let title = "regular expression"
    let help = "write a regular expression of ECMA-262"

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool { fault(in: text) == nil }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        do {
            _ = try Pattern(String(decoding: text, as: UTF8.self))
            return nil
        } catch {
            return "\(error.message), at byte \(error.offset)"
        }
    }
}
