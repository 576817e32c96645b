import Synchronization

/// A table that is parsed when it is first used, once, by whichever thread comes first.
final class LazyTable<Table: Sendable>: Sendable {
    private let parsing = Mutex(())
    private let isParsed = Atomic(false)
    /// Invariant: written once, under the lock, before `isParsed` is set, and read only where that is; so that workers, who
    /// ask millions of times, never wait for each other.
    nonisolated(unsafe) private var parsed: Table?
    private let parse: @Sendable () throws(AuthorityTableError) -> Table

    init(_ parse: @escaping @Sendable () throws(AuthorityTableError) -> Table) {
        self.parse = parse
    }

    /// Parses the table now.
    func load() throws(AuthorityTableError) {
        _ = try loaded()
    }

    /// Parses the table now, where it is valid; where it is not, its use will say so.
    func prepare() {
        _ = try? loaded()
    }

    /// The table.
    ///
    /// Invariant: the bytes are valid. Those of a caller were loaded by the initialiser of ``AuthorityTables``, which
    /// throws where they are not; those of the program are fixed, and its tests load every one.
    var table: Table {
        do {
            return try loaded()
        } catch {
            preconditionFailure("an authority table of the program is not valid: \(error)")
        }
    }

    private func loaded() throws(AuthorityTableError) -> Table {
        if isParsed.load(ordering: .acquiring), let parsed { return parsed }
        return try parsing.withLock { _ throws(AuthorityTableError) in
            if let parsed { return parsed }
            let new = try parse()
            parsed = new
            isParsed.store(true, ordering: .releasing)
            return new
        }
    }
}
