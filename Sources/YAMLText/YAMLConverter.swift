/// Converts a YAML file to JSON text.
///
/// Taken is one document of YAML 1.2 by the core schema, in block and flow style, that says what JSON can say. Refused,
/// each with its place, are repeated keys, keys that are not strings, anchors, aliases, explicit tags, merge keys,
/// directives other than `%YAML 1.2`, further documents, numbers that JSON does not have (`.inf`, `.nan`), and whole
/// numbers with leading zeros, which would be lost.
///
/// Numbers that JSON can write stay as they are written; `+1`, `.5`, `1.`, `0o17` and `0x1F` become `1`, `0.5`, `1.0`,
/// `15` and `31`. Line breaks in scalars become LF.
///
/// The grammar is libyaml's, that is YAML 1.1's. What differs from YAML 1.2 in a file that both take:
/// - U+0085, U+2028 and U+2029 end a line; they are refused unless escaped.
/// - An implicit key has at most 1,024 characters on one line inside brackets too.
/// - `\uD83D\uDE00`, a pair of surrogates, is no escape: refused.
/// - A plain value in brackets cannot begin with `:` or `?`, nor hold `:` before a bracket.
public enum YAMLConverter {
    /// Converts a file.
    ///
    /// An anchor covers a key or value as written: the quotes of a string, the brackets of a collection and the
    /// indicator of a block scalar included. A block collection reaches from its first key, `?` or `-` to the end of its
    /// last value; an absent value is an empty range.
    ///
    /// Complexity: O(file) time; memory is the JSON text, 40 bytes for each key and value, and the keys of the mappings
    /// that are open. Nothing recurses.
    ///
    /// - Parameter bytes: the whole file.
    /// - Returns: the text, or every fault that was found. A fault of syntax ends the reading, others do not.
    public static func convert(
        _ bytes: UnsafeRawBufferPointer, limits: YAMLLimits = YAMLLimits()
    ) -> Result<ConvertedText, YAMLFaults> {
        do throws(YAMLFault) {
            try TextCheck.checkEncoding(bytes, limits: limits)
            try TextCheck.checkCharacters(of: 0..<bytes.count, in: bytes)
        } catch {
            return .failure(YAMLFaults([error]))
        }
        var converter = DocumentConverter(bytes, range: 0..<bytes.count, limits: limits)
        let faults = converter.run()
        return faults.isEmpty ? .success(converter.text) : .failure(YAMLFaults(faults))
    }
}
