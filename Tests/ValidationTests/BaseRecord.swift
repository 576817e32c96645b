import Foundation

/// A record without any finding, which the examples of rules are patches of.
enum BaseRecord {
    static let json = #"""
        {
          "id": "xav-2021-11-21-spokesperson", "title": "Press statement", "kind": "press_statement",
          "issuer": {"name": "Ministry of Foreign Affairs of Avaria", "office": "spokesperson", "country": "XAV"},
          "date_issued": "2021-11-21", "language": "en",
          "source": {
            "publisher": "Ministry of Foreign Affairs of Avaria", "url": "https://example.org/2021/11/21",
            "archived_url": "https://archive.example.org/2021/11/21", "retrieved_at": "2026-01-29T09:30:00Z",
            "published": "2021-11-22", "capture": "captures/2021-11-21.txt",
            "sha256": "0000000000000000000000000000000000000000000000000000000000000000", "rights": "CC0-1.0"
          },
          "sessions": [{"body": "UNGA-C3", "session": 76, "event_date": "2021-11-17", "relation": "responds_to"}],
          "provenance": [
            {"activity": "issued", "agent": "Ministry of Foreign Affairs of Avaria", "date": "2021-11-21"},
            {"activity": "published", "agent": "Ministry of Foreign Affairs of Avaria", "date": "2021-11-22"}
          ],
          "evidence": {
            "/issuer": ["A spokesperson"], "/date_issued": ["November 21"], "/sessions/0": ["76th session"]
          },
          "text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17."
        }
        """#

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
