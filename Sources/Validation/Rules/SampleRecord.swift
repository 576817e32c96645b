import JSONText

/// The record that examples of rules are changes of.
public enum SampleRecord {
    /// A record without any finding, as JSON.
    public static let json = #"""
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
          "text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.\nThe Third Committee adopted it at the 76th session of the UN General Assembly."
        }
        """#

    /// The members that a patch gives to the record, as they are with it: a short object whole, so that it can be seen what
    /// stands beside a change, and of a long one what is changed.
    static func members(with patch: String) -> String {
        withRoot(of: json) { record in withRoot(of: patch) { changed($0, in: record) } ?? patch } ?? patch
    }

    /// A longer object would hide what is changed.
    private static let mostMembers = 4

    private static func changed(_ patch: JSONNode, in record: JSONNode) -> String {
        let members = patch.members.map { key, value in
            guard let old = record[key.string], old.kind == .object, value.kind == .object, old.count <= mostMembers
            else {
                return "\(text(key)): \(text(value))"
            }
            return "\(text(key)): \(merged(value, into: old))"
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// Null removes what stands under a pointer.
    private static func merged(_ patch: JSONNode, into object: JSONNode) -> String {
        var members: [String] = []
        for (key, value) in object.members {
            let new = patch[key.string] ?? value
            if new.kind == .null, key.string.hasPrefix("/") { continue }
            members.append("\(text(key)): \(text(new))")
        }
        for (key, value) in patch.members where object[key.string] == nil {
            members.append("\(text(key)): \(text(value))")
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    private static func text(_ node: JSONNode) -> String { String(decoding: node.text, as: UTF8.self) }

    private static func withRoot<Result>(of json: String, _ body: (JSONNode) -> Result) -> Result? {
        var parser = JSONParser()
        var tape = JSONTape()
        return Array(json.utf8).withUnsafeBytes { bytes in
            parser.parse(bytes, onto: &tape) ? tape.withRoot(of: bytes) { body($0) } : nil
        }
    }
}
