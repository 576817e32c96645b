import Testing

@testable import Schema

@Suite struct RoleTableTests {
    @Test func everyRoleIsFoundAtItsFirstPlace() {
        // Some of them share a hash: the same letters at both ends and in the middle.
        let names = (0..<40).map { "role_\($0)" } + ["axbxc", "aybxc", "azbxc", "", "a", "b"]
        var roles: [Role?] = [nil]
        for name in names { roles.append(Role(rawValue: name)) }
        roles += [nil, "role_7", "a"]
        let table = RoleTable(roles)
        for name in names {
            #expect(table[Role(rawValue: name)] == roles.firstIndex(of: Role(rawValue: name)), "\(name)")
        }
        #expect(table["awbxc"] == nil)
        #expect(table["role_40"] == nil)
        #expect(RoleTable([])["a"] == nil)
    }
}
