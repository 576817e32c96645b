/// Sorted runs by size, as both sorters keep them: those at index n + 1 were merged from ``width`` at n and are older.
struct RunLevels<Run> {
    /// How many runs of one size are merged into one.
    let width: Int
    private var levels: [[Run]] = []

    init(width: Int) {
        self.width = width
    }

    /// Whether there is no run.
    var isEmpty: Bool { levels.isEmpty }

    /// All runs, the oldest first.
    var oldestFirst: [Run] { levels.reversed().flatMap { $0 } }

    /// Adds the newest run; where runs of one size have become `width`, they are merged, the oldest first.
    mutating func add<Failure: Error>(_ run: Run, merge: ([Run]) throws(Failure) -> Run) throws(Failure) {
        var run = run
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(run)
            guard levels[level].count == width else { return }
            run = try merge(levels[level])
            levels[level] = []
            level += 1
        }
    }

    /// Merges the runs of the smallest sizes until no more than `width` are left.
    mutating func narrow<Failure: Error>(merge: ([Run]) throws(Failure) -> Run) throws(Failure) {
        var level = 0
        while levels.reduce(0, { $0 + $1.count }) > width {
            let merged = try merge(levels[level])
            levels[level] = []
            level += 1
            if level == levels.count { levels.append([]) }
            levels[level].append(merged)
        }
    }

    /// Lets go of all runs.
    mutating func removeAll() {
        levels = []
    }
}
