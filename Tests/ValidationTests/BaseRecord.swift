import Foundation
import Validation

/// The record that the examples of rules are patches of.
enum BaseRecord {
    static let json = SampleRecord.json

    /// The record with a JSON merge patch (RFC 7396) applied, on one line.
    ///
    /// - Parameter digest: that of its capture; zeros unless given.
    static func patched(_ patch: String, digest: String? = nil) throws -> String {
        let zeros = String(repeating: "0", count: 64)
        let base = try JSONSerialization.jsonObject(
            with: Data(json.replacing(zeros, with: digest ?? zeros).utf8))
        let change = try JSONSerialization.jsonObject(with: Data(patch.utf8))
        let result = try JSONSerialization.data(
            withJSONObject: merge(base, change), options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: result, as: UTF8.self)
    }

    /// Unlike RFC 7396, a null stays: a field that is null and a field that is absent are the same to every rule. But under
    /// a pointer, as in `evidence`, it removes.
    private static func merge(_ base: Any, _ patch: Any) -> Any {
        guard let patch = patch as? [String: Any] else { return patch }
        var result = base as? [String: Any] ?? [:]
        for (key, value) in patch {
            let isRemoved = key.hasPrefix("/") && value is NSNull
            result[key] = isRemoved ? nil : result[key].map { merge($0, value) } ?? value
        }
        return result
    }
}
