/// A form of strings that the keyword `format` asserts. Targets above supply the ones that need more than text.
public protocol FormatChecker: Sendable {
    /// The name in a schema, such as `date`.
    var name: String { get }
    /// What a message calls it, such as `date`.
    var title: String { get }
    /// How to write it, as one fragment with an example.
    var help: String { get }

    /// Whether the characters, valid UTF-8, have the form. Allocates nothing.
    func accepts(_ text: UnsafeRawBufferPointer) -> Bool

    /// Why they have not, as one fragment; `nil` where they have.
    func fault(in text: UnsafeRawBufferPointer) -> String?
}

extension FormatChecker {
    /// Why the characters have not the form; `nil` where they have.
    public func fault(in text: UnsafeRawBufferPointer) -> String? {
        accepts(text) ? nil : "it has another form"
    }
}

/// The formats that a schema may name.
public struct FormatRegistry: Sendable {
    private var checkers: [String: any FormatChecker]

    /// A registry with the given formats; of two with one name the later stands.
    public init(_ checkers: [any FormatChecker]) {
        self.checkers = Dictionary(checkers.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    }

    /// The formats of the standard (validation, section 7.3), and `language-tag`.
    public static let standard = FormatRegistry([
        DateFormat(), TimeFormat(), DateTimeFormat(), DurationFormat(),
        EmailFormat(isInternational: false), EmailFormat(isInternational: true),
        HostNameFormat(isInternational: false), HostNameFormat(isInternational: true),
        IPAddressFormat(version: .four), IPAddressFormat(version: .six),
        URIFormat(allowsReference: false), URIFormat(allowsReference: true),
        URIFormat(allowsReference: false, isInternational: true),
        URIFormat(allowsReference: true, isInternational: true),
        URITemplateFormat(), JSONPointerFormat(), RelativeJSONPointerFormat(),
        UUIDFormat(), LanguageTagFormat(), PatternFormat(),
    ])

    /// The names, sorted.
    public var names: [String] { checkers.keys.sorted() }

    /// The format with a name.
    public subscript(name: String) -> (any FormatChecker)? { checkers[name] }

    /// This registry and another format.
    public func adding(_ checker: any FormatChecker) -> FormatRegistry {
        var result = self
        result.checkers[checker.name] = checker
        return result
    }
}
