/// Normalization Form C (UAX #15), of which the standard library tells nothing.
enum NormalForm {
    /// Whether a label is in the form, if all its characters are such as IDNA2008 permits: their marks must be in
    /// canonical order, and none may compose with what stands before it, nor go before a mark that is part of it.
    static func isComposed(_ label: [Unicode.Scalar]) -> Bool {
        var starter: Unicode.Scalar?
        var previous: UInt8 = 0
        for scalar in label {
            let order = scalar.properties.canonicalCombiningClass.rawValue
            if order != 0, order < previous { return false }
            let follows = previous == 0 || previous < order
            if follows, let starter, let first = DomainNameTables.compositions[scalar], first.contains(starter) {
                return false
            }
            if order == 0 { starter = scalar }
            previous = order
        }
        return true
    }
}
