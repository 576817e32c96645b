import Codecs
import JSONText

/// What verification needs of a `release.json`: the files with their sizes and digests.
struct ListedFiles {
    /// The files by path.
    var files: [String: ReleaseManifest.File] = [:]
    /// Their paths, in the order listed.
    var paths: [String] = []

    /// Reads a manifest. Members that this version does not know are passed over.
    ///
    /// - Throws: why it cannot be used, as one fragment.
    init(_ bytes: [UInt8]) throws(ManifestFault) {
        let document: JSONDocument
        do {
            document = try JSONDocument(bytes)
        } catch {
            throw ManifestFault(message: "it is not JSON: \(error.message)")
        }
        let result = document.withRoot { root in Result { () throws(ManifestFault) in try Self.read(root) } }
        self = try result.get()
    }

    private init() {}

    private static func read(_ root: JSONNode) throws(ManifestFault) -> ListedFiles {
        guard root["format_version"]?.integer == ReleaseManifest.formatVersion else {
            throw ManifestFault(
                message:
                    "its `format_version` is not \(ReleaseManifest.formatVersion): another version of the program made it"
            )
        }
        guard let list = root["files"], list.kind == .array else { throw ManifestFault(message: "it lists no files") }
        var listed = ListedFiles()
        for item in list.elements {
            guard let path = item["path"], path.kind == .string, let stored = fixity(item["stored"]),
                let content = fixity(item["content"])
            else { throw ManifestFault(message: "the file \(listed.paths.count + 1) in it lacks its path or digests") }
            if let fault = RelativePath.fault(in: path.string) {
                throw ManifestFault(message: "the path of the file \(listed.paths.count + 1) in it \(fault)")
            }
            let file = ReleaseManifest.File(
                path: path.string, mediaType: item["media_type"]?.string ?? "", rows: item["rows"]?.integer,
                stored: stored, content: content)
            guard listed.files.updateValue(file, forKey: file.path) == nil else {
                throw ManifestFault(message: "it lists `\(file.path)` twice")
            }
            listed.paths.append(file.path)
        }
        return listed
    }

    private static func fixity(_ node: JSONNode?) -> ReleaseManifest.Fixity? {
        guard let bytes = node?["bytes"]?.integer, bytes >= 0, let digest = node?["sha256"], digest.kind == .string,
            digest.rawString.count == 64
        else { return nil }
        return ReleaseManifest.Fixity(bytes: bytes, sha256: digest.string)
    }
}

/// Why a manifest cannot be used, as one fragment.
struct ManifestFault: Error {
    let message: String
}
