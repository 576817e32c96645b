/// The one of the known names that a misspelt name most likely stands for, `nil` where none is near.
///
/// Near means at most a third of the name's characters changed, at least one: inserted, removed, replaced, or two
/// neighbours swapped (optimal string alignment). Of equally near names the first is taken.
///
/// Complexity: O(name × known names); names over 64 bytes are near to nothing.
public func nearestName(to name: String, among known: [String]) -> String? {
    let wanted = Array(name.utf8)
    guard wanted.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in known where candidate.utf8.count <= 64 {
        let other = Array(candidate.utf8)
        let limit = max(1, max(wanted.count, other.count) / 3)
        // Each byte that one has more than the other is a change.
        guard abs(wanted.count - other.count) <= limit else { continue }
        let distance = alignmentDistance(wanted, other)
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

private func alignmentDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1]
        for column in 0..<right.count {
            var distance = min(
                last[column] + (left[row] == right[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                distance = min(distance, beforeLast[column - 1] + 1)
            }
            current.append(distance)
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}
