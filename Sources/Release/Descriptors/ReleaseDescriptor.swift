/// A file that describes a release to people or to other programs. One file in `Descriptors/`, one line below.
protocol ReleaseDescriptor: SendableMetatype {
    /// Its path below the release's folder.
    static var fileName: String { get }
    /// Its media type.
    static var mediaType: String { get }
    /// Its bytes.
    ///
    /// - Parameter manifest: the release; its files are the data and the schema.
    static func render(_ manifest: ReleaseManifest) -> [UInt8]
}

/// The descriptors that every release has.
enum ReleaseDescriptors {
    static let all: [any ReleaseDescriptor.Type] = [ReadmeDescriptor.self]
}
