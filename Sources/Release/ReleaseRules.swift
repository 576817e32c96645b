public import Diagnostics

/// A rule of verification as `chancery explain` shows it.
public struct ReleaseRule: Sendable, Hashable {
    /// The rule's id.
    public var id: RuleID
    /// The severity of its findings.
    public var severity: Severity
    /// What is demanded, as one sentence.
    public var summary: String
    /// Why it matters.
    public var rationale: String
}

/// The rules that a release is verified by.
public enum ReleaseRules {
    static let malformedManifest = ReleaseRule(
        id: "release/malformed-manifest", severity: .error,
        summary: "The release has a manifest, `release.json`, that can be read.",
        rationale: "The manifest names every file with its digests. Without it nothing can be verified.")
    static let missingFile = ReleaseRule(
        id: "release/missing-file", severity: .error, summary: "Every file that the release lists is there.",
        rationale:
            "A download that was cut short, or a file that was removed, leaves a dataset that is not the one cited.")
    static let extraFile = ReleaseRule(
        id: "release/extra-file", severity: .error, summary: "The release has no file that it does not list.",
        rationale: "A file that was added afterwards is not part of what was validated.")
    static let changedFile = ReleaseRule(
        id: "release/changed-file", severity: .error, summary: "Every file has the digests that the release lists.",
        rationale: "One changed byte makes another dataset under the same version.")
    static let unsafePath = ReleaseRule(
        id: "release/unsafe-path", severity: .error,
        summary: "The release holds plain files below its folder, and nothing else.",
        rationale: "A link, or a path that leads out of the folder, could make a reader overwrite or read other files.")
    static let damagedBundle = ReleaseRule(
        id: "release/damaged-bundle", severity: .error, summary: "The bundle can be read to its end.",
        rationale: "A bundle that is cut short or damaged holds at best a part of the release.")
    static let recompressed = ReleaseRule(
        id: "release/recompressed", severity: .note,
        summary: "A file was compressed again, and its content is that of the release.",
        rationale: """
            Different versions of zlib compress the same bytes differently. The digest of the content says that the data \
            are the same.
            """)

    /// All rules, by id.
    public static let all = [
        changedFile, damagedBundle, extraFile, malformedManifest, missingFile, recompressed, unsafePath,
    ]
}
