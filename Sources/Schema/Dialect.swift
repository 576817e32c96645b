import JSONText

/// A set of keywords with a URI (core, section 8.1.2), as far as it is known here.
enum Vocabulary: Hashable, Sendable {
    case core
    case applicator
    case unevaluated
    case validation
    case metaData
    case format
    case content
    /// Chancery's own; see `VocabularyKeyword`.
    case statements
}

/// The language that a schema resource is written in: which keywords mean something in it.
struct Dialect: Hashable, Sendable {
    /// What `$schema` says.
    struct Name: Hashable, Sendable {
        let uri: String

        static let standard = Name(uri: "https://json-schema.org/draft/2020-12/schema")
        static let draft2019 = Name(uri: "https://json-schema.org/draft/2019-09/schema")
        static let statements = Name(uri: "urn:chancery:dialect:1")

        private init(uri: String) { self.uri = uri }

        /// The dialect that a resource names; `nil` where it names none.
        init?(of resource: JSONNode) {
            guard let name = resource["$schema"], name.kind == .string else { return nil }
            uri = URIReference(name.string).withoutFragment
        }
    }

    var vocabularies: Set<Vocabulary>
    /// Whether it has the vocabulary that makes `format` an assertion.
    var assertsFormats = false
    /// Whether it is the draft before, which `$ref` may lead into: `items` may be a list there, with `additionalItems`.
    var isDraft2019 = false

    static let standard = Dialect(vocabularies: [
        .core, .applicator, .unevaluated, .validation, .metaData, .format, .content, .statements,
    ])
    static let draft2019 = Dialect(vocabularies: standard.vocabularies, isDraft2019: true)

    /// The dialects that are known without their meta-schemas.
    static let known: [Name: Dialect] = [.standard: .standard, .statements: .standard, .draft2019: .draft2019]

    static func isKnown(_ name: Name) -> Bool { known[name] != nil }

    /// The vocabulary with a URI, and whether it makes `format` an assertion; `nil` for one that is not known.
    static func vocabulary(_ uri: String) -> (vocabulary: Vocabulary, assertsFormats: Bool)? {
        switch uri {
        case "https://json-schema.org/draft/2020-12/vocab/core": (.core, false)
        case "https://json-schema.org/draft/2020-12/vocab/applicator": (.applicator, false)
        case "https://json-schema.org/draft/2020-12/vocab/unevaluated": (.unevaluated, false)
        case "https://json-schema.org/draft/2020-12/vocab/validation": (.validation, false)
        case "https://json-schema.org/draft/2020-12/vocab/meta-data": (.metaData, false)
        case "https://json-schema.org/draft/2020-12/vocab/format-annotation": (.format, false)
        case "https://json-schema.org/draft/2020-12/vocab/format-assertion": (.format, true)
        case "https://json-schema.org/draft/2020-12/vocab/content": (.content, false)
        case "urn:chancery:vocab:1": (.statements, false)
        default: nil
        }
    }
}

/// Knows the dialects of the resources at hand.
struct DialectReader {
    private var known = Dialect.known

    /// The dialect of a resource.
    ///
    /// - Throws: a fault where its meta-schema is not at hand, or demands a vocabulary that is not known.
    mutating func dialect(
        of resource: SchemaIndex.Resource, _ index: SchemaIndex, _ places: SchemaPlaces
    ) throws(SchemaFault) -> Dialect {
        if let dialect = known[resource.dialect] { return dialect }
        let place = resource.root.node["$schema"] ?? resource.root.node
        guard let metaschema = index.resources[resource.dialect.uri]?.root else {
            throw places.fault(
                place, resource.root.document,
                "`$schema` is \(quote(place)), a dialect that is not known and not at hand",
                help:
                    "write `\(Dialect.Name.standard.uri)`, or put the meta-schema with that `$id` into a folder, and name that with `--library`"
            )
        }
        var dialect = Dialect(vocabularies: [.core])
        if let list = metaschema.node["$vocabulary"] {
            guard list.kind == .object else {
                throw places.fault(
                    list, metaschema.document, "`$vocabulary` is \(quote(list))",
                    help: "write an object of URIs with `true` or `false`")
            }
            for (key, isRequired) in list.members {
                if let (vocabulary, assertsFormats) = Dialect.vocabulary(key.string) {
                    dialect.vocabularies.insert(vocabulary)
                    dialect.assertsFormats = dialect.assertsFormats || assertsFormats
                } else if isRequired.kind != .false {
                    throw places.fault(
                        key, metaschema.document,
                        "the vocabulary \(quote(key)) is required, and not known to this program",
                        help: "declare it with `false` where schemas make sense without it")
                }
            }
        } else {
            dialect = .standard
        }
        known[resource.dialect] = dialect
        return dialect
    }
}
