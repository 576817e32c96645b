/// The codes that are one slip away from a misspelt one, the likeliest first: other case, two letters swapped, then one
/// letter replaced, missing or too many; at most three, in the order of the table.
///
/// Complexity: O(codes × length).
func nearestCodes(to code: String, among codes: [String]) -> [String] {
    let typed = Array(code.utf8)
    guard typed.count <= 64 else { return [] }
    let small = typed.map(\.lowercased)
    var found: [[String]] = [[], [], []]
    for candidate in codes {
        let known = Array(candidate.utf8)
        if known.map(\.lowercased) == small {
            found[0].append(candidate)
        } else if isSwapped(typed, known) {
            found[1].append(candidate)
        } else if isOneEditAway(typed, known) {
            found[2].append(candidate)
        }
    }
    return Array(found.joined().prefix(3))
}

extension UInt8 {
    fileprivate var lowercased: UInt8 { isCapital ? self + 0x20 : self }
}

/// Whether two texts differ in two neighbours that have changed places.
private func isSwapped(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count, let first = left.indices.first(where: { left[$0] != right[$0] }) else {
        return false
    }
    let second = first + 1
    return second < left.count && left[first] == right[second] && left[second] == right[first]
        && left[(second + 1)...] == right[(second + 1)...]
}

/// Whether one letter is replaced, inserted or removed.
private func isOneEditAway(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= 1 else { return false }
    let shared = zip(left, right).prefix { $0 == $1 }.count
    let leftRest = left[shared...]
    let rightRest = right[shared...]
    if left.count == right.count { return leftRest.dropFirst().elementsEqual(rightRest.dropFirst()) }
    return left.count > right.count
        ? leftRest.dropFirst().elementsEqual(rightRest) : leftRest.elementsEqual(rightRest.dropFirst())
}
