/// Finds fields by their roles. Rules ask for dozens of roles in every record, so that a look-up must cost little more than
/// a comparison of two short strings.
///
/// Open addressing with steps of one, at most half full. The hash takes a few letters alone: a schema has some dozens of
/// roles, and where many share a hash a look-up compares them one by one.
struct RoleTable: Hashable, Sendable {
    private var roles: [Role?]
    private var positions: [Int]

    /// - Parameter roles: the role of each field. Where one is given twice the first stands.
    init(_ roles: [Role?]) {
        var size = 16
        while size < 2 * roles.count { size *= 2 }
        self.roles = Array(repeating: nil, count: size)
        positions = Array(repeating: 0, count: size)
        for (position, role) in roles.enumerated() {
            guard let role else { continue }
            let place = place(of: role)
            if self.roles[place] != nil { continue }
            self.roles[place] = role
            positions[place] = position
        }
    }

    /// The position of the field with a role, `nil` where no field has it.
    subscript(role: Role) -> Int? {
        let place = place(of: role)
        return roles[place] == nil ? nil : positions[place]
    }

    /// Where a role stands, or would stand.
    private func place(of role: Role) -> Int {
        let mask = roles.count - 1
        var place = Self.hash(role.rawValue.utf8) & mask
        while let other = roles[place], other.rawValue != role.rawValue { place = (place + 1) & mask }
        return place
    }

    private static func hash(_ letters: String.UTF8View) -> Int {
        letters.withContiguousStorageIfAvailable { letters in
            let count = letters.count
            if count == 0 { return 0 }
            return count &* 7 &+ Int(letters[count - 1]) &* 5 &+ Int(letters[count / 2]) &* 3 &+ Int(letters[0])
        } ?? letters.count
    }
}
