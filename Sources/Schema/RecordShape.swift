/// The static shape of a schema's records: which properties there are, in the order declared, and how they nest.
///
/// Read from `properties` and `items` through `$ref` and `allOf`; what a schema says by other means (`anyOf`,
/// `patternProperties`) has the shape `any`. Exporters lay out their columns by it; rules find values by its roles.
public struct RecordShape: Sendable, Hashable {
    /// A declared property of an object.
    public struct Property: Sendable, Hashable {
        /// The property's name.
        public var name: String
        /// What it means to Chancery's rules, where the schema says so.
        public var role: Role?
        /// The shape of its value; `null` is allowed beside any shape.
        public var value: Shape

        /// Creates a property.
        public init(name: String, role: Role? = nil, value: Shape) {
            self.name = name
            self.role = role
            self.value = value
        }
    }

    /// The shape of one value.
    public indirect enum Shape: Sendable, Hashable {
        /// A string, number, boolean or null.
        case scalar
        /// An object with declared properties, in the order declared. It may have others where the schema allows.
        case object([Property])
        /// An array whose elements share a shape; the role is that of the elements.
        case array(Shape, role: Role?)
        /// Anything: the schema does not say by `properties` or `items`.
        case any
    }

    /// The properties of a record; empty where the schema declares none.
    public var properties: [Property]

    /// Creates a shape.
    public init(properties: [Property]) {
        self.properties = properties
    }
}
